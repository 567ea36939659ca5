package figures

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorouting/compare/internal/stats"
)

// Document is a file of Markdown, cut into what is typed and what is made.
type Document struct {
	Name  string // the path from the root, with slashes
	parts []part
}

// part is some lines as they are typed, or a marker, in place of the lines to its end.
type part struct {
	text   string
	marker *marker
}

// Read returns the documents that may have markers: README.md and those of the folder docs below root.
func Read(root string) ([]Document, error) {
	paths, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		return nil, err
	}
	var all []Document
	for _, path := range append(paths, filepath.Join(root, "README.md")) {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return nil, err
		}
		d, err := parse(filepath.ToSlash(name), string(text))
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// Benchmarks returns the names of the benchmarks that the documents show, each once, besides those that compare itself runs.
func Benchmarks(documents []Document) []string {
	var names []string
	for _, d := range documents {
		for _, p := range d.parts {
			if m := p.marker; m != nil && m.isBenchmark() && m.kind != stats.RouterFamily && !slices.Contains(names, m.kind) {
				names = append(names, m.kind)
			}
		}
	}
	return names
}

// parse finds the markers of a document, and drops what is between them and their ends.
func parse(name, text string) (Document, error) {
	d := Document{Name: name}
	var open *marker
	n := 0
	for line := range strings.Lines(text) {
		n++
		place, bare := fmt.Sprintf("%s:%d", name, n), strings.TrimSuffix(line, "\n")
		switch isOpening := strings.HasPrefix(bare, opening) && strings.HasSuffix(bare, closing); {
		case isOpening && open != nil:
			return d, fmt.Errorf("%s: a marker before the %s of the one at %s", place, ending, open.place)
		case isOpening:
			m, err := parseMarker(place, bare)
			if err != nil {
				return d, err
			}
			open = m
			d.parts = append(d.parts, part{marker: m})
		case bare == ending && open == nil:
			return d, fmt.Errorf("%s: %s without a marker", place, ending)
		case bare == ending:
			open = nil
		case open == nil:
			d.parts = append(d.parts, part{text: line})
		}
	}
	if open != nil {
		return d, fmt.Errorf("%s: a marker without %s", open.place, ending)
	}
	return d, nil
}

// Render returns the text of the document with these figures.
func (d Document) Render(f *Figures) ([]byte, error) {
	var b strings.Builder
	for _, part := range d.parts {
		if part.marker == nil {
			b.WriteString(part.text)
			continue
		}
		k, err := part.marker.find()
		if err != nil {
			return nil, err
		}
		made, err := k.make(f, part.marker)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part.marker.place, err)
		}
		fmt.Fprintf(&b, "%s\n%s%s\n", part.marker.line, made, ending)
	}
	return []byte(b.String()), nil
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorouting/compare/internal/stats"
)

const (
	opening = "<!-- figures: "
	closing = " -->"
	ending  = "<!-- end -->"
)

// page is a document, cut into what is typed and what is made.
type page struct {
	name  string
	parts []part
}

// part is some lines as they are typed, or a marker, in place of the lines to its end.
type part struct {
	text   string
	marker *marker
}

// marker says what is to be shown.
type marker struct {
	place   string            // "README.md:12"
	line    string            // as it is typed
	kind    string            // "cost", or a benchmark's name
	options map[string]string // by key
}

// readPages reads every document of the root that may have markers.
func readPages(root string) ([]page, error) {
	paths, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, path := range append(paths, filepath.Join(root, "README.md")) {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return nil, err
		}
		p, err := parsePage(filepath.ToSlash(name), string(text))
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// parsePage finds the markers of a document, and drops what is between them and their ends.
func parsePage(name, text string) (page, error) {
	p := page{name: name}
	var open *marker
	n := 0
	for line := range strings.Lines(text) {
		n++
		place, bare := fmt.Sprintf("%s:%d", name, n), strings.TrimSuffix(line, "\n")
		switch isOpening := strings.HasPrefix(bare, opening) && strings.HasSuffix(bare, closing); {
		case isOpening && open != nil:
			return p, fmt.Errorf("%s: a marker before the %s of the one at %s", place, ending, open.place)
		case isOpening:
			m, err := parseMarker(place, bare)
			if err != nil {
				return p, err
			}
			open = m
			p.parts = append(p.parts, part{marker: m})
		case bare == ending && open == nil:
			return p, fmt.Errorf("%s: %s without a marker", place, ending)
		case bare == ending:
			open = nil
		case open == nil:
			p.parts = append(p.parts, part{text: line})
		}
	}
	if open != nil {
		return p, fmt.Errorf("%s: a marker without %s", open.place, ending)
	}
	return p, nil
}

func parseMarker(place, line string) (*marker, error) {
	words := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(line, opening), closing))
	if len(words) == 0 {
		return nil, fmt.Errorf("%s: the marker names nothing; want one of %s", place, kindNames())
	}
	m := &marker{place: place, line: line, kind: words[0], options: map[string]string{}}
	k, err := m.find()
	if err != nil {
		return nil, err
	}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		if !slices.Contains(k.options, key) || value == "" {
			return nil, fmt.Errorf("%s: %s takes no option %q; it knows %q, each as key=value", place, m.kind, word, k.options)
		}
		m.options[key] = value
	}
	return m, nil
}

// render returns the document with the figures of bench.
func (p page) render(bench *stats.Bench) ([]byte, error) {
	var b strings.Builder
	for _, part := range p.parts {
		if part.marker == nil {
			b.WriteString(part.text)
			continue
		}
		k, err := part.marker.find()
		if err != nil {
			return nil, err
		}
		made, err := k.make(bench, part.marker)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part.marker.place, err)
		}
		fmt.Fprintf(&b, "%s\n%s%s\n", part.marker.line, made, ending)
	}
	return []byte(b.String()), nil
}

package report

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// region matches a marked region of a document. The first comment contains a call, and the text after it is the result:
//
//	gin takes <!-- figures: ratio "gin" "hits" -->0.77 (0.71–0.83)<!-- end --> times as long.
//
// A region of whole lines, such as a table, has its comments on lines of their own.
var region = regexp.MustCompile(`(?s)<!-- figures: (.*?) -->(.*?)<!-- end -->`)

// marker begins a region. wellFormed searches for it to find regions without an end.
const marker = "<!-- figures:"

// fill returns a document with the figures of the run in its marked regions.
func (p *pages) fill(name, text string) (string, error) {
	var failed error
	filled := region.ReplaceAllStringFunc(text, func(all string) string {
		parts := region.FindStringSubmatch(all)
		figure, err := p.render(name, "figure", "{{"+parts[1]+"}}", nil)
		if err != nil && failed == nil {
			failed = fmt.Errorf("%s: <!-- figures: %s -->: %w", name, parts[1], err)
		}
		if strings.HasPrefix(parts[2], "\n") {
			figure = "\n" + figure + "\n"
		}
		return "<!-- figures: " + parts[1] + " -->" + figure + "<!-- end -->"
	})
	if failed != nil {
		return "", failed
	}
	return filled, wellFormed(name, text)
}

// wellFormed returns an error for a region without an end, and for a line that GitHub would show as HTML.
func wellFormed(name, text string) error {
	if strings.Contains(region.ReplaceAllString(text, ""), marker) {
		return fmt.Errorf("%s: a line has %s without <!-- end --> after it; add the end", name, marker)
	}
	for _, parts := range region.FindAllStringSubmatch(text, -1) {
		if strings.Contains(parts[2], marker) {
			return fmt.Errorf("%s: <!-- figures: %s --> has no <!-- end --> before the next marker; add the end", name, parts[1])
		}
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, marker) && strings.TrimSpace(line[strings.Index(line+"-->", "-->")+3:]) != "" {
			return fmt.Errorf("%s: a line begins with %s and goes on; GitHub would show the line as HTML: move the marker behind the first word", name, marker)
		}
	}
	return nil
}

// Documents returns README.md, the Markdown files of docs and the files of the report, by their names relative to root. All
// contain the figures of the run. It returns an error if two of them show different figures for one thing.
func (r Run) Documents(root string) (map[string][]byte, error) {
	p := r.pages()
	all := map[string][]byte{}
	report, err := p.files()
	if err != nil {
		return nil, err
	}
	if err := p.addSite(map[string][]byte{}, false); err != nil { // the site is not a document, but its figures must be the same
		return nil, err
	}
	for name, text := range report {
		all[Folder+"/"+name] = text
	}
	names, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		return nil, err
	}
	for _, path := range append(names, filepath.Join(root, "README.md")) {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return nil, err
		}
		name = filepath.ToSlash(name)
		filled, err := p.fill(name, string(text))
		if err != nil {
			return nil, err
		}
		all[name] = []byte(filled)
	}
	return all, nil
}

// Changed returns the sorted names of those files that are missing below root, or have other contents there.
func Changed(root string, files map[string][]byte) ([]string, error) {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
		if err != nil || !bytes.Equal(text, files[name]) {
			names = append(names, name)
		}
	}
	return names, nil
}

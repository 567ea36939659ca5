package report

import (
	"path/filepath"
	"slices"

	"gorouting/compare/internal/behaviour"
)

// DiffPage is the page on what clients notice when one router replaces another.
type DiffPage struct {
	File string // the file of routes
	behaviour.Migration
}

// Markdown returns the page. Its text is in templates/own/diff.md.
func (p DiffPage) Markdown() ([]byte, error) { return ownPage("diff.md", p) }

// Name returns the name of the file without its folder.
func (p DiffPage) Name() string { return filepath.Base(p.File) }

// Both returns the findings about the two routers.
func (p DiffPage) Both() []outcome {
	return []outcome{{p.File, []string{p.From.Name}, p.From}, {p.File, []string{p.To.Name}, p.To}}
}

// impact groups the changes that have the same impact on a client.
type impact struct {
	Name    behaviour.Impact
	Changes []behaviour.Change
}

// Impacts returns the changes by impact, the most harmful impact first.
func (p DiffPage) Impacts() []impact {
	var all []impact
	for _, name := range behaviour.Impacts() {
		changes := slices.DeleteFunc(slices.Clone(p.Changes), func(c behaviour.Change) bool { return c.Impact != name })
		if len(changes) > 0 {
			all = append(all, impact{name, changes})
		}
	}
	return all
}

package report

import (
	"bytes"
	"math"
	"path/filepath"
	"slices"
	"text/template"
	"time"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/routes"
)

// RoutesPage is the page about a user's own routes: which libraries accept them, how their answers differ, and what requests
// cost.
type RoutesPage struct {
	File    string // the file of routes
	Read    *routefile.File
	Table   *routes.Table
	Command string // the command that wrote the page
	Date    time.Time
	Go      string          // the version of Go
	Found   []behaviour.Own // nil if no library was asked
	Bench   *bench.Results  // nil if nothing was measured
}

// Markdown returns the page. Its text is in templates/own/routes.md.
func (p RoutesPage) Markdown() ([]byte, error) { return ownPage("routes.md", p) }

// ownPage executes a template of the folder own.
func ownPage(name string, data any) ([]byte, error) {
	functions := template.FuncMap{"plain": Plain, "code": Code, "list": List, "plural": plural, "thousands": thousands, "groups": routefile.Groups, "indent": indent}
	t, err := template.New(name).Funcs(functions).ParseFS(templates, "templates/own/*.md")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, data)
	return b.Bytes(), err
}

// plural returns a number of things: "1 route", "1,387 routes".
func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return thousands(n) + " " + thing
}

// Name returns the name of the file without its folder.
func (p RoutesPage) Name() string { return filepath.Base(p.File) }

// Day returns the date of the page.
func (p RoutesPage) Day() string { return p.Date.UTC().Format(time.DateOnly) }

// Busy returns the percentage of the processor time that other programs used during the measurement. It returns 0 below 10 %,
// because the times are then reliable.
func (p RoutesPage) Busy() int {
	if p.Bench == nil || len(p.Bench.Others) == 0 {
		return 0
	}
	if percent := int(100 * slices.Max(p.Bench.Others)); percent >= 10 {
		return percent
	}
	return 0
}

// folded is a list. A page shows the items in First at once, and those in More after a click.
type folded[T any] struct{ First, More []T }

// fold folds a list. It never hides a single item.
func fold[T any](all []T) folded[T] {
	const few = 3
	if len(all) <= few+1 {
		return folded[T]{First: all}
	}
	return folded[T]{all[:few], all[few:]}
}

// located is a route and the line that it is on.
type located struct {
	File  string
	Line  int
	Route string
}

func (p RoutesPage) at(r routes.Route) located { return located{p.Name(), r.Line, r.String()} }

// overlap is a pair of overlapping routes. Both match Path, and the route Wins answers it.
type overlap struct {
	Wins, Loses located
	Path        string
}

// Overlaps returns the routes that overlap.
func (p RoutesPage) Overlaps() []overlap {
	var all []overlap
	for _, o := range p.Table.Overlaps(math.MaxInt) {
		all = append(all, overlap{p.at(p.Table.Routes[o.Wins]), p.at(p.Table.Routes[o.Loses]), o.Path})
	}
	return all
}

// Folded returns the overlapping routes as a folded list.
func (p RoutesPage) Folded() folded[overlap] { return fold(p.Overlaps()) }

// outcome is a finding about a library. Names are the configurations that share it.
type outcome struct {
	File  string
	Names []string
	behaviour.Own
}

// Total returns the number of routes in the table.
func (o outcome) Total() int { return len(o.Kept.Routes) + len(o.Own.Refusals) }

// Refused returns the refusals, with the lines of the routes.
func (o outcome) Refused() folded[refusal] {
	var all []refusal
	for _, r := range o.Own.Refusals {
		one := refusal{Route: locate(o.File, r.Route), Text: r.Text}
		if r.With != nil {
			with := locate(o.File, *r.With)
			one.With = &with
		}
		all = append(all, one)
	}
	return fold(all)
}

// Differences returns the ways in which the library's answers differ from the table.
func (o outcome) Differences() folded[behaviour.Cause] { return fold(o.Kit.Causes) }

// refusal is a route that a library refuses. With is the route that it conflicts with, or nil.
type refusal struct {
	Route located
	With  *located
	Text  string
}

func locate(file string, r library.Route) located {
	return located{filepath.Base(file), r.Line, r.Method + " " + r.Pattern}
}

// outcomes returns the findings as outcomes. Two configurations of a library share an outcome if the function same says so.
func outcomes(file string, all []behaviour.Own, same func(a, b behaviour.Own) bool) []outcome {
	var merged []outcome
	for _, o := range all {
		last := len(merged) - 1
		if last >= 0 && merged[last].Library == o.Library && same(merged[last].Own, o) {
			merged[last].Names = append(merged[last].Names, o.Name)
			continue
		}
		merged = append(merged, outcome{file, []string{o.Name}, o})
	}
	return merged
}

// Refusing returns the libraries that refuse routes.
func (p RoutesPage) Refusing() []outcome {
	all := outcomes(p.File, p.Found, func(a, b behaviour.Own) bool {
		return slices.EqualFunc(a.Refusals, b.Refusals, func(a, b library.Refusal) bool { return a.Route == b.Route && a.Text == b.Text })
	})
	return slices.DeleteFunc(all, func(o outcome) bool { return len(o.Own.Refusals) == 0 })
}

// Accepting returns the names of the libraries that accept all routes.
func (p RoutesPage) Accepting() []string {
	var names []string
	for _, o := range p.Found {
		if len(o.Refusals) == 0 && o.Name == o.Library {
			names = append(names, o.Name)
		}
	}
	return names
}

// Answering returns how each library answers.
func (p RoutesPage) Answering() []outcome {
	return outcomes(p.File, p.Found, func(a, b behaviour.Own) bool { return a.Asked == b.Asked && slices.Equal(a.Kit.Causes, b.Kit.Causes) })
}

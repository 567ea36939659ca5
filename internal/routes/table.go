// Package routes reads and checks tables of routes, and works out the answer that a table requires for a request.
// docs/any-table.md has the rules. The package shares no code with any router.
package routes

import (
	"fmt"
	"slices"
	"strings"
)

// Table is a valid list of routes. Make one with Parse or New, and do not change its routes.
type Table struct {
	Routes []Route // in the order of the text
	Doubts []Doubt // warnings, in the order of the text

	// HEAD says that the GET route serves HEAD as well, unless there is a HEAD route, and that Allow lists HEAD wherever it
	// lists GET (RFC 9110 §9.1, §9.3.2). If it is false, HEAD is a method like any other.
	HEAD bool

	// OPTIONS says that every path with a route answers OPTIONS with 204 and Allow, unless there is an OPTIONS route, and that
	// Allow lists OPTIONS everywhere (RFC 9110 §9.3.7). If it is false, OPTIONS is a method like any other.
	OPTIONS bool

	// OwnWords says that a router may refuse a request in its own words. Then only the status and the set of methods in Allow
	// count. If it is false, the body and headers of docs/contract.md are required.
	OwnWords bool

	drawers map[drawer][]place // all patterns; see Candidates
}

// place says where a pattern is in a table.
type place struct{ route, pattern int }

// drawer is what the patterns have in common that Candidates looks at together.
type drawer struct {
	segments int    // their number; 0 for patterns with a Rest
	at       int    // the place of the last segment with plain text, which few patterns share; -1 without one
	text     string // this text
}

// drawer returns the drawer of the pattern.
func (p Pattern) drawer() drawer {
	d := drawer{segments: len(p), at: -1}
	if p.HasRest() {
		d.segments = 0
	}
	for i, s := range p {
		if s.Text != "" {
			d.at, d.text = i, s.Text
		}
	}
	return d
}

// AnyMethod is the method of a route that serves every method.
const AnyMethod = "*"

// Route is a row of a table.
type Route struct {
	Method  string // a token (RFC 9110 §5.6.2), case-sensitive, or AnyMethod
	Pattern string // as written: "/api/widgets/{slug}"
	Name    string // a Go identifier; routes with the same name share a handler, and their parameters agree

	// Patterns is the pattern, read. If its end is optional ("{/}" or "{/name...}"), there are two: first the shorter one, without the end.
	Patterns []Pattern

	Line int // the line of the text, from 1; in a table made by New, the number of the route

	// Groups are the names of the middleware that a request passes before it gets to the handler, the outermost first. They are Go
	// identifiers. Answers do not depend on them, and only package gen reads them.
	Groups []string
}

// String returns the route as "METHOD /pattern".
func (r Route) String() string { return r.Method + " " + r.Pattern }

// full returns the longest pattern of the route. It has all parameters.
func (r Route) full() Pattern { return r.Patterns[len(r.Patterns)-1] }

// Params returns the parameters, in the order of the pattern. The handler gets a value for each; for an optional rest that is missing,
// the value is "".
func (r Route) Params() []Segment {
	var all []Segment
	for _, s := range r.full() {
		if s.IsParam() {
			all = append(all, s)
		}
	}
	return all
}

// sharesHandler reports whether one handler can serve both routes: their parameters have the same names and types, in the same order.
func (r Route) sharesHandler(o Route) bool {
	return slices.EqualFunc(r.Params(), o.Params(), func(a, b Segment) bool {
		return a.Name == b.Name && (a.Kind == Int) == (b.Kind == Int)
	})
}

// Static reports whether the route has no parameter.
func (r Route) Static() bool { return r.full().Static() }

// Sample returns a path that the route matches. If the end of the pattern is optional, the path is without it.
func (r Route) Sample() string { return r.Patterns[0].Sample() }

// finish fills in the fields that are derived from Routes.
func (t *Table) finish() *Table {
	t.drawers = map[drawer][]place{}
	for i, r := range t.Routes {
		for k, p := range r.Patterns {
			d := p.drawer()
			t.drawers[d] = append(t.drawers[d], place{i, k})
		}
	}
	return t
}

// Only returns a table of the routes with these indexes, in this order, without warnings. It panics if an index is out of
// range.
func (t *Table) Only(indexes ...int) *Table {
	some := &Table{HEAD: t.HEAD, OPTIONS: t.OPTIONS, OwnWords: t.OwnWords}
	for _, i := range indexes {
		some.Routes = append(some.Routes, t.Routes[i])
	}
	return some.finish()
}

// Apart returns a copy of the table without groups. Each route has a name of its own: the second route called putUser becomes putUser2.
// Programs that tell routes apart by their names need such a table.
func (t *Table) Apart() *Table {
	apart := &Table{Doubts: t.Doubts, HEAD: t.HEAD, OPTIONS: t.OPTIONS, OwnWords: t.OwnWords}
	taken, given := map[string]bool{}, map[string]bool{}
	for _, r := range t.Routes {
		given[r.Name] = true
	}
	for _, r := range t.Routes {
		name := r.Name
		for n := 2; taken[name] || name != r.Name && given[name]; n++ {
			name = fmt.Sprintf("%s%d", r.Name, n)
		}
		taken[name] = true
		r.Name, r.Groups = name, nil
		apart.Routes = append(apart.Routes, r)
	}
	return apart.finish()
}

// Texts returns the texts of all segments and lists in the order of the table, without repeats and without the empty text.
func (t *Table) Texts() []string {
	var all []string
	seen := map[string]bool{"": true}
	for _, r := range t.Routes {
		for _, s := range r.full() {
			for _, text := range append([]string{s.Text}, s.Texts...) {
				if !seen[text] {
					seen[text] = true
					all = append(all, text)
				}
			}
		}
	}
	return all
}

// Groups returns the groups of all routes in the order of the table, without repeats.
func (t *Table) Groups() []string {
	var all []string
	for _, r := range t.Routes {
		for _, group := range r.Groups {
			if !slices.Contains(all, group) {
				all = append(all, group)
			}
		}
	}
	return all
}

// Methods returns the methods of all routes, sorted, without repeats and without AnyMethod.
func (t *Table) Methods() []string {
	var all []string
	for _, r := range t.Routes {
		if r.Method != AnyMethod {
			all = append(all, r.Method)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Row returns the route as a line of a table.
func (r Route) Row() string { return r.String() + " " + r.Handler() }

// Handler returns the name of the route and its groups, as in a table: "listUsers @auth @admin".
func (r Route) Handler() string {
	text := r.Name
	for _, group := range r.Groups {
		text += " @" + group
	}
	return text
}

// String returns the table as text that Parse reads.
func (t *Table) String() string {
	var text strings.Builder
	for _, r := range t.Routes {
		fmt.Fprintln(&text, r.Row())
	}
	return text.String()
}

// Package routes holds tables of routes: it reads them, orders them, and says what a table wants for a request. The rules are
// in docs/any-table.md. It knows nothing of net/http and shares no code with any router.
package routes

import (
	"fmt"
	"slices"
	"strings"
)

// Table is routes that have been found valid. Make one with Parse or New, and leave its routes as they are.
type Table struct {
	Routes []Route // in the order in which they were written
	Doubts []Doubt // what may not be meant as it was read, in the order in which it stands there

	// HEAD says that HEAD goes where GET goes, unless it has a route of its own, and that Allow has it wherever it has GET
	// (RFC 9110 §9.1, §9.3.2). If it is false, HEAD is a method like any other.
	HEAD bool

	// OPTIONS says that OPTIONS is answered with 204 and Allow on every path that has a route, unless it has an OPTIONS route,
	// and that Allow has it everywhere (RFC 9110 §9.3.7). If it is false, OPTIONS is a method like any other.
	OPTIONS bool

	// OwnWords says that a router may refuse a request in its own words: then only the status and the set of methods in
	// Allow count. If it is false, the words are those of docs/contract.md.
	OwnWords bool

	shorter map[int][]int // the indexes of the routes without a Rest, by how many segments they have
	longer  []int         // the indexes of the routes with a Rest
}

// Route is a row of a table.
type Route struct {
	Method   string // a token (RFC 9110 §5.6.2); case counts
	Pattern  string // as it was written: "/api/widgets/{slug}"
	Name     string // a Go identifier, unique in the table
	Segments []Segment
	Line     int // where it was written, from 1; in a table made by New, which of its routes it is
}

// String returns the route as "METHOD /pattern".
func (r Route) String() string { return r.Method + " " + r.Pattern }

// Segment is a part of a pattern.
type Segment struct {
	Kind Kind
	Text string // of a Text, the bytes that it matches, which are none for "{$}" and for "/"; otherwise the parameter's name
}

// Kind says what a segment matches. The kinds stand in the order in which they win: Text before Int before Any before Rest.
type Kind int

const (
	Text Kind = iota // its own bytes
	Int              // {name:int}: ASCII digits with a value of 1 … math.MaxInt
	Any              // {name}: one segment of any bytes, not empty
	Rest             // {name...}: the rest of the path, slashes included, perhaps empty
)

// finish fills in what is derived from the routes.
func (t *Table) finish() *Table {
	t.shorter = map[int][]int{}
	for i, r := range t.Routes {
		if r.hasRest() {
			t.longer = append(t.longer, i)
		} else {
			t.shorter[len(r.Segments)] = append(t.shorter[len(r.Segments)], i)
		}
	}
	return t
}

// Only returns the table with those routes alone that have these indexes, in the order given. It panics if there is no such route.
func (t *Table) Only(indexes ...int) *Table {
	some := &Table{HEAD: t.HEAD, OPTIONS: t.OPTIONS, OwnWords: t.OwnWords}
	for _, i := range indexes {
		some.Routes = append(some.Routes, t.Routes[i])
	}
	return some.finish()
}

func (r Route) hasRest() bool {
	return len(r.Segments) > 0 && r.Segments[len(r.Segments)-1].Kind == Rest
}

// Static reports whether the pattern has no parameter.
func (r Route) Static() bool {
	return !slices.ContainsFunc(r.Segments, func(s Segment) bool { return s.Kind != Text })
}

// With returns the pattern's path with a value for each segment that is not Text: what value returns for it.
func (r Route) With(value func(s Segment) string) string {
	var path strings.Builder
	for _, s := range r.Segments {
		path.WriteByte('/')
		if s.Kind == Text {
			path.WriteString(s.Text)
		} else {
			path.WriteString(value(s))
		}
	}
	return path.String()
}

// Sample returns a path that the pattern matches: "foo" for an Any, "7" for an Int, "foo/bar" for a Rest.
func (r Route) Sample() string { return r.With(Segment.Sample) }

// Sample returns a value that the segment matches.
func (s Segment) Sample() string {
	switch s.Kind {
	case Int:
		return "7"
	case Any:
		return "foo"
	case Rest:
		return "foo/bar"
	}
	return s.Text
}

// Texts returns the texts of all segments, each once, in the order in which they first stand; the empty one is left out.
func (t *Table) Texts() []string {
	var all []string
	seen := map[string]bool{"": true}
	for _, r := range t.Routes {
		for _, s := range r.Segments {
			if s.Kind == Text && !seen[s.Text] {
				seen[s.Text] = true
				all = append(all, s.Text)
			}
		}
	}
	return all
}

// Methods returns the methods of all routes, each once, sorted.
func (t *Table) Methods() []string {
	var all []string
	for _, r := range t.Routes {
		all = append(all, r.Method)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// String returns the table as text that Parse reads.
func (t *Table) String() string {
	var text strings.Builder
	for _, r := range t.Routes {
		fmt.Fprintf(&text, "%s %s %s\n", r.Method, r.Pattern, r.Name)
	}
	return text.String()
}

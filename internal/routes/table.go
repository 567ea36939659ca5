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

	shorter map[int][]int // indexes of the routes without a Rest, by their number of segments
	longer  []int         // indexes of the routes with a Rest
}

// Route is a row of a table.
type Route struct {
	Method   string // a token (RFC 9110 §5.6.2); case-sensitive
	Pattern  string // as written: "/api/widgets/{slug}"
	Name     string // a Go identifier, unique in the table
	Segments []Segment
	Line     int // the line of the text, from 1; in a table made by New, the number of the route
}

// String returns the route as "METHOD /pattern".
func (r Route) String() string { return r.Method + " " + r.Pattern }

// Segment is a part of a pattern.
type Segment struct {
	Kind Kind
	Text string // the bytes that a Text matches (none for "{$}" and "/"), or the name of a parameter
}

// Kind says what a segment matches. An earlier kind wins over a later one.
type Kind int

const (
	Text Kind = iota // the bytes of the text
	Int              // {name:int}: ASCII digits with a value of 1 … math.MaxInt
	Any              // {name}: one segment of any bytes, not empty
	Rest             // {name...}: the rest of the path, slashes included, perhaps empty
)

// finish fills in the fields that are derived from Routes.
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

// Only returns a table of the routes with these indexes, in this order, without warnings. It panics if an index is out of
// range.
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

// With returns a path for the pattern. It calls value(s) for the text of each parameter s.
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

// Sample returns a path that the pattern matches: "/users/7/foo" for "/users/{id:int}/{name}".
func (r Route) Sample() string { return r.With(Segment.Sample) }

// Sample returns a value that the segment matches: "7" for an Int, "foo" for an Any, "foo/bar" for a Rest.
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

// Texts returns the texts of all segments in the order of the table, without repeats and without the empty text.
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

// Methods returns the methods of all routes, sorted, without repeats.
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

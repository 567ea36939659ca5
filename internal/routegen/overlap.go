package routegen

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// mostOverlaps is the number of overlapping pairs after which overlaps stops. Among thousands of routes there can be millions.
const mostOverlaps = 1000

// overlaps returns an error for each pair of overlapping routes, up to mostOverlaps.
func (c *config) overlaps(t *routes.Table) routes.Errors {
	var all routes.Errors
	for _, x := range t.Overlaps(mostOverlaps) {
		wins, loses, serves := t.Routes[x.Wins], t.Routes[x.Loses], t.Routes[x.Wins]
		if x.Third >= 0 {
			serves = t.Routes[x.Third]
		}
		text := fmt.Sprintf("%q overlaps %q of line %d: both match %s, and %s serves it", loses, wins, wins.Line, x.Path, serves.Name)
		if hint := apart(loses, wins); hint != "" {
			text += "; with " + hint + ", they would not overlap"
		}
		all = append(all, &routes.Error{File: c.fileName(), Line: loses.Line, Column: 1, Text: text})
	}
	return all
}

// apart suggests how to keep two overlapping routes apart: it returns a parameter that should be a number, such as "{id:int}".
// It considers only parameters with a name that is typical of numbers. It returns "" if none of them helps.
func apart(a, b routes.Route) string {
	for _, pair := range [][2]routes.Route{{a, b}, {b, a}} {
		for _, s := range pair[0].Params() {
			if s.Kind != routes.String || !isNumberName(s.Name) {
				continue
			}
			number := s
			number.Kind = routes.Int
			if !overlap(changed(pair[0], s.Name, number), pair[1].Patterns) {
				return number.String()
			}
		}
	}
	return ""
}

// changed returns the patterns of the route with another segment for the parameter.
func changed(r routes.Route, name string, s routes.Segment) []routes.Pattern {
	var all []routes.Pattern
	for _, p := range r.Patterns {
		p = slices.Clone(p)
		for k := range p {
			if p[k].Name == name {
				p[k] = s
			}
		}
		all = append(all, p)
	}
	return all
}

// overlap reports whether a path matches one of the patterns a and one of the patterns b.
func overlap(a, b []routes.Pattern) bool {
	for _, p := range a {
		for _, q := range b {
			if _, both := p.Common(q); both {
				return true
			}
		}
	}
	return false
}

// isNumberName reports whether a name is typical of numbers, such as userId or number.
func isNumberName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "id") || strings.HasSuffix(name, "number")
}

package routegen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// overlaps returns an error for each pair of overlapping routes.
func (c *config) overlaps(t *routes.Table) routes.Errors {
	var all routes.Errors
	for _, x := range t.Overlaps() {
		wins, loses := t.Routes[x.Wins], t.Routes[x.Loses]
		text := fmt.Sprintf("%q overlaps %q of line %d: both match %s, and %s serves it", loses, wins, wins.Line, x.Path, wins.Name)
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
		for k, s := range pair[0].Segments {
			if s.Kind != routes.Any || !isNumberName(s.Text) {
				continue
			}
			changed := pair[0]
			changed.Segments = append([]routes.Segment(nil), changed.Segments...)
			changed.Segments[k].Kind = routes.Int
			if _, both := changed.Common(pair[1]); !both {
				return "{" + s.Text + ":int}"
			}
		}
	}
	return ""
}

// isNumberName reports whether a name is typical of numbers, such as userId or number.
func isNumberName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "id") || strings.HasSuffix(name, "number")
}

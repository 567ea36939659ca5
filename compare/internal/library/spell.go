package library

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// syntax is how a library writes patterns. A % is replaced by the parameter's name.
type syntax struct {
	any, int, rest string // "{%}", "{%:[0-9]+}", "{%...}"
	end            string // the last segment of a pattern that ends in a slash

	special string // characters that begin a parameter; a text cannot contain them …
	escaped string // … except these, after a backslash
}

// spell returns the route's pattern in the library's syntax. If that is impossible, it panics, as a library does for a route
// that it refuses.
func (s syntax) spell(r routes.Route) string {
	var pattern strings.Builder
	for _, segment := range r.Segments {
		pattern.WriteByte('/')
		switch {
		case segment.Kind == routes.Int:
			pattern.WriteString(strings.ReplaceAll(s.int, "%", segment.Text))
		case segment.Kind == routes.Any:
			pattern.WriteString(strings.ReplaceAll(s.any, "%", segment.Text))
		case segment.Kind == routes.Rest:
			pattern.WriteString(strings.ReplaceAll(s.rest, "%", segment.Text))
		case segment.Text == "":
			pattern.WriteString(s.end)
		default:
			pattern.WriteString(s.text(segment.Text))
		}
	}
	return pattern.String()
}

// text returns a text with a backslash before each character that would begin a parameter.
func (s syntax) text(text string) string {
	if !strings.ContainsAny(text, s.special) {
		return text
	}
	var spelt strings.Builder
	for _, c := range text {
		if strings.ContainsRune(s.escaped, c) {
			spelt.WriteByte('\\')
		} else if strings.ContainsRune(s.special, c) {
			panic(fmt.Sprintf("%q contains %q, which begins a parameter; the documentation has no way to escape it", text, c))
		}
		spelt.WriteRune(c)
	}
	return spelt.String()
}

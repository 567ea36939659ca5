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

	special string // characters that begin a parameter, so that texts cannot contain them …
	escaped string // … except these, after a backslash
}

// spell returns the route's pattern in the library's syntax. It panics, as libraries do, if there is no such pattern.
func (s syntax) spell(r routes.Route) string {
	var pattern strings.Builder
	for _, segment := range r.Segments {
		form := map[routes.Kind]string{routes.Int: s.int, routes.Any: s.any, routes.Rest: s.rest}[segment.Kind]
		switch {
		case segment.Kind != routes.Text:
			form = strings.ReplaceAll(form, "%", segment.Text)
		case segment.Text == "":
			form = s.end
		default:
			form = s.text(segment.Text)
		}
		pattern.WriteString("/" + form)
	}
	return pattern.String()
}

// text returns a text with a backslash before each character that would begin a parameter.
func (s syntax) text(text string) string {
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

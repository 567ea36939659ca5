package library

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// spelling is how a library writes patterns. In the forms of parameters, % stands for the name.
type spelling struct {
	any, int, rest string // "{%}", "{%:[0-9]+}", "{%...}"
	end            string // the last segment of a pattern for a path that ends in a slash, if that is not empty

	special string // what cannot stand in a text, because it begins a parameter …
	escaped string // … unless it is one of these, and a backslash stands before it
}

// spell returns the route's pattern in the library's words. It panics, as a library does, if the library has none for it.
func (s spelling) spell(r routes.Route) string {
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

// text returns a text with a backslash before what would begin a parameter.
func (s spelling) text(text string) string {
	var spelt strings.Builder
	for _, c := range text {
		if strings.ContainsRune(s.escaped, c) {
			spelt.WriteByte('\\')
		} else if strings.ContainsRune(s.special, c) {
			panic(fmt.Sprintf("%q has a %q in it, which begins a parameter; there is no documented way to write it", text, c))
		}
		spelt.WriteRune(c)
	}
	return spelt.String()
}

package library

import (
	"fmt"
	"regexp"
	"strings"

	"gorouting/internal/routes"
)

// syntax is how a library writes patterns. In its fields, a % is replaced by the parameter's name.
type syntax struct {
	any, int, rest string // "{%}", "{%:[0-9]+}", "{%...}"
	list           string // "{%:(?:|)}"; the | is replaced by a regular expression for the texts. "" if the library has no lists
	end            string // the last segment of a pattern that ends in a slash

	// beside writes a parameter with text beside it. It panics if the library would read the result otherwise. It is nil if a library
	// has no parameters with text beside them.
	beside func(before, parameter, after string) string

	special string // characters that begin a parameter; a text cannot contain them …
	escaped string // … except these, after a backslash
	ends    string // characters that end the name of a parameter, although a table allows them in names
}

// spell returns the route's pattern in the library's syntax. The route has one pattern; see single. If the library cannot say the
// pattern, spell panics, as a library does for a route that it refuses.
func (s syntax) spell(r routes.Route) string {
	var pattern strings.Builder
	for _, one := range r.Patterns[0] {
		pattern.WriteByte('/')
		switch {
		case one.Kind != routes.Text:
			pattern.WriteString(s.parameter(one))
		case one.Text == "":
			pattern.WriteString(s.end)
		default:
			pattern.WriteString(s.text(one.Text))
		}
	}
	return pattern.String()
}

// prefix returns the prefix of a mount in the library's syntax.
func (s syntax) prefix(prefix string) string {
	t, err := routes.Parse("mount", "GET "+prefix)
	if err != nil {
		panic(err)
	}
	return s.spell(t.Routes[0])
}

// parameter returns a segment with a parameter.
func (s syntax) parameter(one routes.Segment) string {
	if i := strings.IndexAny(one.Name, s.ends); i >= 0 {
		panic(fmt.Sprintf("%q ends the name of the parameter %q; rename it", one.Name[i:i+1], one.Name))
	}
	form := map[routes.Kind]string{routes.List: s.list, routes.Int: s.int, routes.String: s.any, routes.Rest: s.rest}[one.Kind]
	if form == "" && one.Kind == routes.List {
		panic(fmt.Sprintf("there is no parameter for a list of texts, such as %s", one))
	}
	spelt := strings.ReplaceAll(form, "%", one.Name)
	if one.Kind == routes.List {
		var texts []string
		for _, text := range one.Texts {
			texts = append(texts, regexp.QuoteMeta(text))
		}
		spelt = strings.ReplaceAll(spelt, "|", strings.Join(texts, "|"))
	}
	switch {
	case !one.IsBeside():
		return spelt
	case s.beside == nil:
		panic(fmt.Sprintf("a parameter is a whole segment, and %q has text beside it", one))
	}
	return s.beside(s.text(one.Before), spelt, s.text(one.After))
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

// joined is a syntax.beside for libraries that allow text before and after a parameter.
func joined(before, parameter, after string) string { return before + parameter + after }

// onlyBefore is a syntax.beside for libraries with parameters that reach to the next slash: they read ":id.json" as a parameter named
// "id.json".
func onlyBefore(before, parameter, after string) string {
	if after != "" {
		panic(fmt.Sprintf("the name of a parameter reaches to the next slash, so %q would be the parameter %q", parameter+after, parameter+after))
	}
	return before + parameter
}

// refuseAny panics if a route is for every method. Libraries without such routes call it.
func refuseAny(r routes.Route) {
	if r.Method == routes.AnyMethod {
		panic("there is no route for every method; add one for each method")
	}
}

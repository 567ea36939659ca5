package routes

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// Doubt is a place in a table that is read, but perhaps not as its writer meant it.
type Doubt struct {
	Error // the place, what stands there, and what would be right

	Foreign bool // it is text that another router takes for a parameter, like ":id"
}

// standard is the methods of RFC 9110 §9.3 and RFC 5789.
var standard = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodConnect, http.MethodOptions, http.MethodTrace,
}

// doubt notes what may not be meant in a route that was read from these fields.
func (p *parser) doubt(r Route, fields []field) {
	if upper := strings.ToUpper(r.Method); upper != r.Method && slices.Contains(standard, upper) {
		p.doubtAt(fields[0].column, false, "%q: %q is a method of its own, because case counts; did you mean %s?", r, r.Method, upper)
	}
	column := fields[1].column + 1
	for i, part := range strings.Split(r.Pattern[1:], "/") {
		if isForeign(r.Segments[i]) {
			p.doubtAt(column, true, "%q: %q is text here; want %s for a parameter", r, part, parameterFor(part, i == len(r.Segments)-1))
		}
		column += len(part) + 1
	}
}

func (p *parser) doubtAt(column int, foreign bool, format string, args ...any) {
	p.doubts = append(p.doubts, Doubt{Error{p.file, p.line, column, fmt.Sprintf(format, args...)}, foreign})
}

// isForeign reports whether a segment is text that gin, echo, httprouter and others take for a parameter: ":id", "*path", "*".
func isForeign(s Segment) bool {
	return s.Kind == Text && len(s.Text) > 1 && (s.Text[0] == ':' || s.Text[0] == '*') || s.Kind == Text && s.Text == "*"
}

// parameterFor returns the parameter that stands for a foreign one: "{id}" for ":id", and for "*path" "{path...}", which has to be
// the last segment. One whose name is none here gets another one.
func parameterFor(part string, last bool) string {
	name, dots := part[1:], ""
	switch {
	case name == "":
		name = "path"
	case strings.ContainsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' && c != '-' }):
		name = "name"
	}
	if part[0] == '*' && last {
		dots = "..."
	}
	return "{" + name + dots + "}"
}

package routes

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// Doubt is a warning about something that is valid, but perhaps a mistake.
type Doubt struct {
	Error // its place, and what was probably meant

	Foreign bool // the warning is about plain text that other routers treat as a parameter, like ":id"
}

// standard lists the methods of RFC 9110 §9.3 and RFC 5789.
var standard = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodConnect, http.MethodOptions, http.MethodTrace,
}

// doubt adds the warnings about r. column is the column of its method; parts are the segments of its pattern as written.
func (p *parser) doubt(r Route, column int, parts []field) {
	if upper := strings.ToUpper(r.Method); upper != r.Method && slices.Contains(standard, upper) {
		p.doubtAt(column, false, "%q: methods are case-sensitive, and %q is none of the usual ones; did you mean %s?", r, r.Method, upper)
	}
	for i, part := range parts {
		if isForeign(part.text) {
			p.doubtAt(part.column, true, "%q: %q is plain text here; write %s for a parameter", r, part.text, parameterFor(part.text, i == len(parts)-1))
		}
	}
}

func (p *parser) doubtAt(column int, foreign bool, format string, args ...any) {
	p.doubts = append(p.doubts, Doubt{Error{p.file, p.line, column, fmt.Sprintf(format, args...)}, foreign})
}

// isForeign reports whether a segment is plain text that gin, echo, httprouter and others treat as a parameter: ":id", "*path"
// or "*".
func isForeign(part string) bool {
	return part == "*" || len(part) > 1 && (part[0] == ':' || part[0] == '*') && !strings.Contains(part, "{")
}

// parameterFor translates a segment of another router: ":id" to "{id}", and "*path" to "{path...}" if it is the last segment.
// It replaces a name that is invalid here: "*" gives "{path...}", and ":id.json" gives "{name}".
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

package routefile

import (
	"fmt"
	"net/http"
	"strings"
)

// everyMethod is the method of a route for all methods.
const everyMethod = "*"

// methods are the methods that replace everyMethod in a table.
var methods = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodConnect, http.MethodOptions, http.MethodTrace,
}

// parseListing reads routes in the syntax of a router. Each line has a method, blanks, and a pattern.
func parseListing(name, text, syntaxName string, at place) (*File, error) {
	s, ok := syntaxes[syntaxName]
	if !ok {
		return nil, failure(name, at, "unknown syntax %q; expected one of %s", syntaxName, strings.Join(syntaxNames(), ", "))
	}
	c := newCollector(name, "routes of "+syntaxName)
	line := 0
	var forAll []found
	for written := range strings.Lines(text) {
		line++
		trimmed := strings.TrimSpace(written)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		f, wrong := s.route(trimmed)
		f.at = place{line, 1 + strings.Index(written, trimmed)}
		switch {
		case wrong != "":
			c.leaveOut(f.at, trimmed, wrong)
		case f.method == everyMethod && !s.ordered:
			forAll = append(forAll, f)
		default:
			c.addAll(f)
		}
	}
	for _, f := range forAll {
		c.addAll(f)
	}
	return c.file()
}

// route reads one line.
func (s syntax) route(line string) (f found, wrong string) {
	method, pattern, ok := strings.Cut(strings.ReplaceAll(line, "\t", " "), " ")
	if !ok && s.bare {
		method, pattern = everyMethod, line
	} else if !ok {
		return f, `expected a method and a pattern, as in "GET /users"`
	}
	if called, ok := s.methods[method]; ok {
		method = called
	}
	if method == noMethod {
		return f, "it is not a route, but the answer where no route matches"
	}
	pattern = strings.TrimSpace(pattern)
	return found{method: method, written: pattern, pattern: s.convert(pattern)}, ""
}

// addAll adds a route. A route for every method becomes a route for each method that has none yet.
func (c *collector) addAll(f found) {
	if f.method != everyMethod {
		c.add(f)
		return
	}
	whole, before, wrong := f.String(), len(c.routes), ""
	for _, f.method = range methods {
		wrong = c.take(f)
		if len(c.routes) > before {
			f.pattern.remarks = nil // once is enough
		}
	}
	if len(c.routes) == before {
		c.leaveOut(f.at, whole, wrong)
		return
	}
	c.remark(f.at, whole, fmt.Sprintf("a route for every method becomes one for each of %s that has none yet", strings.Join(methods, ", ")))
}

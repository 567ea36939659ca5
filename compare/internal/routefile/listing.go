package routefile

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"gorouting/internal/routes"
)

// parseListing reads routes in the syntax of a router. Each line has a method, blanks, and a pattern. If log is true, the text is the
// output of a program, and only gin's lines in it are routes.
func (o Options) parseListing(name, text, syntaxName string, at place, log bool) (*File, error) {
	s, ok := syntaxes[syntaxName]
	if !ok {
		return nil, unknownSyntax(name, at, syntaxName)
	}
	c := s.collector(o, name, "routes of "+syntaxName)
	var all []found
	line := 0
	for written := range strings.Lines(text) {
		line++
		trimmed := strings.TrimSpace(written)
		at := place{line, 1 + strings.Index(written, trimmed)}
		route, isLogged := ginLine(trimmed)
		if isLogged && syntaxName == "gin" {
			at.column += strings.Index(trimmed, route)
			trimmed = route
		} else if log {
			continue
		}
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		f, reason, wrong := s.route(at, trimmed)
		if wrong != "" {
			c.leaveOut(at, trimmed, reason, wrong)
			continue
		}
		all = append(all, f)
	}
	c.addAll(all)
	file, err := c.file()
	if err == nil {
		file.Table.HEAD = s.head
	}
	return file, err
}

// route reads one line.
func (s syntax) route(at place, line string) (f found, reason, wrong string) {
	method, pattern, ok := strings.Cut(strings.ReplaceAll(line, "\t", " "), " ")
	if !ok && s.bare {
		method, pattern = routes.AnyMethod, line
	} else if !ok {
		return f, notRoute, `expected a method and a pattern, as in "GET /users"`
	}
	pattern = strings.TrimSpace(pattern)
	if path, after, ok := strings.Cut(pattern, " "); ok && !s.bare && !strings.Contains(path, "{") { // a regexp in braces may have blanks
		return f, notRoute, fmt.Sprintf(`unexpected %q after the pattern; expected a method and a pattern, as in "GET /users"`, strings.TrimSpace(after))
	}
	return s.found(at, method, pattern)
}

// ginMark begins the lines that gin prints in debug mode: "[GIN-debug] GET    /users/:id    --> main.show (3 handlers)".
const ginMark = "[GIN-debug]"

// ginLine returns the route in a line of gin: "GET    /users/:id". For a line about something else, route is "".
func ginLine(line string) (route string, ok bool) {
	after, ok := strings.CutPrefix(line, ginMark)
	if !ok {
		return "", false
	}
	route, _, isRoute := strings.Cut(after, " --> ")
	if !isRoute {
		return "", true
	}
	return strings.TrimSpace(route), true
}

// ginRoute matches a line about a route.
var ginRoute = regexp.MustCompile(`(?m)^[ \t]*\[GIN-debug\] .* --> `)

// isGinLog reports whether a text has lines about routes that gin printed in debug mode.
func isGinLog(content []byte) bool {
	return bytes.Contains(content, []byte(ginMark)) && ginRoute.Match(content)
}

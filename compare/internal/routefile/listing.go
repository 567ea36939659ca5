package routefile

import (
	"bytes"
	"fmt"
	"go/token"
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
			method, _, _ := strings.Cut(route, " ")
			at.column += strings.Index(trimmed, method)
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

// route reads one line. In gin's, the handler may follow the pattern.
func (s syntax) route(at place, line string) (f found, reason, wrong string) {
	method, pattern, ok := strings.Cut(strings.ReplaceAll(line, "\t", " "), " ")
	if !ok && s.bare {
		method, pattern = routes.AnyMethod, line
	} else if !ok {
		return f, notRoute, `expected a method and a pattern, as in "GET /users"`
	}
	path, after, ok := strings.Cut(strings.TrimSpace(pattern), " ")
	if !ok || s.bare || !s.handlers && strings.Contains(path, "{") { // a regexp in braces may have blanks
		return s.found(at, method, strings.TrimSpace(pattern))
	}
	if !s.handlers || !strings.Contains(after, ".") { // a handler has its package
		return f, notRoute, fmt.Sprintf(`unexpected %q after the pattern; expected a method and a pattern, as in "GET /users"`, strings.TrimSpace(after))
	}
	f, reason, wrong = s.found(at, method, path)
	f.name = handlerName(after)
	return f, reason, wrong
}

// ginMark begins the lines that gin prints in debug mode: "[GIN-debug] GET    /users/:id    --> main.show (3 handlers)".
const ginMark = "[GIN-debug]"

// handlerName returns the name of a handler as gin prints it: "showUser" for "example.com/app.(*App).showUser-fm". A function literal,
// such as "main.main.func1", has no name.
func handlerName(printed string) string {
	name := strings.TrimSuffix(printed[strings.LastIndex(printed, ".")+1:], "-fm")
	if !token.IsIdentifier(name) || literal.MatchString(name) {
		return ""
	}
	return name
}

// literal matches the name of a function literal.
var literal = regexp.MustCompile(`^func[0-9]+$`)

// ginLine returns the route and the handler in a line of gin: "GET    /users/:id main.show". For a line about something else, route is "".
func ginLine(line string) (route string, ok bool) {
	after, ok := strings.CutPrefix(line, ginMark)
	if !ok {
		return "", false
	}
	route, handler, isRoute := strings.Cut(after, " --> ")
	if !isRoute {
		return "", true
	}
	handler, _, _ = strings.Cut(handler, " (")
	return strings.TrimSpace(route) + " " + handler, true
}

// ginRoute matches a line about a route.
var ginRoute = regexp.MustCompile(`(?m)^[ \t]*\[GIN-debug\] .* --> `)

// isGinLog reports whether a text has lines about routes that gin printed in debug mode.
func isGinLog(content []byte) bool {
	return bytes.Contains(content, []byte(ginMark)) && ginRoute.Match(content)
}

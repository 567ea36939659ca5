package routefile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// syntax describes how a router writes patterns.
type syntax struct {
	segment  func(segment string, last bool) converted
	slash    slash
	handlers bool                           // a handler may follow the pattern
	whole    func(pattern string) converted // replaces segment and slash, for a router with patterns that are more than segments
	bare     bool                           // a pattern without a method is for every method, and text before the path is a host
	ordered  bool                           // the first of two routes for the same requests wins, even if it is for every method
	head     bool                           // a GET route serves HEAD
	methods  map[string]string              // the router's own words in place of a method
}

// noMethod is the method of a line that is not a route.
const noMethod = ""

// exactly means that a slash at the end matches only a path with this slash.
var exactly = slash{text: "{$}"}

// syntaxes are the known syntaxes, by name.
var syntaxes = map[string]syntax{
	"chi":        {whole: chiPattern},
	"echo":       {segment: echoSegment, slash: exactly, methods: echoMethods},
	"fiber":      {segment: fiberSegment, slash: exactly},
	"gin":        {segment: ginSegment, slash: exactly, handlers: true},
	"gorilla":    {whole: gorillaPattern, ordered: true},
	"httprouter": {segment: httprouterSegment, slash: exactly},
	"servemux":   {segment: serveMuxSegment, slash: slash{text: rest}, bare: true, head: true},
}

// syntaxNames returns the names of all syntaxes, sorted.
func syntaxNames() []string { return slices.Sorted(maps.Keys(syntaxes)) }

// guide is the page that says how to print the routes of a program.
const guide = "docs/your-routes.md"

// convert converts a pattern of the router to the syntax of a table.
func (s syntax) convert(pattern string) converted {
	if host, _, ok := strings.Cut(pattern, "/"); ok && s.bare && host != "" {
		return refuse(inHost, "it is for the host %q, and a table has paths only; remove the host", host)
	}
	if s.whole != nil {
		return s.whole(pattern)
	}
	return convert(pattern, s.slash, s.segment)
}

// method returns the method of a table for a word that a router prints.
func (s syntax) method(word string) string {
	if called, ok := s.methods[word]; ok {
		return called
	}
	return word
}

// found returns the route for a method and a pattern that a router printed.
func (s syntax) found(at place, method, pattern string) (f found, reason, wrong string) {
	if method = s.method(method); method == noMethod {
		return found{}, notRoute, "it is not a route, but the answer where no route matches"
	}
	return found{at: at, method: method, written: pattern, pattern: s.convert(pattern)}, "", ""
}

// collector returns a collector for the routes that a router printed.
func (s syntax) collector(o Options, name, format string) *collector {
	c := o.collector(name, format, "route")
	c.ordered = s.ordered
	return c
}

// ninefoldMethods are the methods of gin's Any, which adds a route for each.
var ninefoldMethods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE"}

// addAll adds routes to the table. If a pattern has a route for each of nine methods, they become one route for every method: gin's Any,
// chi's Handle and fiber's All add them in one call.
func (c *collector) addAll(all []found) {
	methods := map[string]map[string]bool{}
	for _, f := range all {
		if methods[f.written] == nil {
			methods[f.written] = map[string]bool{}
		}
		methods[f.written][f.method] = true
	}
	isNinefold := func(f found) bool {
		return !slices.ContainsFunc(ninefoldMethods, func(m string) bool { return !methods[f.written][m] })
	}
	done := map[string]bool{}
	for _, f := range all {
		if f.method != routes.AnyMethod && isNinefold(f) {
			if done[f.written] || methods[f.written][routes.AnyMethod] {
				continue
			}
			done[f.written] = true
			f.pattern = f.pattern.with(ninefold, "its %d methods are read as one route for every method", len(methods[f.written]))
			f.method = routes.AnyMethod
		}
		c.add(f)
	}
}

// unknownSyntax returns the error for a line such as "# syntax: rails".
func unknownSyntax(name string, at place, syntaxName string) error {
	return failure(name, at, "unknown syntax %q; expected one of %s (%s)", syntaxName, strings.Join(syntaxNames(), ", "), guide)
}

// titleOf returns the title of the section of the guide about a router.
func titleOf(syntaxName string) string {
	switch syntaxName {
	case "gorilla":
		return "gorilla/mux"
	case "servemux":
		return "http.ServeMux"
	}
	return syntaxName
}

// howToPrint names the section of the guide that says how to print the routes of a router.
func howToPrint(syntaxName string) string {
	return fmt.Sprintf(`%s says how to print them, in the section "%s"`, guide, titleOf(syntaxName))
}

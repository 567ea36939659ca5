package gen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// newServeMux writes a New that registers the routes.
func newServeMux(c *code) {
	c.p("// New returns a handler for the routes, which calls h. It panics if http.ServeMux refuses a route.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	c.p("rt := &router{all: http.NewServeMux(), rests: http.NewServeMux(), routes: map[string]route{}}")
	for i, r := range c.table.Routes {
		values := "_"
		var args []string
		for k, p := range c.params(i) {
			values = "values"
			arg := fmt.Sprintf("values[%d]", k)
			if p.kind == routes.Int {
				arg = "positive(" + arg + ")"
			}
			args = append(args, arg)
		}
		c.p("rt.handle(%q, func(w http.ResponseWriter, r *http.Request, %s []string) { %s })", c.registered(r), values, c.call(i, args...))
	}
	c.p("return rt")
	c.p("}")
}

// registered returns the route as the argument of handle. This is a pattern of http.ServeMux, except that numbers have :int.
// For GET /./{id:int}, it is "GET /%2E/{id:int}": ServeMux refuses a segment ".", but reads "%2E" as ".". The parameters have
// Go names, because ServeMux accepts only identifiers.
func (c *code) registered(r routes.Route) string {
	pattern := ""
	for _, s := range r.Segments {
		switch {
		case s == routes.Segment{}:
			s.Text = "{$}"
		case s.Kind != routes.Text:
			s.Text = c.names.param(s)
		case s.Text == "." || s.Text == "..":
			s.Text = strings.ReplaceAll(s.Text, ".", "%2E")
		}
		pattern += "/" + written(s)
	}
	return r.Method + " " + pattern
}

// writeServeMux writes the type router.
func writeServeMux(c *code) {
	c.imported("net/http", "net/url", "slices", "strings")
	c.use("positive")
	c.body.WriteString(muxTypes)
	c.p("// ServeHTTP calls the handler of the route that matches the request, or refuses the request. It neither cleans the path nor redirects.")
	c.p("func (rt *router) ServeHTTP(w http.ResponseWriter, r *http.Request) {")
	c.p("found, values := rt.find(r.Method, r.URL.Path)")
	if c.table.HEAD {
		c.p(`if found == nil && r.Method == "HEAD" {`)
		c.p(`found, values = rt.find("GET", r.URL.Path)`)
		c.p("}")
	}
	c.p("if found != nil {")
	c.p("found(w, r, values)")
	c.p("return")
	c.p("}")
	c.p("var allow []string")
	c.p("for _, method := range rt.methods {")
	c.p("if found, _ := rt.find(method, r.URL.Path); found != nil {")
	c.p("allow = append(allow, method)")
	c.p("}")
	c.p("}")
	c.p("%s", c.refuseCall("allow"))
	c.p("}")
	c.body.WriteString(muxFind)
	c.useRefuse()
}

// muxTypes is the code that all routers with http.ServeMux have before ServeHTTP.
const muxTypes = `
// router asks http.ServeMux which pattern matches a path. It does the rest itself: numbers, paths that ServeMux would redirect,
// HEAD, and the answers to requests without a route.
type router struct {
	all     *http.ServeMux
	rests   *http.ServeMux   // only the routes that end in {name...}, for paths with an empty segment
	routes  map[string]route // by their patterns in ServeMux
	methods []string         // all methods, each once
}

// route is a row of the table.
type route struct {
	method   string
	segments []string // the segments of the pattern
	serve    serve
}

// serve calls a handler with the values of the parameters.
type serve func(w http.ResponseWriter, r *http.Request, values []string)

// handle adds a route. Its pattern is a pattern of http.ServeMux that may also have numbers: "GET /posts/{id:int}". It panics if
// ServeMux refuses the pattern, or if the pattern conflicts with another one.
func (rt *router) handle(pattern string, serve serve) {
	method, path, _ := strings.Cut(pattern, " ")
	pattern = strings.ReplaceAll(pattern, ":int}", "}")
	rt.routes[pattern] = route{method, strings.Split(path[1:], "/"), serve}
	rt.all.Handle(pattern, http.NotFoundHandler()) // the handler is never called: only the pattern matters
	if strings.HasSuffix(pattern, "...}") {
		rt.rests.Handle(pattern, http.NotFoundHandler())
	}
	if !slices.Contains(rt.methods, method) {
		rt.methods = append(rt.methods, method)
	}
}

`

// muxFind is the code that all routers with http.ServeMux have after ServeHTTP.
const muxFind = `
// find returns the function that serves the route for the method and path, and the values of the parameters. It returns nil if it
// does not find a route.
func (rt *router) find(method, path string) (serve, []string) {
	if !strings.HasPrefix(path, "/") {
		return nil, nil
	}
	mux, lookup := rt.all, path
	if i := strings.Index(path, "//"); i >= 0 {
		mux, lookup = rt.rests, path[:i+1] // only a {name...} can contain an empty segment
	}
	_, pattern := mux.Handler(&http.Request{Method: method, URL: &url.URL{Path: lookup, RawPath: escaped(lookup)}})
	found, ok := rt.routes[pattern]
	if !ok || found.method != method { // in ServeMux, GET patterns match HEAD too
		return nil, nil
	}
	values, ok := found.values(path)
	if !ok {
		return nil, nil
	}
	return found.serve, values
}

// values returns the values of the parameters, after http.ServeMux has found the route for the path. It returns false if a number
// is invalid, and if the path has too few segments: ServeMux finds "/files/{name...}" for "/files" too, to redirect it.
func (rt route) values(path string) (values []string, ok bool) {
	parts := strings.SplitN(path[1:], "/", len(rt.segments))
	if len(parts) < len(rt.segments) {
		return nil, false
	}
	for i, segment := range rt.segments {
		if strings.HasSuffix(segment, ":int}") && positive(parts[i]) == 0 {
			return nil, false
		}
		if strings.HasPrefix(segment, "{") && segment != "{$}" {
			values = append(values, parts[i])
		}
	}
	return values, true
}

// escaped returns the path with its segments escaped, even "." and "..", so that http.ServeMux does not change them.
func escaped(path string) string {
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = url.PathEscape(segment)
		if segment == "." || segment == ".." {
			segments[i] = strings.ReplaceAll(segment, ".", "%2E")
		}
	}
	return strings.Join(segments, "/")
}
`

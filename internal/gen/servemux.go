package gen

import (
	"fmt"
	"go/token"
	"path"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// The technique servemux is what people write by hand: a registration for each row. http.ServeMux then answers in its own terms. It
// cleans paths, redirects, serves HEAD with GET routes, and refuses requests in its own words. refuseMux refuses the tables that it
// cannot serve.

// newServeMux writes a New that registers the routes.
func newServeMux(c *code) {
	c.p("// New returns an http.ServeMux with the routes, which calls h.")
	c.p("func New(h Handlers) http.Handler {")
	c.p("mux := http.NewServeMux()")
	for i, r := range c.rows {
		handler := "h." + c.handler(r.route)
		if len(c.params(r.route)) > 0 {
			var args []string
			for _, p := range c.paramsOf(r.pattern) {
				args = append(args, fmt.Sprintf("r.PathValue(%q)", c.muxName(p.segment)))
			}
			handler = fmt.Sprintf("func(w http.ResponseWriter, r *http.Request) { %s }", c.call(i, args...))
		}
		if c.hasChain(r.route) {
			c.p("mux.Handle(%q, %s)", c.registered(r), c.throughGroups(r.route, "http.HandlerFunc("+handler+")"))
			continue
		}
		c.p("mux.HandleFunc(%q, %s)", c.registered(r), handler)
	}
	c.p("return mux")
	c.p("}")
}

// muxName returns the name of a parameter in http.ServeMux, which accepts only identifiers and keywords: userId for {user-id}.
func (c *code) muxName(s routes.Segment) string {
	if token.IsIdentifier(s.Name) && s.Name != "_" || token.IsKeyword(s.Name) {
		return s.Name
	}
	return c.names.param(s)
}

// registered returns a row as a pattern of http.ServeMux, which has no method if the row serves every method. A number, a list, and a
// parameter with text beside it become {name}.
func (c *code) registered(r row) string {
	text := ""
	if !r.isAny() {
		text = r.method + " "
	}
	for _, s := range r.pattern {
		switch {
		case isEnd(s):
			text += "/{$}"
		case !s.IsParam():
			text += "/" + s.Text
		case s.Kind == routes.Rest:
			text += "/{" + c.muxName(s) + "...}"
		default:
			text += "/{" + c.muxName(s) + "}"
		}
	}
	return text
}

// muxTestFile returns a router_test.go for http.ServeMux. It imports only the standard library.
func (c *code) muxTestFile() ([]byte, error) {
	c.p("// cases has requests and the right answers: the handler's name and its values, 404, or 405 with the methods of the path. It leaves out")
	c.p("// paths that http.ServeMux redirects.")
	c.p("var cases = []struct{ method, path, want string }{")
	for _, q := range c.requests() {
		if c.isLeft(q) {
			c.p("{%q, %q, %q},", q.method, q.path, wanted(c.table, q))
		}
	}
	c.p("}")
	c.copied("servemux/routes_test.go", "standalone/benchmark_test.go", "standalone/tell.go")
	c.echo("tell")
	c.featureTests()
	if c.options.Paths {
		c.pathTests()
	}
	return c.file(true, func() {})
}

// isLeft reports whether http.ServeMux answers the request without a redirect, as the table says. It cleans a path with empty segments and
// dots. If no route, or only one with a rest, matches the path, ServeMux redirects to the path with a slash added, if the last slash of a
// pattern matches that slash: from /files to /files/ beside /files/{name...}. Allow also has the methods of the path with the slash.
func (c *code) isLeft(q query) bool {
	if clean := path.Clean(q.path); !strings.HasPrefix(clean, "/") || q.path != clean && q.path != clean+"/" || q.path == "//" {
		return false
	}
	slash := q.path + "/"
	want := c.table.Want(q.method, q.path)
	if want.Route < 0 {
		candidates := c.table.Candidates(q.path)
		return !slices.ContainsFunc(c.table.Candidates(slash), func(i int) bool { return !slices.Contains(candidates, i) })
	}
	matches := func(path string, isWanted func(r row) bool) bool {
		return slices.ContainsFunc(c.rows, func(r row) bool {
			_, ok := r.pattern.Match(path)
			return ok && isWanted(r)
		})
	}
	return matches(q.path, func(r row) bool { return r.route == want.Route && !r.pattern.HasRest() }) ||
		!matches(slash, func(r row) bool { return !r.pattern.HasRest() || len(r.pattern) == strings.Count(slash, "/") })
}

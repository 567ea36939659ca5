package gen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// wrapHandlers writes a statement of New, if the option Pattern is set. The statement makes the handlers set the Pattern of
// requests.
func (c *code) wrapHandlers() {
	if c.options.Pattern {
		c.p("h = patterned{h}")
	}
}

// patterned writes handlers that set a request's Pattern and path values, and call the program's handlers.
func (c *code) patterned() {
	c.p("")
	c.p("// patterned sets the Pattern and the path values of a request, as http.ServeMux does, and calls the handler of h.")
	c.p("type patterned struct{ h Handlers }")
	for i, r := range c.table.Routes {
		c.p("")
		c.p("func (p patterned) %s(%s) {", c.method(i), c.signature(i))
		c.p("r.Pattern = %q", muxPattern(r))
		for _, p := range c.params(i) {
			value := p.name
			if p.kind == routes.Int {
				c.use("segmentOf")
				value = fmt.Sprintf("segmentOf(r.URL.Path, %d)", p.segment)
			}
			c.p("r.SetPathValue(%q, %s)", r.Segments[p.segment].Text, value)
		}
		c.p("p.%s", c.call(i))
		c.p("}")
	}
}

// muxPattern returns the route as a pattern of http.ServeMux.
func muxPattern(r routes.Route) string {
	if r.Segments[len(r.Segments)-1] == (routes.Segment{}) {
		return r.Method + " " + strings.TrimSuffix(withNames(r), "/") + "/{$}"
	}
	return r.Method + " " + withNames(r)
}

// withNames returns the pattern with {id} for {id:int}.
func withNames(r routes.Route) string {
	return r.With(func(s routes.Segment) string {
		if s.Kind == routes.Rest {
			return "{" + s.Text + "...}"
		}
		return "{" + s.Text + "}"
	})
}

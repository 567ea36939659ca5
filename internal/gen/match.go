package gen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// writeMatch writes a switch whose cases call match with a pattern.
func writeMatch(c *code) {
	c.p("// serve calls the handler of the first case that has the request's path and method. So text stands before a pattern that")
	c.p("// matches it too.")
	c.p("func serve(h Handlers, w http.ResponseWriter, r *http.Request) {")
	c.variables(func(i int) []param {
		if formOf(c.table.Routes[i]) == open {
			return nil
		}
		return c.params(i)
	})
	c.p("path := r.URL.Path")
	c.on()
	c.switchOf(c.matchCase)
	c.useRefuse()
}

// variables prints the variables that match stores the parameters in: those that stored returns for the routes.
func (c *code) variables(stored func(i int) []param) {
	names := map[string][]string{}
	for i := range c.table.Routes {
		for _, p := range stored(i) {
			names[p.goType()] = append(names[p.goType()], p.name)
		}
	}
	for _, kind := range []string{"string", "int"} {
		if len(names[kind]) > 0 {
			c.p("var %s %s", distinct(names[kind]), kind)
		}
	}
}

// matchCase returns what route i asks of the path, and the values that its handler gets if they are not the parameters.
func (c *code) matchCase(i int) (condition string, args []string) {
	r := c.table.Routes[i]
	last := len(r.Segments) - 1
	switch {
	case r.Static():
		return fmt.Sprintf("path == %q", r.Sample()), nil
	case formOf(r) == open:
		return c.openCase(r)
	case r.Segments[last].Kind == routes.Rest:
		c.use("match", "matchRest", "number")
		begin := routes.Route{Segments: append(r.Segments[:last:last], routes.Segment{})}
		targets := c.targets(i)
		return fmt.Sprintf("matchRest(path, %q, %s, %s)", c.matchPattern(begin), targets[len(targets)-1], strings.Join(targets[:len(targets)-1], ", ")), nil
	}
	c.use("match", "number")
	return fmt.Sprintf("match(path, %q, %s)", c.matchPattern(r), strings.Join(c.targets(i), ", ")), nil
}

// targets returns the addresses of the parameters of route i.
func (c *code) targets(i int) []string {
	var all []string
	for _, p := range c.params(i) {
		all = append(all, "&"+p.name)
	}
	return all
}

// matchPattern returns the pattern as match reads it.
func (c *code) matchPattern(r routes.Route) string {
	return r.With(func(routes.Segment) string { return c.sign() })
}

// sign returns what stands for a segment in a pattern: a plus, or a question mark, which no text has, in a table that has a plus
// in its text.
func (c *code) sign() string {
	for _, text := range c.table.Texts() {
		if strings.Contains(text, "+") {
			return "?"
		}
	}
	return "+"
}

// newChecked prints a New that has the patterns of all cases checked, where there are any.
func (c *code) newChecked() {
	if !c.hasMatch() {
		c.new()
		return
	}
	c.p("// New returns a handler for the routes, which calls h. It panics if a pattern in serve is wrong. To find out, it sends")
	c.p("// serve a request that no route takes: then every case is tried, and match checks its pattern.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	c.p("r, _ := http.NewRequest(\"CHECK\", \"\", http.NoBody)")
	c.p("serve(h, discard{}, r)")
	c.p("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })")
	c.p("}")
	c.p("")
	c.use("discard")
}

// hasMatch reports whether a route has its path matched by the function match.
func (c *code) hasMatch() bool {
	for _, r := range c.table.Routes {
		if !r.Static() && (c.options.Technique == "regexswitch" || formOf(r) != open) {
			return true
		}
	}
	return false
}

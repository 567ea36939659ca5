package gen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// writeMatch writes a switch. Its cases call match with a pattern.
func writeMatch(c *code) {
	c.p("// serve calls the handler of the first case that matches the request. Order counts: \"/posts/+\" matches \"/posts/new\" too, so a case")
	c.p("// for \"/posts/new\" must be above it.")
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

// variables declares the variables of serve. stored(i) must return the parameters of route i that are stored in variables.
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

// matchCase returns the condition for route i, and expressions for its handler's values, as in switchOf.
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

// targets returns the addresses of the variables for the parameters of route i.
func (c *code) targets(i int) []string {
	var all []string
	for _, p := range c.params(i) {
		all = append(all, "&"+p.name)
	}
	return all
}

// matchPattern returns the route's pattern in the syntax of match: "/posts/+".
func (c *code) matchPattern(r routes.Route) string {
	return r.With(func(routes.Segment) string { return c.sign() })
}

// sign returns the character that means "any segment" in the patterns of match. It is +, or ? if a text of the table contains a
// +. No text contains a ?.
func (c *code) sign() string {
	for _, text := range c.table.Texts() {
		if strings.Contains(text, "+") {
			return "?"
		}
	}
	return "+"
}

// newChecked writes a New that makes match check the patterns of all cases. If no case calls match, it writes an ordinary New.
func (c *code) newChecked() {
	if !c.hasMatch() {
		c.new()
		return
	}
	c.p("// New returns a handler for the routes, which calls h. New calls serve once with an empty path. No case matches it, so match runs")
	c.p("// in every case and checks its pattern and targets. New panics if they are wrong.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	c.p("r, _ := http.NewRequest(\"CHECK\", \"\", http.NoBody)")
	c.p("serve(h, discard{}, r)")
	c.p("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })")
	c.p("}")
	c.p("")
	c.use("discard")
}

// hasMatch reports whether a case calls the function match.
func (c *code) hasMatch() bool {
	for _, r := range c.table.Routes {
		if !r.Static() && (c.options.Technique == "regexswitch" || formOf(r) != open) {
			return true
		}
	}
	return false
}

package gen

import (
	"fmt"

	"gorouting/internal/routes"
)

// form is what sort of path a pattern matches.
type form int

const (
	exact           form = iota // segments that are not empty, as many as the pattern has
	root                        // "/"
	slash                       // text that ends in a slash: "/files/{$}"
	open                        // text and what follows it: "/files/{path...}"
	openBehindParam             // a pattern that ends in {$} or {name...}, and has a parameter before that
)

// formOf returns the form of a route's pattern.
func formOf(r routes.Route) form {
	last := r.Segments[len(r.Segments)-1]
	before := routes.Route{Segments: r.Segments[:len(r.Segments)-1]}
	isEnd := last == routes.Segment{}
	switch {
	case isEnd && len(r.Segments) == 1:
		return root
	case isEnd && before.Static():
		return slash
	case last.Kind == routes.Rest && before.Static():
		return open
	case isEnd || last.Kind == routes.Rest:
		return openBehindParam
	}
	return exact
}

// textOf returns the path of segments that are all text.
func textOf(segments []routes.Segment) string {
	return routes.Route{Segments: segments}.Sample()
}

// openCase returns what a pattern that is text and a {name...} asks of the path, and the value that its handler gets.
func (c *code) openCase(r routes.Route) (condition string, args []string) {
	c.imported("strings")
	prefix := textOf(r.Segments[:len(r.Segments)-1]) + "/"
	return fmt.Sprintf("strings.HasPrefix(path, %q)", prefix), []string{fmt.Sprintf("strings.TrimPrefix(path, %q)", prefix)}
}

// switchOf prints a switch with a case for each route, which asks for its path and calls its handler, and the end of serve. A route's
// values are the names of its parameters where args are nil.
func (c *code) switchOf(caseOf func(i int) (condition string, args []string)) {
	c.p("switch {")
	for _, i := range c.order {
		condition, args := caseOf(i)
		c.p("case on(%q, %s):", c.table.Routes[i].Method, condition)
		c.p("%s", c.call(i, args...))
	}
	c.p("default:")
	c.p("%s", c.refuseCall("allow"))
	c.p("}")
	c.p("}")
}

// on prints the variables of a switch whose cases call on with the method and whether the request has the path.
func (c *code) on() {
	if c.table.HEAD {
		c.onFor(`(method == r.Method || method == "GET" && r.Method == "HEAD")`, "method")
	} else {
		c.onFor("method == r.Method", "method")
	}
}

// onFor is on with a condition of the method, which has the name given.
func (c *code) onFor(condition, method string) {
	c.p("allow := make([]string, 0, 4) // room for four without an allocation")
	c.p("")
	c.p("// on reports whether a route is the one for this request. It also keeps the method of each route that has the path,")
	c.p("// because a 405 lists them in Allow.")
	c.p("on := func(%s string, hasPath bool) bool {", method)
	c.p("if hasPath {")
	c.p("allow = append(allow, %s)", method)
	c.p("}")
	c.p("return hasPath && %s", condition)
	c.p("}")
	c.p("")
}

package gen

import (
	"fmt"

	"gorouting/internal/routes"
)

// form says which paths a pattern matches.
type form int

const (
	exact          form = iota // a fixed number of segments, none empty
	root                       // "/"
	slash                      // one path that ends in a slash: "/files/{$}"
	open                       // a fixed prefix and any rest: "/files/{path...}"
	openAfterParam             // ends in {$} or {name...} after a parameter: "/u/{id}/{path...}"
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
		return openAfterParam
	}
	return exact
}

// textOf returns the path of segments without parameters.
func textOf(segments []routes.Segment) string {
	return routes.Route{Segments: segments}.Sample()
}

// openCase returns the condition for a pattern of the form open, and the expressions for the values of its handler.
func (c *code) openCase(r routes.Route) (condition string, args []string) {
	c.imported("strings")
	prefix := textOf(r.Segments[:len(r.Segments)-1]) + "/"
	return fmt.Sprintf("strings.HasPrefix(path, %q)", prefix), []string{fmt.Sprintf("strings.TrimPrefix(path, %q)", prefix)}
}

// switchOf writes the end of serve: a switch with a case for each route. The function caseOf returns the condition on the path,
// and expressions for the handler's values. If args is nil, the handler gets the variables with the names of the parameters.
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

// on writes the variable allow and the function on. The cases of the switch call that function.
func (c *code) on() {
	if c.table.HEAD {
		c.onFor(`(method == r.Method || method == "GET" && r.Method == "HEAD")`, "method")
	} else {
		c.onFor("method == r.Method", "method")
	}
}

// onFor is like c.on, but the generated function compares methods with the given condition. The argument method is the name of
// that function's first parameter.
func (c *code) onFor(condition, method string) {
	c.p("allow := make([]string, 0, 4) // up to four methods fit without an allocation")
	c.p("")
	c.p("// on reports whether a route matches the request. It also collects the methods of all routes that match the path,")
	c.p("// because a 405 lists them in Allow.")
	c.p("on := func(%s string, hasPath bool) bool {", method)
	c.p("if hasPath {")
	c.p("allow = append(allow, %s)", method)
	c.p("}")
	c.p("return hasPath && %s", condition)
	c.p("}")
	c.p("")
}

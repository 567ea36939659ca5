package gen

import (
	"fmt"
	"strings"

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

// formOf returns the form of a pattern.
func formOf(p routes.Pattern) form {
	before, last := p[:len(p)-1], p[len(p)-1]
	switch {
	case isEnd(last) && len(p) == 1:
		return root
	case isEnd(last) && before.Static():
		return slash
	case p.HasRest() && before.Static():
		return open
	case isEnd(last) || p.HasRest():
		return openAfterParam
	}
	return exact
}

// openCase returns the condition for a pattern of the form open, and the expressions for the values of its handler.
func (c *code) openCase(p routes.Pattern) (condition string, args []string) {
	c.imported("strings")
	prefix := p[:len(p)-1].Sample() + "/"
	return fmt.Sprintf("strings.HasPrefix(path, %q)", prefix), []string{fmt.Sprintf("strings.TrimPrefix(path, %q)", prefix)}
}

// caseFunc returns the condition on the path for row i, and expressions for the handler's values. If args is nil, the handler gets the
// variables with the names of the parameters.
type caseFunc func(i int) (condition string, args []string)

// switchOf writes the end of serve: a switch with a case for each row.
func (c *code) switchOf(caseOf caseFunc) {
	c.p("switch {")
	for _, i := range c.ordered() {
		condition, args := caseOf(i)
		c.p("case on(%q, %s):", c.rows[i].method, condition)
		c.p("%s", c.call(i, args...))
	}
	c.p("default:")
	c.p("%s", c.refuseCall("allow"))
	c.p("}")
	c.p("}")
}

// on writes the variable allow and the function on. The cases of the switch call that function.
func (c *code) on(caseOf caseFunc) {
	switch {
	case c.asksForHEAD():
		var heads []string
		for _, i := range c.ordered() {
			if c.rows[i].method == "HEAD" {
				condition, _ := caseOf(i)
				heads = append(heads, condition)
			}
		}
		c.p("wanted := r.Method")
		c.p("if wanted == \"HEAD\" && !(%s) { // no HEAD route matches the path, so GET routes serve HEAD", strings.Join(heads, " || "))
		c.p("wanted = \"GET\"")
		c.p("}")
		c.onFor("method == wanted")
	case c.table.HEAD:
		c.onFor(`method == r.Method || method == "GET" && r.Method == "HEAD"`)
	default:
		c.onFor("method == r.Method")
	}
}

// onFor is like c.on, but the generated function compares methods with the given condition.
func (c *code) onFor(condition string) {
	every := ""
	if c.hasAny() {
		condition += fmt.Sprintf(" || method == %q", routes.AnyMethod)
		every = fmt.Sprintf(" The method %s is every method.", routes.AnyMethod)
	}
	if strings.Contains(condition, "||") {
		condition = "(" + condition + ")"
	}
	c.p("allow := make([]string, 0, 4) // up to four methods fit without an allocation")
	c.p("")
	c.p("// on reports whether a route matches the request. It also collects the methods of all routes that match the path,")
	c.p("// because a 405 lists them in Allow.%s", every)
	c.p("on := func(method string, hasPath bool) bool {")
	c.p("if hasPath {")
	c.p("allow = append(allow, method)")
	c.p("}")
	c.p("return hasPath && %s", condition)
	c.p("}")
	c.p("")
}

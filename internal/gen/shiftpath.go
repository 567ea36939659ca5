package gen

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// shiftNode contains the routes that begin with the same segments, such as /api/widgets. A trieNode is similar, but sorts its
// texts; a shiftNode keeps them in the table's order, and has a name for its function.
type shiftNode struct {
	segment  routes.Segment // the last of these segments
	name     string         // the name of its function, which serves the rest of the path
	words    []string       // the words of the name
	pattern  string         // the segments as text: "/api/widgets/{slug}"
	args     []param        // the values that the function gets, with the names of the first route
	ended    []int          // rows that end here
	children []*shiftNode   // first the texts in the table's order, then the parameters in order of precedence
}

// shiftTree returns the root of the tree of all routes.
func shiftTree(rows []row) *shiftNode {
	root := &shiftNode{}
	for i, r := range rows {
		n := root
		for _, s := range r.pattern {
			n = n.child(s)
		}
		n.ended = append(n.ended, i)
	}
	return root
}

// child returns the node after one more segment. Parameters that match the same texts share a node, whatever their names.
func (n *shiftNode) child(s routes.Segment) *shiftNode {
	for _, c := range n.children {
		if c.segment.Compare(s) == 0 {
			return c
		}
	}
	c := &shiftNode{segment: s, pattern: n.pattern + routes.Pattern{s}.With(braced)}
	at := slices.IndexFunc(n.children, func(o *shiftNode) bool {
		return o.segment.IsParam() && (!s.IsParam() || s.Compare(o.segment) < 0)
	})
	if at < 0 {
		at = len(n.children)
	}
	n.children = slices.Insert(n.children, at, c)
	return c
}

func braced(s routes.Segment) string { return "{" + s.Name + "}" }

// hasFunction reports whether the node has a function. If all routes of a node end there, the function of its parent serves
// them.
func (n *shiftNode) hasFunction() bool { return len(n.children) > 0 && !n.isOpen() }

// isOpen reports whether all routes of the node are of the form /files/{path...}, or all of the form /files/{$}.
func (n *shiftNode) isOpen() bool {
	if n.segment.IsParam() || len(n.ended) > 0 || len(n.children) != 1 {
		return false
	}
	last := n.children[0].segment
	return last.Kind == routes.Rest || isEnd(last)
}

// writeShiftPath writes a function for each part of the site.
func writeShiftPath(c *code) {
	c.p("// serve passes the whole path to root, and refuses the request if no route matches.")
	c.p("func serve(h %s, w http.ResponseWriter, r *http.Request) {", c.handlersType())
	switch {
	case c.asksForHEAD():
		c.askForHEAD()
		c.onFor("method == wanted")
	case c.hasHEADRoute():
		c.p("wanted := r.Method")
		c.onFor("method == wanted")
	default:
		c.on(nil)
	}
	if c.hasHEADRoute() && !c.asksForHEAD() {
		c.p("found := root(h, w, r, on, r.URL.Path)")
		c.p("if !found && wanted == \"HEAD\" {")
		c.p("wanted = \"GET\"")
		c.p("found = root(h, w, r, on, r.URL.Path)")
		c.p("}")
		c.p("if !found {")
	} else {
		c.p("if !root(h, w, r, on, r.URL.Path) {")
	}
	c.p("%s", c.refuseCall("allow"))
	c.p("}")
	c.p("}")
	c.p("")
	c.p("// onFunc is the type of the function on, which every function passes to the next.")
	c.p("type onFunc func(method string, hasPath bool) bool")
	c.p("")
	root := shiftTree(c.rows)
	c.nameNodes(root)
	c.shiftFunction(root)
	c.useRefuse()
}

// askForHEAD writes the variable wanted: the method of the route to find. Before a GET route may serve HEAD, the generated code makes
// sure that no HEAD route matches the path.
func (c *code) askForHEAD() {
	c.p("wanted := r.Method")
	c.p("if wanted == \"HEAD\" {")
	c.p("wanted = \"GET\" // unless a HEAD route matches the path")
	c.p("root(h, w, r, func(method string, hasPath bool) bool {")
	c.p("if method == \"HEAD\" && hasPath {")
	c.p("wanted = \"HEAD\"")
	c.p("}")
	c.p("return false")
	c.p("}, r.URL.Path)")
	c.p("}")
}

// nameNodes names the functions and their parameters.
func (c *code) nameNodes(n *shiftNode) {
	for _, child := range n.children {
		child.args = slices.Clip(n.args)
		if child.segment.IsParam() {
			name := c.names.variable(c.names.param(child.segment), argNames(child.args))
			child.args = append(child.args, param{name: name, segment: child.segment})
		}
		if child.hasFunction() {
			c.nameFunction(n, child)
		}
		c.nameNodes(child)
	}
}

// nameFunction names the function of a child of n: apiWidgets for /api/widgets, apiWidget for /api/widgets/{slug}, and bySlug for
// /{slug}.
func (c *code) nameFunction(n, child *shiftNode) {
	before := slices.Clip(n.words)
	s := child.segment
	if !s.IsParam() {
		child.words = append(before, s.Text)
	} else if one, ok := singular(n.segment); ok && !s.IsBeside() && c.names.isFree(functionName(append(before[:len(before)-1:len(before)-1], one))) {
		child.words = append(before[:len(before)-1:len(before)-1], one)
	} else {
		child.words = append(before, "by", s.Before, s.Name, s.After)
	}
	child.name = c.names.topLevel(functionName(child.words))
}

// functionName joins the words into one name.
func functionName(words []string) string {
	return lower(identifier(strings.Join(words, " ")))
}

// singular returns the singular of a text: entry for entries. It returns false if the text is not a plural or has an irregular
// form.
func singular(s routes.Segment) (one string, ok bool) {
	text := s.Text
	switch {
	case s.IsParam() || len(text) < 4 || strings.HasSuffix(text, "ss") || strings.HasSuffix(text, "us") || strings.HasSuffix(text, "is"):
		return "", false
	case strings.HasSuffix(text, "ies"):
		return strings.TrimSuffix(text, "ies") + "y", true
	case strings.HasSuffix(text, "sses"), strings.HasSuffix(text, "xes"), strings.HasSuffix(text, "ches"), strings.HasSuffix(text, "shes"):
		return strings.TrimSuffix(text, "es"), true
	}
	return strings.CutSuffix(text, "s")
}

// shiftFunction writes the function of the node, and the functions of its children.
func (c *code) shiftFunction(n *shiftNode) {
	if n.name == "" {
		n.name = "root"
		c.p("// root serves the whole path. Like all functions below, it reports whether it has answered the request.")
		c.p("//")
		c.p("// A case that calls a function below has no body: the call answers the request and returns true. If it returns false, the next")
		c.p("// case is tried. Order counts: a case for a parameter also matches a text, so the case for the text is above it.")
	} else {
		c.p("// %s serves paths that begin with %s.", n.name, printable(n.pattern))
	}
	c.p("func %s(h %s, w http.ResponseWriter, r *http.Request, on onFunc, %s) bool {", n.name, c.handlersType(), parameters(append([]param{{name: "path"}}, n.args...)))
	c.shiftVariables(n)
	cases := c.shiftCases(n)
	switch {
	case len(cases) == 1 && cases[0].call == "":
		c.p("return %s", cases[0].condition)
	case len(cases) == 1:
		c.p("if %s {", cases[0].condition)
		c.p("%s", cases[0].call)
		c.p("return true")
		c.p("}")
		c.p("return false")
	default:
		c.p("switch {")
		for _, one := range cases {
			c.p("case %s:", one.condition)
			if one.call != "" {
				c.p("%s", one.call)
			}
		}
		c.p("default:")
		c.p("return false")
		c.p("}")
		c.p("return true")
	}
	c.p("}")
	c.p("")
	for _, child := range n.children {
		if child.hasFunction() {
			c.shiftFunction(child)
		}
	}
}

// shiftVariables writes the variables of a function.
func (c *code) shiftVariables(n *shiftNode) {
	seen := map[string]bool{}
	for _, child := range n.children {
		if !isStored(child.segment) {
			continue
		}
		if one := child.args[len(child.args)-1]; !seen[one.name] {
			seen[one.name] = true
			c.p("var %s %s", one.name, one.goType())
		}
	}
	usesHead := func(child *shiftNode) bool {
		return child.hasFunction() || child.segment.IsParam() && child.segment.Kind != routes.Rest
	}
	if slices.ContainsFunc(n.children, usesHead) {
		c.use("shift")
		c.p("head, tail := shift(path)")
	}
}

// shiftCase is a case of a function. call is empty if the condition answers the request.
type shiftCase struct{ condition, call string }

// shiftCases returns the cases of a node: for the end of the path, then for texts, then for parameters.
func (c *code) shiftCases(n *shiftNode) []shiftCase {
	cases := c.endCases(n, `path == ""`, argNames(n.args))
	for _, child := range n.children {
		if child.hasFunction() {
			cases = append(cases, c.functionCase(n, child))
		} else {
			cases = append(cases, c.lastCases(n, child)...)
		}
	}
	return cases
}

// functionCase returns the case of a child that has a function.
func (c *code) functionCase(n, child *shiftNode) shiftCase {
	condition, args := c.headCondition(n, child)
	return shiftCase{condition: condition + " && " + shiftCall(child, args)}
}

// headCondition returns the condition that head matches the segment of a child of n, and the child's values.
func (c *code) headCondition(n, child *shiftNode) (condition string, args []string) {
	args = argNames(n.args)
	if !child.segment.IsParam() {
		condition, _ = c.condition(child.segment, "head", "")
		return condition, args
	}
	condition, value := c.condition(child.segment, "head", child.args[len(n.args)].name)
	return condition, append(args, value)
}

// lastCases returns the cases of a child without a function.
func (c *code) lastCases(n, child *shiftNode) []shiftCase {
	text := "/" + child.segment.Text
	switch {
	case child.isOpen():
		text, child = text+"/", child.children[0]
		if child.segment.Kind == routes.Rest {
			return c.restCases(n, child, text)
		}
	case child.segment.Kind == routes.Rest:
		return c.restCases(n, child, "/")
	case child.segment.IsParam():
		condition, args := c.headCondition(n, child)
		return c.endCases(child, condition+` && tail == ""`, args)
	}
	return c.endCases(child, fmt.Sprintf("path == %q", text), argNames(child.args))
}

// restCases returns the cases of a {name...} that follows the text.
func (c *code) restCases(n, rest *shiftNode, text string) []shiftCase {
	c.imported("strings")
	values := append(argNames(n.args), fmt.Sprintf("strings.TrimPrefix(path, %q)", text))
	return c.endCases(rest, fmt.Sprintf("strings.HasPrefix(path, %q)", text), values)
}

// endCases returns a case for each row that ends at the node. A row for every method is last.
func (c *code) endCases(n *shiftNode, hasPath string, args []string) []shiftCase {
	var cases []shiftCase
	for _, isAny := range []bool{false, true} {
		for _, i := range n.ended {
			if c.rows[i].isAny() == isAny {
				cases = append(cases, shiftCase{fmt.Sprintf("on(%q, %s)", c.rows[i].method, hasPath), c.call(i, args...)})
			}
		}
	}
	return cases
}

// shiftCall returns the call of the node's function.
func shiftCall(n *shiftNode, args []string) string {
	return fmt.Sprintf("%s(%s)", n.name, strings.Join(append([]string{"h", "w", "r", "on", "tail"}, args...), ", "))
}

func argNames(params []param) []string {
	var names []string
	for _, p := range params {
		names = append(names, p.name)
	}
	return names
}

// parameters returns the parameters as in the declaration of a function: "path, slug string, id int".
func parameters(params []param) string {
	var text strings.Builder
	for i, p := range params {
		if i > 0 {
			text.WriteString(", ")
		}
		text.WriteString(p.name)
		if i == len(params)-1 || params[i+1].goType() != p.goType() {
			text.WriteString(" " + p.goType())
		}
	}
	return text.String()
}

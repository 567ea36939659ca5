package gen

import (
	"fmt"
	"slices"
	"strings"
)

// functionSize is how many patterns a function of a tree has at most, or a little more. Larger ones take long to compile, and
// the processor keeps less of them at hand.
const functionSize = 128

// functionDepth is how many segments of a pattern a function of a tree has at most, or a little more: go vet refuses a function with
// some hundred blocks in each other.
const functionDepth = 50

// treeWriter writes a tree.
type treeWriter struct {
	*code
	methods *methodSets
	twice   bool // HEAD requests may go through the tree twice; see mayPassHEAD

	size    map[*trieNode]int  // how many patterns behind a node stand in the function that has the node
	apart   map[*trieNode]bool // what is behind the node is a function of its own
	waiting []func()           // write the functions that have been called so far
	joined  bool               // the function that is being written has a variable allow
}

// place is what a statement of a tree can use, and what follows it.
type place struct {
	params []param     // of the pattern so far, by the names of their variables
	others []*trieNode // what the function goes on with if the request is not answered here, in this order
	later  []*trieNode // what those that called the function go on with then
}

// writeTree writes one nested decision.
func writeTree(c *code) {
	x := &treeWriter{code: c, methods: newMethodSets(c), twice: mayPassHEAD(c.table), size: map[*trieNode]int{}, apart: map[*trieNode]bool{}}
	root := newTrie(c.table)
	x.measure(root)
	c.use("slash")
	x.serve()
	x.function("find", func() string {
		return "find calls the handler of the route that wins. The variable p is always what follows a slash. Where more than two texts\n" +
			"// can stand there, bytes of p tell first which of them it can be. Where nothing that stands first took the request, the next\n" +
			"// statements try the patterns with a parameter in that place. So each pattern is tried once at most, and a byte of the path\n" +
			"// is read as often as patterns that fork in front of it can match what is before it."
	}, nil, func() bool {
		c.p("path := r.URL.Path")
		c.p("if path == \"\" || path[0] != '/' {")
		c.p("return 0")
		c.p("}")
		c.p("p := path[1:]")
		return x.behind(root, place{})
	})
	for len(x.waiting) > 0 {
		next := x.waiting[0]
		x.waiting = x.waiting[1:]
		next()
	}
	x.methods.write()
}

// newRouter prints New for a router that has its functions as methods: so a request passes through two calls less than through
// a function that calls serve.
func newRouter(c *code) {
	c.p("// New returns a handler for the routes, which calls h.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	c.p("return &router{h}")
	c.p("}")
	c.p("")
	c.p("type router struct{ h Handlers }")
	c.p("")
}

// serve prints the method that serves a request.
func (x *treeWriter) serve() {
	x.p("// ServeHTTP calls the handler of the route that has the path and the method of the request, or refuses the request.")
	x.p("func (rt *router) ServeHTTP(w http.ResponseWriter, r *http.Request) {")
	if x.twice {
		get := x.methodBit("GET")
		x.p("allow := rt.find(w, r, r.Method)")
		x.p("if r.Method == \"HEAD\" && allow < served && allow&%s != 0 { // no route for HEAD has the path: HEAD goes where GET goes", get)
		x.p("allow = rt.find(w, r, \"GET\")")
		x.p("}")
	} else {
		x.p("allow := rt.find(w, r)")
	}
	x.p("if allow < served {")
	x.p("%s", x.refuseCall("allow"))
	x.p("}")
	x.p("}")
}

// function prints a function that returns served, or the methods of the patterns that match the path. Its parameters are w
// and r, the method if that is not r.Method, p if there are params, and the params. Body prints the statements, and reports
// whether the last one returns.
func (x *treeWriter) function(name string, comment func() string, params []param, body func() bool) {
	x.joined = false
	start := x.body.Len()
	ends := body()
	if !ends {
		x.p("return %s", x.result("0"))
	}
	text := strings.Clone(x.body.String()[start:])
	x.body.Truncate(start)
	x.p("")
	x.p("// %s", comment())
	signature := "w http.ResponseWriter, r *http.Request"
	if x.twice {
		signature += ", method string"
	}
	if name != "find" {
		signature += ", p string"
	}
	for _, param := range params {
		signature += ", " + param.name + " " + param.goType()
	}
	x.p("func (rt *router) %s(%s) methods {", name, signature)
	if x.joined {
		x.p("var allow methods")
	}
	x.body.WriteString(text)
	x.p("}")
}

// result returns the value of a return statement that has found the set of methods last.
func (x *treeWriter) result(set string) string {
	switch {
	case !x.joined:
		return set
	case set == "0":
		return "allow"
	}
	return "allow | " + set
}

// callLater prints a call of a function for what follows, and writes that function later. It reports whether that is the end.
func (x *treeWriter) callLater(n *trieNode, what string, at place, body func(at place) bool) (ends bool) {
	name := x.names.topLevel("find" + pascal(n.prefix))
	args := "w, r"
	if x.twice {
		args += ", method"
	}
	args += ", p"
	for _, param := range at.params {
		args += ", " + param.name
	}
	x.waiting = append(x.waiting, func() {
		x.function(name, func() string { return fmt.Sprintf("%s is find for %s.", name, what) }, at.params, func() bool {
			return body(place{params: at.params, later: append(slices.Clip(at.others), at.later...)})
		})
	})
	if len(at.others) == 0 {
		x.p("return %s", x.result(fmt.Sprintf("rt.%s(%s)", name, args)))
		return true
	}
	x.joined = true
	x.p("if allow |= rt.%s(%s); allow >= served {", name, args)
	x.p("return allow")
	x.p("}")
	return false
}

// pascal returns the letters and digits of a pattern, the first of each word as a capital.
func pascal(pattern string) string {
	name := ""
	for word := range strings.FieldsFuncSeq(pattern, func(c rune) bool { return !isWord(c) }) {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return name
}

// isWord reports whether a character can stand in the name of a function.
func isWord(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// leaf prints what is done for a path that a pattern matches. It reports whether that is the end.
func (x *treeWriter) leaf(n *trieNode, at place) (ends bool) {
	method := "r.Method"
	if x.twice {
		method = "method"
	}
	x.p("switch %s {", method)
	for _, i := range n.routes {
		r := x.table.Routes[i]
		names := fmt.Sprintf("%q", r.Method)
		if r.Method == "GET" && x.table.HEAD && !x.twice && !slices.ContainsFunc(n.routes, func(i int) bool { return x.table.Routes[i].Method == "HEAD" }) {
			names += `, "HEAD"`
		}
		x.p("case %s: // %s", names, printable(r.Pattern))
		var args []string
		for _, param := range at.params {
			args = append(args, param.name)
		}
		x.p("rt.%s", x.code.call(i, args...))
		x.p("return served")
	}
	x.p("}")
	set := x.methods.set(n.routes)
	segments := x.table.Routes[n.routes[0]].Segments
	overlaps := func(other *trieNode) bool { return other.overlaps(segments) }
	x.methods.joins = x.methods.joins || slices.ContainsFunc(at.later, overlaps)
	if !slices.ContainsFunc(at.others, overlaps) {
		x.p("return %s", x.result(set))
		return true
	}
	x.joined, x.methods.joins = true, true
	x.p("allow |= %s", set)
	return false
}

// behind prints the decision between what can follow a slash behind a node. It reports whether that is the end.
func (x *treeWriter) behind(n *trieNode, at place) (ends bool) {
	texts := at.before(n.int, n.any, n.rest)
	long := n.texts
	if len(long) > 0 && long[0].segment.Text == "" { // it is first, because texts are sorted
		x.p("if p == \"\" {")
		x.leaf(long[0], texts)
		x.p("}")
		long = long[1:]
	}
	if x.decide(n, branches(long), 0, texts) {
		return true
	}
	if n.int != nil || n.any != nil {
		x.param(n, at)
	}
	if n.rest == nil {
		return false
	}
	name := x.variable(n.rest, at)
	x.p("%s := p", name)
	return x.leaf(n.rest, at.with(name, n.rest))
}

// param prints the statements for a parameter that is one segment.
func (x *treeWriter) param(n *trieNode, at place) {
	if n.int == nil {
		name := x.variable(n.any, at)
		next := at.before(n.rest).with(name, n.any)
		switch {
		case !n.any.isInner():
			x.p("if i := slash(p); i > 0 && i == len(p) {")
			x.p("%s := p", name)
			x.leaf(n.any, next)
		default:
			x.p("if i := slash(p); i > 0 {")
			x.p("%s := p[:i]", name)
			x.segment(n.any, next)
		}
		x.p("}")
		return
	}
	x.p("if i := slash(p); i > 0 {")
	name := x.variable(n.int, at)
	x.use("positive")
	x.p("if %s := positive(p[:i]); %s > 0 {", name, name)
	x.segment(n.int, at.before(n.any, n.rest).with(name, n.int))
	x.p("}")
	if n.any != nil {
		name := x.variable(n.any, at)
		x.p("%s := p[:i]", name)
		x.segment(n.any, at.before(n.rest).with(name, n.any))
	}
	x.p("}")
}

// segment prints what is done behind a parameter that ends before p[i].
func (x *treeWriter) segment(n *trieNode, at place) {
	if len(n.routes) > 0 {
		x.p("if i == len(p) {")
		ends := x.leaf(n, at)
		if !n.isInner() {
			x.p("}")
			return
		}
		if !ends {
			x.p("} else {")
			x.p("p := p[i+1:]")
			x.enter(n, at)
			x.p("}")
			return
		}
		x.p("}")
		x.p("p := p[i+1:]")
		x.enter(n, at)
		return
	}
	x.p("if i < len(p) {")
	x.p("p := p[i+1:]")
	x.enter(n, at)
	x.p("}")
}

// enter prints what is done with p, which is what follows the slash behind the node.
func (x *treeWriter) enter(n *trieNode, at place) (ends bool) {
	if !x.apart[n] {
		return x.behind(n, at)
	}
	return x.callLater(n, fmt.Sprintf("what follows %s/", printable(n.prefix)), at, func(at place) bool { return x.behind(n, at) })
}

// with returns the place with another parameter.
func (at place) with(name string, n *trieNode) place {
	at.params = append(slices.Clip(at.params), param{name: name, kind: n.segment.Kind})
	return at
}

// before returns the place if the function goes on with these nodes first, of which some may be nil.
func (at place) before(nodes ...*trieNode) place {
	nodes = slices.DeleteFunc(nodes, func(n *trieNode) bool { return n == nil })
	at.others = append(nodes, at.others...)
	return at
}

// variable returns a name for the variable of a parameter: the usual one, unless the pattern has another by that name.
func (x *treeWriter) variable(n *trieNode, at place) string {
	name := x.names.param(n.segment)
	if slices.ContainsFunc(at.params, func(p param) bool { return p.name == name }) {
		return x.names.topLevel(name)
	}
	return name
}

// measure finds out what becomes a function of its own: of the patterns behind a node, the largest parts, until no more than
// functionSize patterns are left.
func (x *treeWriter) measure(n *trieNode) {
	size := 0
	children := n.children()
	for _, child := range children {
		x.measure(child)
		size += x.size[child]
	}
	slices.SortStableFunc(children, func(a, b *trieNode) int { return x.size[b] - x.size[a] })
	for _, child := range children {
		if size <= functionSize || x.size[child] < functionSize/4 {
			break
		}
		child = x.apartFrom(child)
		x.apart[child] = true
		size -= x.size[child] - 1
		x.size[child] = 1
	}
	if last := x.apartFrom(n); n.depth > 0 && n.depth%functionDepth == 0 && last.isInner() {
		x.apart[last] = true
		size = 1
	}
	x.size[n] = size
	if len(n.routes) > 0 {
		x.size[n]++
	}
}

// apartFrom returns the node whose function is that of n: the last one behind n to which there is only one way on.
func (x *treeWriter) apartFrom(n *trieNode) *trieNode {
	if next, ok := n.only(); ok {
		return x.apartFrom(next)
	}
	return n
}

// only returns the child of a node that no pattern ends at and that has no other child, if that child is a text.
func (n *trieNode) only() (child *trieNode, ok bool) {
	if len(n.routes) == 0 && len(n.texts) == 1 && !n.hasParam() {
		return n.texts[0], true
	}
	return nil, false
}

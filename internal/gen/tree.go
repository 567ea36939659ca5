package gen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The technique tree is the tree of trie.go as nested ifs. p is always the rest of the path after a slash. For GET /a/b and GET
// /{x}/c it writes
//
//	if strings.HasPrefix(p, "a/") {
//		p := p[2:]
//		if p == "b" {
//			… call the handler, return
//		}
//	}
//	if i := slash(p); i > 0 {
//		x := p[:i]
//		if i < len(p) {
//			p := p[i+1:]
//			if p == "c" {
//				… call the handler, return
//			}
//		}
//	}
//
// The hard case is /a/c: the first if does not return, so the second one runs. To know which ifs may follow, each statement has a
// place. A 405 must list the methods of all patterns that match the path, so if patterns overlap, the function collects them in
// allow.

// functionSize is the approximate limit for the number of patterns in one function. Larger functions compile slowly, and fit
// less well into the caches of the processor.
const functionSize = 128

// treeWriter writes the code of the technique.
type treeWriter struct {
	*code
	methods *methodSets
	twice   bool // a HEAD request may search the tree twice; see mayPassHEAD

	size    map[*trieNode]int  // the number of patterns after a node that are in the node's function
	apart   map[*trieNode]bool // nodes that have a separate function for their descendants
	waiting []func()           // functions that are called, but not written yet
	joined  bool               // the current function has a variable allow
}

// place says what a statement can use, and what the router tries if the statement does not answer the request.
type place struct {
	params []param     // the variables that have been set, with the values of parameters
	others []*trieNode // the nodes that the current function tries next, in this order
	later  []*trieNode // the nodes that the callers of the function try after these
}

// writeTree writes the functions of the tree.
func writeTree(c *code) {
	x := &treeWriter{code: c, methods: newMethodSets(c), twice: c.mayPassHEAD(), size: map[*trieNode]int{}, apart: map[*trieNode]bool{}}
	root := newTrie(c.rows)
	x.split(root)
	c.use("slash")
	x.serve()
	x.function("find", func() string {
		return "find calls the handler of the route for the request and returns served. If there is no such route, it returns the methods of the\n" +
			"// patterns that match the path. p is always the rest of the path after a slash. Among many texts, find compares single bytes\n" +
			"// first, and whole texts last. Texts are tried before parameters: \"/posts/new\" before \"/posts/{slug}\". Each pattern is tried at\n" +
			"// most once."
	}, nil, func() bool {
		c.p("path := r.URL.Path")
		c.p("if path == \"\" || path[0] != '/' {")
		c.p("return 0")
		c.p("}")
		c.p("p := path[1:]")
		return x.follow(root, place{})
	})
	for len(x.waiting) > 0 {
		next := x.waiting[0]
		x.waiting = x.waiting[1:]
		next()
	}
	x.methods.write()
}

// newRouter writes New, and a router with the functions of the tree as methods. This saves two calls for each request.
func newRouter(c *code) {
	c.p("// New returns a handler for the routes, which calls h.")
	c.beginNew()
	c.p("return &router{h}")
	c.p("}")
	c.p("")
	c.p("type router struct{ h %s }", c.handlersType())
	c.p("")
}

// serve writes the method ServeHTTP.
func (x *treeWriter) serve() {
	x.p("// ServeHTTP calls the handler of the route that matches the request, or refuses the request.")
	x.p("func (rt *router) ServeHTTP(w http.ResponseWriter, r *http.Request) {")
	switch {
	case x.mayAsk():
		x.p("method := r.Method")
		x.p("if method == \"HEAD\" && (*router)(nil).find(w, r, \"\")&%s == 0 { // no HEAD route matches the path, so a GET route serves it", x.methodBit("HEAD"))
		x.p("method = \"GET\"")
		x.p("}")
		x.p("allow := rt.find(w, r, method)")
	case x.twice:
		get := x.methodBit("GET")
		x.p("allow := rt.find(w, r, r.Method)")
		x.p("if r.Method == \"HEAD\" && allow < served && allow&%s != 0 { // no HEAD route matches the path, so a GET route serves it", get)
		x.p("allow = rt.find(w, r, \"GET\")")
		x.p("}")
	default:
		x.p("allow := rt.find(w, r)")
	}
	x.p("if allow < served {")
	if x.mayAsk() {
		x.methods.joins = true
		x.methods.addServed()
	}
	x.p("%s", x.refuseCallWith("rt.h", "allow"))
	x.p("}")
	x.p("}")
}

// function writes a function that returns served, or the methods of the patterns that match the path. The new function has the
// parameters w and r, then method if the method may differ from r.Method, then p, and then params. Only find has no p. The
// argument body writes the statements, and reports whether they always return.
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

// result returns the expression for a return statement. The argument set is the methods that have just been found.
func (x *treeWriter) result(set string) string {
	switch {
	case !x.joined:
		return set
	case set == "0":
		return "allow"
	}
	return "allow | " + set
}

// callLater writes a call of a new function. The body of that function is written later. callLater reports whether the code it
// wrote always returns.
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
		x.function(name, func() string { return fmt.Sprintf("%s continues find for %s.", name, what) }, at.params, func() bool {
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

// pascal returns the words of a pattern, each with a capital: "ReposOwner" for "/repos/{owner}".
func pascal(pattern string) string {
	name := ""
	for word := range strings.FieldsFuncSeq(pattern, func(c rune) bool { return !isWord(c) }) {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return name
}

// isWord reports whether c is an ASCII letter or digit.
func isWord(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// leaf writes the code for a path that a pattern matches. It reports whether the code it wrote always returns.
func (x *treeWriter) leaf(n *trieNode, at place) (ends bool) {
	var some, every []int // every has a row for every method, if there is one
	for _, i := range n.rows {
		if x.rows[i].isAny() {
			every = append(every, i)
		} else {
			some = append(some, i)
		}
	}
	mayAsk := x.mayAsk()
	if len(some) == 0 && !mayAsk {
		x.answer(every[0], at)
		return true
	}
	method := "r.Method"
	if x.twice {
		method = "method"
	}
	x.p("switch %s {", method)
	for _, i := range some {
		r := x.rows[i]
		names := fmt.Sprintf("%q", r.method)
		if r.method == "GET" && x.table.HEAD && !x.twice && !slices.ContainsFunc(some, func(i int) bool { return x.rows[i].method == "HEAD" }) {
			names += `, "HEAD"`
		}
		x.p("case %s: // %s", names, printable(x.table.Routes[r.route].Pattern))
		x.answer(i, at)
	}
	for _, i := range every {
		x.p("default: // %s", printable(x.table.Routes[x.rows[i].route].Pattern))
		if mayAsk {
			x.p("if rt != nil {")
		}
		x.answer(i, at)
		if mayAsk {
			x.p("}")
		}
	}
	x.p("}")
	if len(every) > 0 && !mayAsk {
		return true
	}
	set := x.methods.set(n.rows)
	if mayAsk {
		set = x.ownMethods(some)
	}
	pattern := x.rows[n.rows[0]].pattern
	overlaps := func(other *trieNode) bool { return other.overlaps(pattern) }
	x.methods.joins = x.methods.joins || slices.ContainsFunc(at.later, overlaps)
	if !slices.ContainsFunc(at.others, overlaps) {
		x.p("return %s", x.result(set))
		return true
	}
	x.joined, x.methods.joins = true, true
	x.p("allow |= %s", set)
	return false
}

// mayAsk reports whether the router may ask for the methods of a path before it serves HEAD. Then find runs without a router, and its
// result has only the methods of routes; ServeHTTP adds the methods that are served too.
func (x *treeWriter) mayAsk() bool { return x.twice && x.hasAny() }

// ownMethods returns the methods of some rows as Go code.
func (x *treeWriter) ownMethods(some []int) string {
	var names []string
	for _, i := range some {
		names = append(names, x.bit(i))
	}
	return cmp.Or(strings.Join(names, "|"), "0")
}

// answer writes the call of the handler for row i.
func (x *treeWriter) answer(i int, at place) {
	x.p("rt.%s", x.code.call(i, argNames(at.params)...))
	x.p("return served")
}

// follow writes the code for everything that can follow a node and a slash. It reports whether the code it wrote always returns.
func (x *treeWriter) follow(n *trieNode, at place) (ends bool) {
	params := n.params()
	texts := at.before(params...)
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
	if n.rest != nil {
		params = params[:len(params)-1]
	}
	if len(params) > 0 {
		x.param(n, params, at)
	}
	if n.rest == nil {
		return false
	}
	name := x.variable(n.rest, at)
	x.p("%s := p", name)
	return x.leaf(n.rest, at.with(name, n.rest))
}

// param writes the code for a parameter that is one segment. params has the nodes that such a parameter leads to from the node n, the
// most specific first.
func (x *treeWriter) param(n *trieNode, params []*trieNode, at place) {
	if len(params) == 1 && params[0] == n.whole && !n.whole.isInner() {
		name := x.variable(n.whole, at)
		x.p("if i := slash(p); i > 0 && i == len(p) {")
		x.p("%s := p", name)
		x.leaf(n.whole, at.before(n.rest).with(name, n.whole))
		x.p("}")
		return
	}
	x.p("if i := slash(p); i > 0 {")
	for k, next := range params {
		name := x.variable(next, at)
		place := at.before(append(slices.Clone(params[k+1:]), n.rest)...).with(name, next)
		if next == n.whole {
			x.p("%s := p[:i]", name)
			x.segment(next, place)
			break // it is last
		}
		x.p("if %s {", x.clause(next.segment, "p[:i]", name))
		x.segment(next, place)
		x.p("}")
	}
	x.p("}")
}

// segment writes the code after a parameter that ends before p[i].
func (x *treeWriter) segment(n *trieNode, at place) {
	if len(n.rows) > 0 {
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

// enter writes the code for p, the rest of the path after the node and a slash.
func (x *treeWriter) enter(n *trieNode, at place) (ends bool) {
	if !x.apart[n] {
		return x.follow(n, at)
	}
	return x.callLater(n, fmt.Sprintf("paths that begin with %s/", printable(n.prefix)), at, func(at place) bool { return x.follow(n, at) })
}

// with returns the place with another parameter.
func (at place) with(name string, n *trieNode) place {
	at.params = append(slices.Clip(at.params), param{name: name, segment: n.segment})
	return at
}

// before returns the place of a statement that is followed by the statements for these nodes. A node may be nil.
func (at place) before(nodes ...*trieNode) place {
	nodes = slices.DeleteFunc(nodes, func(n *trieNode) bool { return n == nil })
	at.others = append(nodes, at.others...)
	return at
}

// variable returns the name of the variable for a parameter.
func (x *treeWriter) variable(n *trieNode, at place) string {
	return x.names.variable(x.names.param(n.segment), argNames(at.params))
}

// split divides the tree into functions. While a node has more than functionSize patterns, its largest child gets a function of
// its own.
func (x *treeWriter) split(n *trieNode) {
	size := 0
	children := n.children()
	for _, child := range children {
		x.split(child)
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
	x.size[n] = size
	if len(n.rows) > 0 {
		x.size[n]++
	}
}

// apartFrom goes on from n while only one text can come next, and returns the last node. The new function begins there.
func (x *treeWriter) apartFrom(n *trieNode) *trieNode {
	if next, ok := n.only(); ok {
		return x.apartFrom(next)
	}
	return n
}

// only returns the child of a node. It returns false if a pattern ends at the node, or if the node has another child or a
// parameter.
func (n *trieNode) only() (child *trieNode, ok bool) {
	if len(n.rows) == 0 && len(n.texts) == 1 && len(n.params()) == 0 {
		return n.texts[0], true
	}
	return nil, false
}

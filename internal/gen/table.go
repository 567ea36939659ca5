package gen

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// callsApart is how many calls of handlers a function of a table has at most.
const callsApart = 256

// tableWriter writes a table.
type tableWriter struct {
	*code
	methods *methodSets
	states  []*trieNode
	numbers map[*trieNode]int // of the states
	routes  []int             // the indexes of the routes, as the states have them
	slots   []string          // the rows of the array texts
	longest int               // how many segments a pattern has at most
	passes  bool              // HEAD has routes of its own, and where it has none it goes where GET goes
}

// writeTable writes the automaton over segments as arrays, and the code that walks it.
func writeTable(c *code) {
	x := &tableWriter{code: c, methods: newMethodSets(c), numbers: map[*trieNode]int{}}
	x.methods.joins = true
	for _, r := range c.table.Routes {
		x.longest = max(x.longest, len(r.Segments))
		x.passes = x.passes || c.table.HEAD && r.Method == "HEAD"
	}
	x.number(newTrie(c.table))
	c.use("slash", "positive")
	c.imported("math/bits")
	x.serve()
	c.body.WriteString(tableWalk)
	x.calls()
	x.writeStates()
	x.methods.write()
}

// number numbers the nodes: each before those behind it, so that no state leads to state 0.
func (x *tableWriter) number(n *trieNode) {
	x.numbers[n] = len(x.states)
	x.states = append(x.states, n)
	slices.SortFunc(n.routes, func(a, b int) int {
		return strings.Compare(x.table.Routes[a].Method, x.table.Routes[b].Method)
	})
	for _, child := range n.children() {
		x.number(child)
	}
}

// serve prints serve and the type request.
func (x *tableWriter) serve() {
	x.p("// serve calls the handler of the route that has the path and the method of the request, or refuses the request.")
	x.p("func serve(h Handlers, w http.ResponseWriter, r *http.Request) {")
	x.p("path := r.URL.Path")
	x.p("if path == \"\" || path[0] != '/' {")
	x.p("%s", x.refuseCall("0"))
	x.p("return")
	x.p("}")
	x.p("q := request{h: h, w: w, r: r, method: methodOf(r.Method)}")
	x.p("allow := q.walk(&states[0], 0, path[1:])")
	if x.passes && x.headGoesWithGET() {
		x.p("if r.Method == \"HEAD\" && allow < served && allow&%[1]s != 0 { // no route for HEAD has the path: HEAD goes where GET goes", x.methodBit("GET"))
		x.p("q.method = %s", x.methodBit("GET"))
		x.p("allow = q.walk(&states[0], 0, path[1:])")
		x.p("}")
	}
	x.p("if allow < served {")
	if x.headGoesWithGET() {
		x.p("if allow&%s != 0 {", x.methodBit("GET"))
		x.p("allow |= %s", x.methodBit("HEAD"))
		x.p("}")
	}
	if x.table.OPTIONS {
		x.p("if allow != 0 {")
		x.p("allow |= %s", x.methodBit("OPTIONS"))
		x.p("}")
	}
	x.p("%s", x.refuseCall("allow"))
	x.p("}")
	x.p("}")
	x.p("")
	x.p("// request is a request on its way through the states.")
	x.p("type request struct {")
	x.p("h Handlers")
	x.p("w http.ResponseWriter")
	x.p("r *http.Request")
	x.p("method methods // the one that is looked for")
	x.p("values [%d]string // of the parameters so far, by the number of the segment", x.longest)
	x.p("}")
	x.methodOf()
}

// headGoesWithGET reports whether HEAD is served where GET is.
func (x *tableWriter) headGoesWithGET() bool { return x.table.HEAD && x.methodBit("GET") != "" }

// methodOf prints the function that finds a method's constant.
func (x *tableWriter) methodOf() {
	x.p("")
	x.p("// methodOf returns the set of the method, or 0 if no route has it.")
	x.p("func methodOf(method string) methods {")
	x.p("switch method {")
	for _, method := range x.allMethods() {
		goesWithGET := x.table.HEAD && !x.passes
		switch {
		case method == "HEAD" && goesWithGET:
		case method == "GET" && goesWithGET:
			x.p("case \"GET\", \"HEAD\":")
			x.p("return %s", x.methodBit(method))
		default:
			x.p("case %q:", method)
			x.p("return %s", x.methodBit(method))
		}
	}
	x.p("}")
	x.p("return 0")
	x.p("}")
}

// tableWalk is the code that is the same for all tables.
const tableWalk = `
// walk follows p, which is what follows a slash, from a state, and calls the handler of the route that wins. It returns served,
// or the methods of the patterns that match the path. The segments are those before p. Where a state leads on in several ways,
// it tries one after the other. So it comes to each state once at most, and reads a byte of the path as often as patterns that
// fork in front of it can match what is before it.
func (q *request) walk(from *state, segments int, p string) methods {
	for {
		n := slash(p)
		next := from.text(p[:n])
		switch {
		case next != nil && from.number|from.any|from.rest == 0:
		case next == nil && from.any != 0 && from.number|from.rest == 0 && n > 0:
			q.values[segments] = p[:n]
			next = &states[from.any]
		default:
			return q.fork(from, next, segments, p, n)
		}
		if n == len(p) {
			return q.end(next)
		}
		from, segments, p = next, segments+1, p[n+1:]
	}
}

// fork goes on from a state in all ways, in the order in which they win, until the request is answered. The first segment of p
// is p[:n], and text is the state that it leads to as a text, or nil.
func (q *request) fork(from, text *state, segments int, p string, n int) (allow methods) {
	if text != nil {
		allow |= q.enter(text, segments, p, n)
	}
	if from.number != 0 && allow < served && positive(p[:n]) > 0 {
		q.values[segments] = p[:n]
		allow |= q.enter(&states[from.number], segments, p, n)
	}
	if from.any != 0 && allow < served && n > 0 {
		q.values[segments] = p[:n]
		allow |= q.enter(&states[from.any], segments, p, n)
	}
	if from.rest != 0 && allow < served {
		q.values[segments] = p
		allow |= q.end(&states[from.rest])
	}
	return allow
}

// enter goes on in the state that the segment p[:n] leads to.
func (q *request) enter(next *state, segments int, p string, n int) methods {
	if n == len(p) {
		return q.end(next)
	}
	return q.walk(next, segments+1, p[n+1:])
}

// end calls the handler of the state's route that has the method, and returns served; or it returns the state's methods.
func (q *request) end(s *state) methods {
	if s.methods&q.method == 0 {
		return s.methods
	}
	q.call(int(s.route) + bits.OnesCount64(uint64(s.methods&(q.method-1))))
	return served
}

// text returns the state that a text leads to, or nil. The texts of a state stand in a hash table, each in the first slot that was
// free from the one that hash says.
func (s *state) text(segment string) *state {
	if s.shift == 0 {
		return nil
	}
	for i := uint64(s.texts) + hash(segment)>>s.shift; texts[i].next != 0; i++ {
		if texts[i].text == segment {
			return &states[texts[i].next]
		}
	}
	return nil
}

// hash returns a number whose highest bits are made of the last eight bytes of a segment, or of all and its length.
func hash(segment string) uint64 {
	const spread = 0x9e3779b97f4a7c15
	n := len(segment)
	if n >= 8 {
		s := segment[n-8:]
		return (uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 |
			uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56) * spread
	}
	k := uint64(n)
	for i := range n {
		k = k<<8 | uint64(segment[i])
	}
	return k * spread
}

// state is a place in the tree of the patterns.
type state struct {
	methods           methods // of the routes whose pattern ends here
	route             uint32  // the number of the first of these routes; they stand in the order of their methods
	texts             uint32  // where the hash table of the texts that can follow begins in texts
	shift             uint8   // 64 less the binary logarithm of its slots; 0 if there are no texts
	number, any, rest uint32  // the states that a number, any segment and the rest of the path lead to; 0 for none
}
`

// tableHash is the hash of a text: of its length and its last bytes. What is generated has the same function.
func tableHash(segment string) uint64 {
	n := len(segment)
	k := uint64(n)
	for i := max(0, n-8); i < n; i++ {
		k = k<<8 | uint64(segment[i])
	}
	return k * 0x9e3779b97f4a7c15 // 2⁶⁴ divided by the golden ratio
}

// calls prints the calls of the handlers.
func (x *tableWriter) calls() {
	for _, n := range x.states {
		x.routes = append(x.routes, n.routes...)
	}
	parts := slices.Collect(slices.Chunk(x.routes, callsApart))
	if len(parts) > 1 {
		x.p("// call calls the handler of a route.")
		x.p("func (q *request) call(route int) {")
		x.p("switch route / %d {", callsApart)
		for k := range parts {
			x.p("case %d:", k)
			x.p("q.call%d(route)", k)
		}
		x.p("}")
		x.p("}")
	}
	for k, part := range parts {
		name := "call"
		if len(parts) > 1 {
			name = fmt.Sprintf("call%d", k)
		}
		x.callPart(name, k*callsApart, part)
	}
}

// callPart prints the function that calls the handlers of some of the routes, of which the first one has the number.
func (x *tableWriter) callPart(name string, number int, part []int) {
	x.p("")
	x.p("// %s calls the handler of a route.", name)
	x.p("func (q *request) %s(route int) {", name)
	x.p("h, w, r := q.h, q.w, q.r")
	x.p("switch route {")
	for k, i := range part {
		var args []string
		for _, param := range x.params(i) {
			value := fmt.Sprintf("q.values[%d]", param.segment)
			if param.kind == routes.Int {
				value = "positive(" + value + ")"
			}
			args = append(args, value)
		}
		x.p("case %d: // %s", number+k, printable(x.table.Routes[i].String()))
		x.p("%s", x.code.call(i, args...))
	}
	x.p("}")
	x.p("}")
}

// writeStates prints the arrays.
func (x *tableWriter) writeStates() {
	x.p("")
	x.p("// states are numbered from 0, which is where a path begins.")
	x.p("var states = [...]state{")
	route := 0
	for i, n := range x.states {
		texts, shift := x.hashTable(n)
		x.p("{%s, %d, %d, %d, %d, %d, %d}, // %d: %s", x.ends(n), route, texts, shift, x.numbers[n.int], x.numbers[n.any], x.numbers[n.rest], i, printable(n.prefix))
		route += len(n.routes)
	}
	x.p("}")
	x.p("")
	x.p("// texts are the hash tables of all states, and the states that the texts lead to; 0 for a free slot.")
	x.p("var texts = [...]struct {")
	x.p("text string")
	x.p("next uint32")
	x.p("}{")
	for _, slot := range x.slots {
		x.p("{%s},", slot)
	}
	x.p("}")
}

// ends returns the methods of the routes that end at a node, as it stands in the code.
func (x *tableWriter) ends(n *trieNode) string {
	if len(n.routes) == 0 {
		return "0"
	}
	var names []string
	for _, i := range n.routes {
		names = append(names, x.methodBit(x.table.Routes[i].Method))
	}
	x.methods.set(n.routes)
	return strings.Join(names, "|")
}

// hashTable adds the texts that can follow a node to the slots. It returns where they begin, and the shift of the state.
func (x *tableWriter) hashTable(n *trieNode) (first, shift int) {
	first = len(x.slots)
	if len(n.texts) == 0 {
		return first, 0
	}
	shift = 64 - 1 - bits.Len(uint(len(n.texts)))
	slots := make([]string, 1<<(64-shift))
	for _, child := range n.texts {
		i := int(tableHash(child.segment.Text) >> shift)
		for i < len(slots) && slots[i] != "" {
			i++
		}
		if i == len(slots) {
			slots = append(slots, "")
		}
		slots[i] = fmt.Sprintf("%q, %d", child.segment.Text, x.numbers[child])
	}
	x.slots = append(append(x.slots, slots...), "") // the last one is free, so that a search ends there
	return first, shift
}

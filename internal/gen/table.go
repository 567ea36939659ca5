package gen

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"gorouting/internal/gen/helpers/table"
)

// The technique table is the tree of trie.go as arrays. For GET /a/b and GET /{x}/c, the states are
//
//	0: /         texts: a → 1    any: 3
//	1: /a        texts: b → 2
//	2: /a/b      methods: GET
//	3: /{x}      texts: c → 4
//	4: /{x}/c    methods: GET
//
// The hard case is /a/c: the text leads to state 1, which has no c, so the router must come back and try state 3. fork does that;
// walk is the loop for states that lead on in one way only. Both are in helpers/table.

// callsPerFunction is the largest number of handlers that a function calls.
const callsPerFunction = 256

// tableWriter writes a table.
type tableWriter struct {
	*code
	methods *methodSets
	states  []*trieNode
	numbers map[*trieNode]int // the indexes in states
	calls   []int             // the indexes of the rows, in the order of the states
	slots   []string          // the elements of the array texts
	forms   []string          // the elements of the array forms
	longest int               // the largest number of segments of a pattern

	hasForms bool // the table has lists or text beside a parameter
}

// writeTable writes the arrays, and the code that walks through them.
func writeTable(c *code) {
	x := &tableWriter{code: c, methods: newMethodSets(c), numbers: map[*trieNode]int{}}
	x.methods.joins, x.methods.every = true, x.hasAny()
	for _, r := range c.rows {
		x.longest = max(x.longest, len(r.pattern))
	}
	x.number(newTrie(c.rows))
	c.use("slash", "positive")
	x.serve()
	x.search()
	x.writeCalls()
	x.writeStates()
	if x.hasForms {
		x.writeForms()
	}
	x.methods.write()
}

// search writes the functions that follow the arrays. Some differ for tables with forms or with routes for every method: package tablefull
// has their longer versions.
func (x *tableWriter) search() {
	forms, every := "table", "table"
	if x.hasForms {
		forms = "tablefull"
	}
	if x.hasAny() {
		every = "tablefull"
	}
	x.copied(forms+"/walk.go", "table/enter.go", every+"/end.go", "table/text.go", forms+"/state.go")
}

// number gives a number to the node, and then to its descendants. So the root is state 0. No state leads to state 0, so 0 can
// mean "none".
func (x *tableWriter) number(n *trieNode) {
	x.numbers[n] = len(x.states)
	x.states = append(x.states, n)
	x.hasForms = x.hasForms || len(n.special) > 0
	slices.SortFunc(n.rows, func(a, b int) int { return byMethod(x.rows[a], x.rows[b]) }) // in the order of the bits
	for _, child := range n.children() {
		x.number(child)
	}
}

// serve writes serve and the type request.
func (x *tableWriter) serve() {
	x.p("// serve calls the handler of the route that matches the request, or refuses the request.")
	x.p("func serve(h %s, w http.ResponseWriter, r *http.Request) {", x.handlersType())
	x.p("path := r.URL.Path")
	x.p("if path == \"\" || path[0] != '/' {")
	x.p("%s", x.refuseCall("0"))
	x.p("return")
	x.p("}")
	every := ""
	if x.hasAny() {
		every = ", every: every"
	}
	x.p("q := request{h: h, w: w, r: r, method: methodOf(r.Method)%s}", every)
	if x.asksForHEAD() && x.headGoesWithGET() {
		x.p("if r.Method == \"HEAD\" {")
		x.p("var asked request // answers nothing")
		x.p("if asked.walk(&states[0], 0, path[1:])&%s == 0 { // no HEAD route matches the path, so a GET route serves it", x.methodBit("HEAD"))
		x.p("q.method = %s", x.methodBit("GET"))
		x.p("}")
		x.p("}")
	}
	x.p("allow := q.walk(&states[0], 0, path[1:])")
	if x.hasHEADRoute() && !x.asksForHEAD() && x.headGoesWithGET() {
		x.p("if r.Method == \"HEAD\" && allow < served && allow&%[1]s != 0 { // no HEAD route matches the path, so a GET route serves it", x.methodBit("GET"))
		x.p("q.method = %s", x.methodBit("GET"))
		x.p("allow = q.walk(&states[0], 0, path[1:])")
		x.p("}")
	}
	x.p("if allow < served {")
	x.methods.addServed()
	x.p("%s", x.refuseCall("allow"))
	x.p("}")
	x.p("}")
	x.p("")
	x.p("// request is a request and the state of the search for its route.")
	x.p("type request struct {")
	x.p("h %s", x.handlersType())
	x.p("w http.ResponseWriter")
	x.p("r *http.Request")
	x.p("method methods // the method of the route to find")
	if x.hasAny() {
		x.p("every methods // the bit of routes for every method, or 0 to answer no request")
	}
	x.p("values [%d]string // of the parameters, by the index of the segment", x.longest)
	x.p("}")
	x.methodOf()
}

// methodOf writes the function methodOf.
func (x *tableWriter) methodOf() {
	x.p("")
	x.p("// methodOf returns the bit of the method, or 0 if no route has that method.")
	x.p("func methodOf(method string) methods {")
	x.p("switch method {")
	for _, method := range x.allMethods() {
		goesWithGET := x.table.HEAD && !x.hasHEADRoute()
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

// writeCalls writes the calls of the handlers.
func (x *tableWriter) writeCalls() {
	for _, n := range x.states {
		x.calls = append(x.calls, n.rows...)
	}
	parts := slices.Collect(slices.Chunk(x.calls, callsPerFunction))
	if len(parts) > 1 {
		x.p("// call calls the handler of a route.")
		x.p("func (q *request) call(route int) {")
		x.p("switch route / %d {", callsPerFunction)
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
		x.callPart(name, k*callsPerFunction, part)
	}
}

// callPart writes a function that calls the handlers of some rows. The argument number is the number of the first row in part.
func (x *tableWriter) callPart(name string, number int, part []int) {
	x.p("")
	x.p("// %s calls the handler of a route.", name)
	x.p("func (q *request) %s(route int) {", name)
	x.p("h, w, r := q.h, q.w, q.r")
	x.p("switch route {")
	for k, i := range part {
		var args []string
		for _, param := range x.paramsOf(x.rows[i].pattern) {
			value := fmt.Sprintf("q.values[%d]", param.at)
			if param.goType() == "int" {
				value = "positive(" + value + ")"
			}
			args = append(args, value)
		}
		x.p("case %d: // %s", number+k, printable(x.table.Routes[x.rows[i].route].String()))
		x.p("%s", x.code.call(i, args...))
	}
	x.p("}")
	x.p("}")
}

// writeStates writes the arrays.
func (x *tableWriter) writeStates() {
	x.p("")
	x.p("// states has the tree of patterns. State 0 is its root.")
	x.p("var states = [...]state{")
	route := 0
	for i, n := range x.states {
		texts, shift := x.hashTable(n)
		forms := ""
		if x.hasForms {
			forms = fmt.Sprintf(", %d", x.addForms(n))
		}
		x.p("{%s, %d, %d, %d, %d, %d, %d%s}, // %d: %s", x.ends(n), route, texts, shift, x.numbers[n.int], x.numbers[n.whole], x.numbers[n.rest], forms, i, printable(n.prefix))
		route += len(n.rows)
	}
	x.p("}")
	x.p("")
	x.p("// texts has the hash tables of all states. next is the state after the text, or 0 in a free slot.")
	x.p("var texts = [...]struct {")
	x.p("text string")
	x.p("next uint32")
	x.p("}{")
	for _, slot := range x.slots {
		x.p("{%s},", slot)
	}
	x.p("}")
}

// ends returns the methods of the rows that end at a node, as Go code.
func (x *tableWriter) ends(n *trieNode) string {
	if len(n.rows) == 0 {
		return "0"
	}
	var names []string
	for _, i := range n.rows {
		if x.rows[i].isAny() {
			names = append(names, "every")
		} else {
			names = append(names, x.bit(i))
		}
	}
	x.methods.set(n.rows)
	return strings.Join(names, "|")
}

// addForms adds the lists and the parameters with text beside them that can follow a node to the forms. It returns the index of the
// first one, or 0 without any. Element 0 is empty.
func (x *tableWriter) addForms(n *trieNode) (first int) {
	if len(x.forms) == 0 {
		x.forms = []string{""}
	}
	if len(n.special) == 0 {
		return 0
	}
	first = len(x.forms)
	for _, child := range n.special {
		s := child.segment
		if s.Texts != nil {
			x.forms = append(x.forms, fmt.Sprintf("texts: []string{%s}, next: %d", quoteAll(s.Texts), x.numbers[child]))
			continue
		}
		x.forms = append(x.forms, fmt.Sprintf("before: %q, after: %q, isNumber: %v, next: %d", s.Before, s.After, goType(s) == "int", x.numbers[child]))
	}
	x.forms = append(x.forms, "") // the end
	return first
}

// writeForms writes the array forms.
func (x *tableWriter) writeForms() {
	x.use("inner")
	x.p("")
	x.p("// forms has the forms of all states.")
	x.p("var forms = [...]form{")
	for _, one := range x.forms {
		x.p("{%s},", one)
	}
	x.p("}")
}

// hashTable adds the hash table of a node to the slots. It returns the index of its first slot, and the shift.
func (x *tableWriter) hashTable(n *trieNode) (first, shift int) {
	first = len(x.slots)
	if len(n.texts) == 0 {
		return first, 0
	}
	shift = 64 - 1 - bits.Len(uint(len(n.texts)))
	slots := make([]string, 1<<(64-shift))
	for _, child := range n.texts {
		i := int(table.Hash(child.segment.Text) >> shift)
		for i < len(slots) && slots[i] != "" {
			i++
		}
		if i == len(slots) {
			slots = append(slots, "")
		}
		slots[i] = fmt.Sprintf("%q, %d", child.segment.Text, x.numbers[child])
	}
	x.slots = append(append(x.slots, slots...), "") // the last slot is free, so that a search ends there
	return first, shift
}

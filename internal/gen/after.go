package gen

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// The technique after is nested ifs. For
//
//	GET /posts/new
//	GET /posts/{slug}
//	GET /posts/{slug}/comments
//
// it writes, without the methods:
//
//	if path == "/posts/new" {
//		h.NewPost(w, r)
//	}
//	if slug, rest, ok := after(path, "/posts/"); ok {
//		switch rest {
//		case "":
//			h.ShowPost(w, r, slug)
//		case "/comments":
//			h.ListComments(w, r, slug)
//		}
//	}
//
// The hard case is a table with "/posts/{slug}/a" and "/posts/drafts/{id}", because both match "/posts/drafts/a". So
// "/posts/drafts/" is tried before "/posts/". If the code in the first if does not answer the request, the next if runs.

// writeAfter writes the functions of the technique.
func writeAfter(c *code) {
	a := &afterCode{code: c, method: "r.Method", done: "return"}
	c.p("// serve tries fixed paths first, then paths with parameters. When one prefix begins with another, the longer is tried first.")
	c.p("// A route that matches the path, but not the method, adds its method to allow.")
	c.p("func serve(h %s, w http.ResponseWriter, r *http.Request) {", c.handlersType())
	switch {
	case c.hasHEADRoute():
		a.method, a.done = "method", "return 0, true"
		a.serveHEAD()
	case c.table.HEAD:
		a.method = "method"
		c.p("method := r.Method")
		c.p("if method == \"HEAD\" { // a GET route serves HEAD too")
		c.p("method = \"GET\"")
		c.p("}")
		fallthrough
	default:
		c.p("var allow methods")
	}
	c.p("path := r.URL.Path")
	a.block("path", a.all())
	if a.done == "return" {
		c.p("%s", c.refuseCall("allow"))
	} else {
		c.p("return allow, false")
	}
	c.p("}")
	c.p("")
	c.methodBits()
}

// serveHEAD writes serve for a table with HEAD routes, and the beginning of the function route.
func (a *afterCode) serveHEAD() {
	if a.asksForHEAD() {
		a.p("method := r.Method")
		a.p("if method == \"HEAD\" {")
		a.p("if allow, _ := route(nil, w, r, \"\"); allow&%s == 0 { // no HEAD route matches the path, so a GET route serves HEAD", a.methodBit("HEAD"))
		a.p("method = \"GET\"")
		a.p("}")
		a.p("}")
		a.p("if allow, ok := route(h, w, r, method); !ok {")
	} else {
		a.p("allow, ok := route(h, w, r, r.Method)")
		a.p("if !ok && r.Method == \"HEAD\" {")
		a.p("allow, ok = route(h, w, r, \"GET\")")
		a.p("}")
		a.p("if !ok {")
	}
	a.p("%s", a.refuseCall("allow"))
	a.p("}")
	a.p("}")
	a.p("")
	a.p("// route calls the handler of the route for this method and path, and returns true. If no route matches, it returns false and the")
	a.p("// methods that the path has.")
	if a.asksForHEAD() {
		a.p("// Without h and method, it only returns these methods.")
	}
	a.p("func route(h %s, w http.ResponseWriter, r *http.Request, method string) (allow methods, ok bool) {", a.handlersType())
}

// afterCode writes the code of the technique.
type afterCode struct {
	*code
	method string // an expression for the request's method
	done   string // the statement after a handler's call
}

// tail is the rest of a route's pattern after a prefix. For the prefix "/posts/{slug}", the route "/posts/{slug}/comments" has the
// tail "/comments".
type tail struct {
	row      int
	segments routes.Pattern
	args     []string // the variables that contain the values of the prefix's parameters
}

func (a *afterCode) all() []tail {
	var all []tail
	for i, r := range a.rows {
		all = append(all, tail{row: i, segments: r.pattern})
	}
	return all
}

// block writes the code that matches the tails. The argument variable is the name of the variable that contains the rest of the
// path.
func (a *afterCode) block(variable string, tails []tail) {
	a.statics(variable, tails)
	a.groups(variable, 0, groupTails(tails))
}

// statics writes a switch on the tails without parameters. For a single tail, it writes an if.
func (a *afterCode) statics(variable string, tails []tail) {
	texts, byText := staticTails(tails)
	switch len(texts) {
	case 0:
	case 1:
		a.p("if %s == %q {", variable, texts[0])
		a.leaf(byText[texts[0]])
		a.p("}")
	default:
		a.p("switch %s {", variable)
		for _, text := range texts {
			a.p("case %q:", text)
			a.leaf(byText[text])
		}
		a.p("}")
	}
}

// staticTails returns the tails without parameters, by text. It also returns these texts in the order of the tails.
func staticTails(tails []tail) (texts []string, byText map[string][]tail) {
	byText = map[string][]tail{}
	for _, t := range tails {
		if t.segments.Static() {
			text := t.segments.Sample()
			if byText[text] == nil {
				texts = append(texts, text)
			}
			byText[text] = append(byText[text], t)
		}
	}
	return texts, byText
}

// leaf writes the code for a path that matches. The tails differ only in their methods.
func (a *afterCode) leaf(tails []tail) {
	var bits []string
	var some, every []tail // every has a tail for every method, if there is one
	for _, t := range tails {
		if a.rows[t.row].isAny() {
			every = append(every, t)
			continue
		}
		some = append(some, t)
		bits = append(bits, a.bit(t.row))
	}
	switch {
	case len(some) == 0:
		a.every(every)
	case len(some) == 1 && len(every) == 0:
		a.p("if %s == %q {", a.method, a.rows[some[0].row].method)
		a.answer(some[0])
		a.p("}")
	default:
		a.p("switch %s {", a.method)
		for _, t := range some {
			a.p("case %q:", a.rows[t.row].method)
			a.answer(t)
		}
		if len(every) > 0 {
			a.p("default:")
			a.every(every)
		}
		a.p("}")
	}
	if len(bits) > 0 && (len(every) == 0 || a.asksForHEAD()) {
		a.p("allow |= %s", strings.Join(bits, " | "))
	}
}

// answer writes the call of a handler, and the statement after it.
func (a *afterCode) answer(t tail) {
	a.p("%s", a.call(t.row, t.args...))
	a.p("%s", a.done)
}

// every writes the call of the handler that serves every method. If the router only asks for the methods of the path, h is nil.
func (a *afterCode) every(tails []tail) {
	if !a.asksForHEAD() {
		a.answer(tails[0])
		return
	}
	a.p("if h != nil {")
	a.answer(tails[0])
	a.p("}")
}

// group contains the tails that begin with the same text and a parameter that matches the same texts.
type group struct {
	text    string // "/api/widgets/"
	segment routes.Segment
	tails   []tail // what follows the parameter
}

// groupTails groups the tails that have parameters. The router tries the groups in this order.
func groupTails(tails []tail) []*group {
	var groups []*group
	for _, t := range tails {
		k := slices.IndexFunc(t.segments, routes.Segment.IsParam)
		if k < 0 {
			continue
		}
		text, s := t.segments[:k].Sample()+"/", t.segments[k]
		at := slices.IndexFunc(groups, func(g *group) bool { return g.text == text && g.segment.Compare(s) == 0 })
		if at < 0 {
			at = len(groups)
			groups = append(groups, &group{text: text, segment: s})
		}
		groups[at].tails = append(groups[at].tails, t)
	}
	return sortGroups(groups)
}

// sortGroups moves "/posts/drafts/" before its prefix "/posts/", and {id:int} before {slug}. Otherwise it keeps the order.
func sortGroups(groups []*group) []*group {
	var sorted []*group
	for _, g := range groups {
		at := slices.IndexFunc(sorted, func(o *group) bool {
			return g.text == o.text && g.segment.Compare(o.segment) < 0 || g.text != o.text && strings.HasPrefix(g.text, o.text)
		})
		if at < 0 {
			at = len(sorted)
		}
		sorted = slices.Insert(sorted, at, g)
	}
	return sorted
}

// many limits the number of groups without a shared if. From this number on, groups with a common prefix share one.
const many = 8

// groups writes the code for the groups. The first cut bytes of their texts have already been matched: the path in variable
// begins after them.
func (a *afterCode) groups(variable string, cut int, groups []*group) {
	if len(groups) < many {
		for _, g := range groups {
			a.group(variable, g, cut)
		}
		return
	}
	for _, alike := range byNextByte(groups, cut) {
		common := commonText(alike)[cut:]
		if len(alike) < many/2 || common == "" {
			for _, g := range alike {
				a.group(variable, g, cut)
			}
			continue
		}
		a.imported("strings")
		a.p("if rest, ok := strings.CutPrefix(%s, %q); ok {", variable, common)
		a.groups("rest", cut+len(common), alike)
		a.p("}")
	}
}

// byNextByte splits the groups by the byte at index offset in their texts. Groups with a text of length offset come last.
func byNextByte(groups []*group, offset int) [][]*group {
	var all [][]*group
	var ended []*group
	at := map[byte]int{}
	for _, g := range groups {
		if len(g.text) == offset {
			ended = append(ended, g)
			continue
		}
		b := g.text[offset]
		if _, ok := at[b]; !ok {
			at[b] = len(all)
			all = append(all, nil)
		}
		all[at[b]] = append(all[at[b]], g)
	}
	if ended != nil {
		all = append(all, ended)
	}
	return all
}

// commonText returns the longest common prefix of the texts.
func commonText(groups []*group) string {
	common := groups[0].text
	for _, g := range groups {
		for !strings.HasPrefix(g.text, common) {
			common = common[:len(common)-1]
		}
	}
	return common
}

// group writes the code for one text and the parameter after it.
func (a *afterCode) group(variable string, g *group, cut int) {
	text, name := g.text[cut:], a.variableFor(g)
	for k, t := range g.tails {
		at := slices.IndexFunc(t.segments, routes.Segment.IsParam)
		g.tails[k] = tail{t.row, t.segments[at+1:], append(slices.Clip(t.args), name)}
	}
	if g.segment.Kind == routes.Rest {
		a.imported("strings")
		a.p("if %s, ok := strings.CutPrefix(%s, %q); ok {", name, variable, text)
		a.leaf(g.tails)
		a.p("}")
		return
	}
	call, condition := a.cut(g.segment, variable, text, name)
	if texts, byText := staticTails(g.tails); len(texts) == 1 && len(byText[texts[0]]) == len(g.tails) {
		a.p("if %s, rest, ok := %s; ok && rest == %q%s {", name, call, texts[0], condition)
		a.leaf(g.tails)
	} else {
		a.p("if %s, rest, ok := %s; ok%s {", name, call, condition)
		a.block("rest", g.tails)
	}
	a.p("}")
}

// cut returns a call that cuts the text and a parameter off the path in the variable, and perhaps a condition on the parameter's value,
// which is in the variable name.
func (a *afterCode) cut(s routes.Segment, variable, text, name string) (call, condition string) {
	function, args := "after", fmt.Sprintf("%s, %q", variable, text+s.Before)
	a.use("after")
	if s.Kind == routes.Int {
		function += "Int"
		a.use("positive")
	}
	if s.After != "" {
		function, args = function+"Ending", fmt.Sprintf("%s, %q", args, s.After)
		a.use("afterEnding")
	}
	if s.Kind == routes.List {
		condition = " && " + oneOf(name, s.Texts)
	}
	a.use(function)
	return fmt.Sprintf("%s(%s)", function, args), condition
}

// variableFor returns the name of the variable for the group's parameter, as in the first route of the group.
func (a *afterCode) variableFor(g *group) string {
	t := g.tails[0]
	return a.names.variable(a.paramsOf(a.rows[t.row].pattern)[len(t.args)].name, t.args)
}

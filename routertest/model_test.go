package routertest

import (
	"cmp"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// model is a router for any table. It is correct if only tree and head are set; each of the other fields breaks it in one way.
// It shares no code with the oracle: it walks a trie, whereas the oracle compares every route.
type model struct {
	tree *node // the trie of the table; nil means the widgets
	head bool  // serve HEAD like GET

	path     func(r *http.Request) string                                // the path to match, instead of URL.Path
	handle   func(w http.ResponseWriter, r *http.Request, h hit)         // call the handler of a route
	beside   func(before, after, segment string) (inner string, ok bool) // match a segment with text beside a parameter
	list     func(texts []string, segment string) bool                   // whether a {name:a|b} matches
	slug     func(s string) bool                                         // whether a {name} matches
	id       func(s string) (n int, ok bool)                             // whether a {name:int} matches, and its value
	rest     func(s string) bool                                         // whether a {name...} matches
	kinds    string                                                      // the order to try text, list, beside, int, any and rest, instead of "tlbiar"
	commits  bool                                                        // never backtrack
	pick     func(path string, among []hit) hit                          // choose among the candidates with the method
	among    func(path string, hits []hit) []hit                         // change the candidates
	method   func(r *http.Request) string                                // the method to use, instead of Method
	allow    func(methods []string) []string                             // the Allow lines for the candidates' methods
	respond  func(w http.ResponseWriter, a modelReply)                   // write an answer
	before   func(r *http.Request)                                       // change the request
	fallback func(w http.ResponseWriter, r *http.Request)                // answer if no route matches
}

// hit is a route that matches a path, with the values for its handler.
type hit struct {
	*leaf
	values []any
}

// modelReply is an answer. Its body has no newline at the end.
type modelReply struct {
	status int
	allow  []string
	body   string
}

func (m model) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, method, respond := r.URL.Path, r.Method, modelRespond
	if m.path != nil {
		path = m.path(r)
	}
	if m.method != nil {
		method = m.method(r)
	}
	if m.before != nil {
		m.before(r)
	}
	if m.respond != nil {
		respond = m.respond
	}
	hits := m.hits(path)
	right := m.serving(hits, method)
	switch {
	case len(right) > 0 && m.handle != nil:
		m.handle(w, r, right[0])
	case len(right) > 0 && m.pick != nil:
		respond(w, modelReply{status: 200, body: m.pick(path, right).echo()})
	case len(right) > 0:
		respond(w, modelReply{status: 200, body: right[0].echo()})
	case len(hits) > 0:
		respond(w, modelReply{405, m.allowLines(hits), "405 method not allowed"})
	case m.fallback != nil:
		m.fallback(w, r)
	default:
		respond(w, modelReply{status: 404, body: "404 page not found"})
	}
}

// serving returns the hits that serve a method. Among routes with the same pattern, "*" is the last.
func (m model) serving(hits []hit, method string) []hit {
	isHEAD := func(h hit) bool { return h.method == "HEAD" }
	withGET := m.head && method == "HEAD" && !slices.ContainsFunc(hits, isHEAD)
	return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool {
		return h.method != method && h.method != "*" && !(withGET && h.method == "GET")
	})
}

func (m model) allowLines(hits []hit) []string {
	var methods []string
	for _, h := range hits {
		methods = append(methods, h.method)
		if m.head && h.method == "GET" {
			methods = append(methods, "HEAD")
		}
	}
	if m.allow != nil {
		return m.allow(methods)
	}
	slices.Sort(methods)
	return []string{strings.Join(slices.Compact(methods), ", ")}
}

func modelRespond(w http.ResponseWriter, a modelReply) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if a.allow != nil {
		w.Header()["Allow"] = a.allow
	}
	w.WriteHeader(a.status)
	io.WriteString(w, a.body+"\n")
}

// echo returns the text that Echo writes, without the newline. It does not call Echo, so that a mistake in Echo is found.
func (h hit) echo() string {
	text := []byte(h.name)
	for i, v := range h.values {
		switch v := v.(type) {
		case int:
			text = strconv.AppendInt(append(text, ' '), int64(v), 10)
		case string:
			text = append(append(text, " /"[min(i, 1)]), v...)
		}
	}
	return string(text)
}

// node is a node of the trie of a table's patterns.
type node struct {
	texts    map[string]*node
	lists    []*listNode   // fewer texts first
	besides  []*besideNode // longer texts first
	int, any *node
	here     []*leaf // the routes that end here; those with "*" are the last
	rest     []*leaf // the routes with a {name...} here
}

// listNode is the node below a {name:a|b}.
type listNode struct {
	node
	texts []string
}

// besideNode is the node below a parameter with text beside it.
type besideNode struct {
	node
	before, after string
	isInt         bool
}

// leaf is a route. isBare says that its optional rest is missing.
type leaf struct {
	method, pattern, name string
	isBare                bool
}

// treeOf returns the trie of a table.
func treeOf(t Table) *node {
	root := new(node)
	for _, r := range t.Routes() {
		at, l := root, leaf{method: r.Method, pattern: r.Pattern, name: r.Name}
		body, end := r.Pattern, ""
		if i := strings.LastIndex(r.Pattern, "{/"); i > 0 {
			body, end = r.Pattern[:i], r.Pattern[i:]
		}
		for part := range strings.SplitSeq(body[1:], "/") {
			if strings.HasSuffix(part, "...}") {
				at.rest = withLeaf(at.rest, l)
				at = nil
				break
			}
			at = at.child(part)
		}
		switch {
		case end == "{/}":
			below := at.child("{$}")
			below.here = withLeaf(below.here, l)
		case end != "":
			at.rest = withLeaf(at.rest, l)
			l.isBare = true
		}
		if at != nil {
			at.here = withLeaf(at.here, l)
		}
	}
	return root
}

// withLeaf adds a leaf before those with the method "*".
func withLeaf(all []*leaf, l leaf) []*leaf {
	all = append(all, &l)
	slices.SortStableFunc(all, func(a, b *leaf) int { return strings.Count(a.method, "*") - strings.Count(b.method, "*") })
	return all
}

// child returns the node for a segment of a pattern. It makes the node if it does not exist.
func (n *node) child(part string) *node {
	before, inner, isParam := strings.Cut(part, "{")
	inner, after, _ := strings.Cut(inner, "}")
	_, form, _ := strings.Cut(inner, ":")
	switch {
	case !isParam || inner == "$":
		if n.texts == nil {
			n.texts = map[string]*node{}
		}
		if n.texts[before] == nil {
			n.texts[before] = new(node)
		}
		return n.texts[before]
	case before != "" || after != "":
		return n.besideChild(before, after, form == "int")
	case form == "int":
		return made(&n.int)
	case form != "":
		return n.listChild(strings.Split(form, "|"))
	}
	return made(&n.any)
}

// made returns *n. It makes the node if it does not exist.
func made(n **node) *node {
	if *n == nil {
		*n = new(node)
	}
	return *n
}

func (n *node) listChild(texts []string) *node {
	slices.Sort(texts)
	i := slices.IndexFunc(n.lists, func(l *listNode) bool { return slices.Equal(l.texts, texts) })
	if i >= 0 {
		return &n.lists[i].node
	}
	list := &listNode{texts: texts}
	n.lists = append(n.lists, list)
	slices.SortFunc(n.lists, func(a, b *listNode) int { return cmp.Or(len(a.texts)-len(b.texts), slices.Compare(a.texts, b.texts)) })
	return &list.node
}

func (n *node) besideChild(before, after string, isInt bool) *node {
	i := slices.IndexFunc(n.besides, func(b *besideNode) bool { return b.before == before && b.after == after && b.isInt == isInt })
	if i >= 0 {
		return &n.besides[i].node
	}
	beside := &besideNode{before: before, after: after, isInt: isInt}
	n.besides = append(n.besides, beside)
	slices.SortStableFunc(n.besides, func(a, b *besideNode) int {
		byInt := 0
		if a.isInt != b.isInt {
			if byInt = 1; a.isInt {
				byInt = -1
			}
		}
		return cmp.Or(len(b.before)-len(a.before), len(b.after)-len(a.after), byInt)
	})
	return &beside.node
}

var widgetTree = treeOf(Widgets())

// hits returns the routes that match a path, best match first.
func (m model) hits(path string) []hit {
	below, isAbsolute := strings.CutPrefix(path, "/")
	if !isAbsolute {
		return nil
	}
	root := m.tree
	if root == nil {
		root = widgetTree
	}
	var hits []hit
	m.walk(root, below, nil, &hits)
	if m.among != nil {
		hits = m.among(path, hits)
	}
	return hits
}

// walk finds the routes below n that match path, and appends them to hits.
func (m model) walk(n *node, path string, values []any, hits *[]hit) {
	segment, below, more := strings.Cut(path, "/")
	for _, kind := range cmp.Or(m.kinds, "tlbiar") {
		if kind == 'r' && m.takesRest(path) {
			add(hits, n.rest, append(values[:len(values):len(values)], path))
			continue
		}
		for _, s := range m.steps(n, kind, segment) {
			with := append(values[:len(values):len(values)], s.values...)
			if more {
				m.walk(s.next, below, with, hits)
			} else {
				add(hits, s.next.here, with)
			}
			if m.commits {
				return
			}
		}
	}
}

// step is a way to match a segment: the next node, and the value of a parameter.
type step struct {
	next   *node
	values []any
}

// steps matches a segment as the given kind.
func (m model) steps(n *node, kind rune, segment string) []step {
	var all []step
	switch kind {
	case 't':
		if next := n.texts[segment]; next != nil {
			all = append(all, step{next, nil})
		}
	case 'l':
		for _, l := range n.lists {
			if m.list == nil && slices.Contains(l.texts, segment) || m.list != nil && m.list(l.texts, segment) {
				all = append(all, step{&l.node, []any{segment}})
			}
		}
	case 'b':
		for _, b := range n.besides {
			if value, ok := m.between(b, segment); ok {
				all = append(all, step{&b.node, []any{value}})
			}
		}
	case 'i':
		if number, ok := m.number(segment); ok && n.int != nil {
			all = append(all, step{n.int, []any{number}})
		}
	case 'a':
		if n.any != nil && (m.slug == nil && segment != "" || m.slug != nil && m.slug(segment)) {
			all = append(all, step{n.any, []any{segment}})
		}
	}
	return all
}

// between returns the value of a parameter with text beside it.
func (m model) between(b *besideNode, segment string) (value any, ok bool) {
	inner, hasBefore := strings.CutPrefix(segment, b.before)
	inner, hasAfter := strings.CutSuffix(inner, b.after)
	ok = hasBefore && hasAfter && inner != ""
	if m.beside != nil {
		inner, ok = m.beside(b.before, b.after, segment)
	}
	if !ok || !b.isInt {
		return inner, ok
	}
	return m.number(inner)
}

func (m model) number(s string) (n int, ok bool) {
	if m.id != nil {
		return m.id(s)
	}
	return strictID(s)
}

func (m model) takesRest(path string) bool { return m.rest == nil || m.rest(path) }

func add(hits *[]hit, leaves []*leaf, values []any) {
	for _, l := range leaves {
		with := values
		if l.isBare {
			with = append(values[:len(values):len(values)], "")
		}
		*hits = append(*hits, hit{l, with})
	}
}

// strictID reports whether a {name:int} matches s, and returns its value.
func strictID(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, strconv.IntSize-1)
	return int(n), err == nil && n > 0
}

package routertest

import (
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

	path     func(r *http.Request) string                 // the path to match, instead of URL.Path
	slug     func(s string) bool                          // whether a {name} matches
	id       func(s string) (n int, ok bool)              // whether a {name:int} matches, and its value
	rest     func(s string) bool                          // whether a {name...} matches
	kinds    string                                       // the order to try text, int, any and rest, instead of "tiar"
	commits  bool                                         // never backtrack
	pick     func(path string, among []hit) hit           // choose among the candidates with the method
	among    func(path string, hits []hit) []hit          // change the candidates
	method   func(r *http.Request) string                 // the method to use, instead of Method
	allow    func(methods []string) []string              // the Allow lines for the candidates' methods
	respond  func(w http.ResponseWriter, a modelReply)    // write an answer
	before   func(r *http.Request)                        // change the request
	fallback func(w http.ResponseWriter, r *http.Request) // answer if no route matches
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
	right := ofMethod(hits, method)
	if len(right) == 0 && m.head && method == "HEAD" {
		right = ofMethod(hits, "GET")
	}
	switch {
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

func ofMethod(hits []hit, method string) []hit {
	return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.method != method })
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
	int, any *node
	here     []*leaf // the routes that end here
	rest     []*leaf // the routes with a {name...} here
}

// leaf is a route.
type leaf struct{ method, pattern, name string }

// treeOf returns the trie of a table.
func treeOf(t Table) *node {
	root := new(node)
	for _, r := range t.Routes() {
		at, l := root, &leaf{r.Method, r.Pattern, r.Name}
		parts := strings.Split(r.Pattern[1:], "/")
		for i, part := range parts {
			if strings.HasSuffix(part, "...}") {
				at.rest = append(at.rest, l)
				break
			}
			if at = at.child(part); i == len(parts)-1 {
				at.here = append(at.here, l)
			}
		}
	}
	return root
}

// child returns the node for a segment of a pattern. It makes the node if it does not exist.
func (n *node) child(part string) *node {
	to := &n.any
	switch {
	case strings.HasSuffix(part, ":int}"):
		to = &n.int
	case part == "{$}" || !strings.HasPrefix(part, "{"):
		part = strings.TrimPrefix(part, "{$}")
		if n.texts == nil {
			n.texts = map[string]*node{}
		}
		if n.texts[part] == nil {
			n.texts[part] = new(node)
		}
		return n.texts[part]
	}
	if *to == nil {
		*to = new(node)
	}
	return *to
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
	kinds := m.kinds
	if kinds == "" {
		kinds = "tiar"
	}
	for _, kind := range kinds {
		next, value := m.step(n, kind, segment)
		switch {
		case kind == 'r' && m.takesRest(path):
			add(hits, n.rest, append(values[:len(values):len(values)], path))
			continue
		case next == nil:
			continue
		}
		with := append(values[:len(values):len(values)], value...)
		if more {
			m.walk(next, below, with, hits)
		} else {
			add(hits, next.here, with)
		}
		if m.commits {
			return
		}
	}
}

// step matches a segment as the given kind. It returns the next node and the value, or nil if the segment does not match.
func (m model) step(n *node, kind rune, segment string) (next *node, value []any) {
	switch kind {
	case 't':
		return n.texts[segment], nil
	case 'i':
		if n.int == nil {
			return nil, nil
		}
		id := m.id
		if id == nil {
			id = strictID
		}
		if number, ok := id(segment); ok {
			return n.int, []any{number}
		}
	case 'a':
		if m.slug == nil && segment != "" || m.slug != nil && m.slug(segment) {
			return n.any, []any{segment}
		}
	}
	return nil, nil
}

func (m model) takesRest(path string) bool { return m.rest == nil || m.rest(path) }

func add(hits *[]hit, leaves []*leaf, values []any) {
	for _, l := range leaves {
		*hits = append(*hits, hit{l, values})
	}
}

// strictID reports whether a {name:int} matches s, and returns its value.
func strictID(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, strconv.IntSize-1)
	return int(n), err == nil && n > 0
}

package differ

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// comparison is a run of Compare.
type comparison struct {
	table         *routes.Table
	before, after Side
	client        *ask.Client

	places      map[string]int          // the index of a route, by its name
	texts       map[string]bool         // all texts of the table
	folded      map[string]string       // a text of the table, by the text in lower case
	methods     []string                // all methods of the table
	beside      []routes.Segment        // the parameters with text beside them
	constrained []routes.Pattern        // the patterns with a parameter that does not match every value
	candidates  map[string][]int        // the candidates for a decoded path
	known       map[Request]difference  // all requests so far
	groups      map[group]map[int]*Part // by the index of the route, or -1
}

// difference says how two answers to a request differ. It is zero if they do not.
type difference struct {
	kind Kind
	what string
}

// group identifies a Change.
type group struct {
	cause Cause
	difference
}

func newComparison(t *routes.Table, before, after Side, client *ask.Client) *comparison {
	c := &comparison{
		table: t, before: before, after: after, client: client,
		methods: t.Methods(), places: map[string]int{}, texts: map[string]bool{}, folded: map[string]string{}, candidates: map[string][]int{},
		known: map[Request]difference{}, groups: map[group]map[int]*Part{},
	}
	for i, r := range t.Routes {
		c.places[r.Name] = i
		for _, p := range r.Patterns {
			if slices.ContainsFunc(p, isConstrained) {
				c.constrained = append(c.constrained, p)
			}
			for _, s := range p {
				if s.IsBeside() {
					c.beside = append(c.beside, s)
				}
			}
		}
	}
	for _, text := range t.Texts() {
		c.texts[text] = true
		c.folded[strings.ToLower(text)] = text
	}
	return c
}

// isConstrained reports whether a segment is a parameter that does not match every value.
func isConstrained(s routes.Segment) bool {
	return s.Kind == routes.Int || s.Kind == routes.List || s.IsBeside()
}

// ask sends q to both routers.
func (c *comparison) ask(q Request) (before, after Answer) {
	return c.answer(c.before, q), c.answer(c.after, q)
}

// compare sends q to both routers, unless they got it before. If the answers differ, it adds q to a group.
func (c *comparison) compare(q Request) {
	d := c.difference(q)
	if d == (difference{}) {
		return
	}
	plainer, cause := c.cause(q, d)
	key := group{cause, d}
	if c.groups[key] == nil {
		c.groups[key] = map[int]*Part{}
	}
	route := c.route(plainer)
	part := c.groups[key][route]
	if part == nil {
		part = &Part{Request: q}
		if route >= 0 {
			part.Route = c.table.Routes[route].Name
		}
		c.groups[key][route] = part
	}
	part.Count++
	if plainness(plainer, part.Request) < 0 {
		part.Request = plainer
	}
}

// difference returns the difference between the answers to q.
func (c *comparison) difference(q Request) difference {
	if d, ok := c.known[q]; ok {
		return d
	}
	var d difference
	before, after := c.ask(q)
	if !alike(q.Method, before, after) {
		d = difference{kindOf(q.Method, before, after), describe(before, after)}
	}
	c.known[q] = d
	return d
}

// cause returns the cause of a difference, and the plainest request that shows it. It takes one property after the other away
// from the request, as long as the difference stays the same. The cause is among the properties that cannot be taken away.
func (c *comparison) cause(q Request, d difference) (plainer Request, cause Cause) {
	const most = 5 // rounds; taking one property away rarely brings another back
	for range most {
		before := q
		for _, p := range properties {
			if less := p.without(c, q); less != q && c.difference(less) == d {
				q = less
			}
		}
		if q == before {
			break
		}
	}
	for _, p := range properties {
		if p.without(c, q) != q {
			return q, p.name(c, q)
		}
	}
	if len(c.candidatesOf(q.Target)) == 0 {
		return q, UnknownPath
	}
	return q, Plain
}

// route returns the index of the route that a request is about, or -1. It takes all properties away from the request, and returns
// the route that the table chooses for the rest.
func (c *comparison) route(q Request) int {
	for _, p := range properties {
		q = p.without(c, q)
	}
	all := c.candidatesOf(q.Target)
	if want := c.table.WantAmong(all, q.Method, decoded(q.Target)); want.Route >= 0 {
		return want.Route
	}
	if len(all) > 0 {
		return all[0]
	}
	return -1
}

// candidatesOf returns the routes that match the path of a target.
func (c *comparison) candidatesOf(target string) []int {
	path := decoded(target)
	all, ok := c.candidates[path]
	if !ok {
		all = c.table.Candidates(path)
		c.candidates[path] = all
	}
	return all
}

// changes returns all groups, with the answers to their examples.
func (c *comparison) changes() []Change {
	var all []Change
	for key, parts := range c.groups {
		change := Change{Cause: key.cause, Kind: key.kind, What: key.what, Hurts: key.kind.Hurts()}
		for i := -1; i < len(c.table.Routes); i++ {
			if part := parts[i]; part != nil {
				part.Before, part.After = c.ask(part.Request)
				change.Routes = append(change.Routes, *part)
			}
		}
		change.summarize()
		all = append(all, change)
	}
	sortChanges(all)
	return all
}

// plainness compares two requests. It is negative if a is plainer than b: a more usual method, fewer unusual characters, or shorter.
func plainness(a, b Request) int {
	return cmp.Or(
		cmp.Compare(rarity(a.Method), rarity(b.Method)),
		cmp.Compare(oddness(a.Target), oddness(b.Target)),
		cmp.Compare(len(a.Target), len(b.Target)),
		strings.Compare(a.Target, b.Target),
		strings.Compare(a.Method, b.Method),
	)
}

// rarity says how rare a method is.
func rarity(method string) int {
	switch method {
	case http.MethodGet:
		return 0
	case http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return 1
	case http.MethodHead, http.MethodOptions:
		return 2
	case http.MethodConnect, http.MethodTrace:
		return 3
	}
	return 4
}

// oddness counts what makes a target unusual: escapes, characters other than letters, digits and slashes, and empty segments.
func oddness(target string) int {
	n := strings.Count(target, "//")
	for _, c := range []byte(target) {
		if !isAlphanumeric(c) && c != '/' && c != '-' && c != '_' {
			n++
		}
	}
	return n
}

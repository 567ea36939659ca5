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
	*Reader
	before, after Side
	client        *ask.Client

	several bool // the requests have several changes now

	reached map[string]bool         // the routes that the first router has answered
	asked   map[Request]bool        // the requests that compare got
	pending []Request               // more requests to compare: the targets of redirects that both routers give
	known   map[Request]difference  // the requests that both routers got
	groups  map[group]map[int]*Part // by the index of the route, or -1
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
	return &comparison{
		Reader: NewReader(t), before: before, after: after, client: client,
		reached: map[string]bool{}, asked: map[Request]bool{}, known: map[Request]difference{}, groups: map[group]map[int]*Part{},
	}
}

// ask sends q to both routers.
func (c *comparison) ask(q Request) (before, after Answer) {
	return c.answer(c.before, q), c.answer(c.after, q)
}

// compare sends q to both routers. If the answers differ, it adds q to a group. It does so only once for each request.
func (c *comparison) compare(q Request) {
	if c.asked[q] {
		return
	}
	c.asked[q] = true
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
		part = &Part{Request: plainer}
		if route >= 0 {
			part.Route = c.table.Routes[route].Name
		}
		c.groups[key][route] = part
	}
	part.Count++
	if !c.several && plainness(plainer, part.Request) < 0 {
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
	c.reached[before.end().Route] = true
	if !alike(q, before, after) {
		kind := kindOf(q.Method, before, after)
		d = difference{kind, describe(kind, before, after)}
	} else if next, host, ok := redirect(q, before); ok && host == "" {
		c.pending = append(c.pending, next)
	}
	c.known[q] = d
	return d
}

// cause returns the cause of a difference, and the plainest request that shows it. It removes one property after the
// other from the request, as long as the difference stays the same. The cause is among the properties that remain: the most important one, or
// one that shows the difference alone.
func (c *comparison) cause(q Request, d difference) (plainer Request, cause Cause) {
	if c.several { // perhaps a request with one change differs in the same way
		route := c.route(q)
		for _, cause := range c.causes(q) {
			if c.groups[group{cause, d}][route] != nil {
				return q, cause
			}
		}
	}
	if nowhere := (Request{q.Method, c.nowhere}); len(c.candidatesOf(q.Target)) == 0 && c.nowhere != "" && c.difference(nowhere) == d {
		q = nowhere // any unknown path shows the difference
	}
	const most = 5 // rounds; removing one property rarely brings another back
	for range most {
		before := q
		for _, p := range properties {
			if less := p.without(c.Reader, q); less != q && c.difference(less) == d {
				q = less
			}
		}
		if q == before {
			break
		}
	}
	left := c.causes(q)
	if i := slices.IndexFunc(left, func(cause Cause) bool { return c.groups[group{cause, d}] != nil }); c.several && i >= 0 {
		return q, left[i]
	}
	return q, left[0]
}

// causes returns the possible causes of a difference: the properties of the request. There is at least one.
func (c *comparison) causes(q Request) []Cause {
	var all []Cause
	for _, p := range properties {
		if p.without(c.Reader, q) != q {
			all = append(all, p.name(c.Reader, q))
		}
	}
	switch {
	case len(all) > 0:
		return all
	case len(c.candidatesOf(q.Target)) == 0:
		return []Cause{UnknownPath}
	}
	return []Cause{Plain}
}

// unreached returns the names of the routes that the first router has never answered.
func (c *comparison) unreached() []string {
	var all []string
	for _, r := range c.table.Routes {
		if !c.reached[r.Name] {
			all = append(all, r.Name)
		}
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

// Package differ sends two routers the same requests, and reports the changes that clients would notice if one replaced the other.
//
// The requests come from a table of routes. Each is a method and a target that a client can send: the path of a route with every
// method, and that path with one thing or several changed, such as a slash at the end, "//", "..", an escaped byte or an unusual value.
// Neither router has to answer as the table says; the first one is the reference.
//
// For example, let the table be
//
//	GET /users   listUsers
//	GET /users/  listUsersSlash
//
// gorilla/mux with StrictSlash answers GET /users/ with a redirect, http.ServeMux with 404. GET //users/ and HEAD /users/ differ
// in the same way. Compare reports all of them as one Change: the Cause is TrailingSlash, because the difference goes away with
// the slash and stays without "//" and HEAD. Its example is GET /users/, the plainest of these requests.
package differ

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Request is a request that a client can send: the first two words of its request line.
type Request struct {
	Method string
	Target string // begins with a slash: "/users/a%20b?x=1"
}

// String returns the request as a client writes it: "GET /users/".
func (q Request) String() string { return q.Method + " " + q.Target }

// ask returns the request that net/http makes of q. ok is false if q cannot be sent.
func (q Request) ask() (full ask.Request, ok bool) {
	u, err := url.ParseRequestURI(q.Target)
	if err != nil || q.Method == "" || !strings.HasPrefix(q.Target, "/") {
		return ask.Request{}, false
	}
	return ask.Request{Method: q.Method, Path: u.Path, RawPath: u.RawPath, Query: u.RawQuery, URI: q.Target}, true
}

// Answer is a router's answer, as far as it counts. Two routers answer alike if all fields are equal.
type Answer struct {
	Status   int      `json:",omitempty"`
	Problem  string   `json:",omitempty"` // the reason for a missing answer, such as "panic: …"
	Route    string   `json:",omitempty"` // the name of the route that answered
	Values   string   `json:",omitempty"` // the values that the handler got, as routes.Echo writes them: "foo/bar 7"
	Body     string   `json:",omitempty"` // the body of a 500, or of a success that no handler of the table wrote
	Location string   `json:",omitempty"`
	Allow    []string `json:",omitempty"` // the methods in all Allow lines, sorted, without repeats
	Target   string   `json:",omitempty"` // after a redirect, the last request: "GET /users"
	Final    *Answer  `json:",omitempty"` // after a redirect, the answer to the last request; nil without a redirect
}

// Change is a group of requests that two routers answer differently, for the same reason and in the same way.
type Change struct {
	Cause Cause
	Kind  Kind
	What  string // "404 → 307", "200 with other values"
	Hurts bool   // whether a client can fail because of the change; Kind says so

	Request       Request // the plainest request of the group that is about a route, or else the plainest
	Before, After Answer  // the answers to Request
	Count         int     // number of requests
	Routes        []Part  // the same requests by route, in the order of the table
}

// Part is the part of a Change that concerns one route. Its example is the plainest of its requests.
type Part struct {
	Route         string // the route's name; "" for requests that are about no route, such as an unknown path
	Request       Request
	Before, After Answer
	Count         int
}

// Name identifies the change among the changes between two routers: "trailing slash: 404 → 307".
func (c Change) Name() string { return string(c.Cause) + ": " + c.What }

// Without returns the change without the parts that a function drops. ok is false if it drops all.
func (c Change) Without(drop func(route string) bool) (rest Change, ok bool) {
	rest = c
	rest.Routes = slices.DeleteFunc(slices.Clone(c.Routes), func(p Part) bool { return drop(p.Route) })
	if len(rest.Routes) == 0 {
		return Change{}, false
	}
	rest.summarize()
	return rest, true
}

// summarize sets the count and the example from the parts.
func (c *Change) summarize() {
	order := func(p Part) int { // requests that are about a route come first
		if p.Route == "" {
			return 1
		}
		return 0
	}
	best := slices.MinFunc(c.Routes, func(a, b Part) int { return cmp.Or(order(a)-order(b), plainness(a.Request, b.Request)) })
	c.Request, c.Before, c.After, c.Count = best.Request, best.Before, best.After, 0
	for _, p := range c.Routes {
		c.Count += p.Count
	}
}

// Result contains the findings of Compare.
type Result struct {
	Requests int      // number of requests that each router got, without the targets of redirects
	Changes  []Change // the most harmful first

	// Unreached has the names of the routes that the first router never answered. If its handlers do not echo as routes.Echo does,
	// these are all routes.
	Unreached []string `json:",omitempty"`
}

// Hurting returns the number of changes that can hurt clients.
func (r Result) Hurting() int {
	n := 0
	for _, c := range r.Changes {
		if c.Hurts {
			n++
		}
	}
	return n
}

// Compare sends two routers the requests derived from a table, and then the extra requests. It returns an error if a router hangs
// or ends its goroutine, or if a client cannot send one of the extra requests. progress, if not nil, is called before each request. If it
// returns an error, Compare ends with that error.
func Compare(t *routes.Table, before, after Side, progress func(done, of int) error, extra ...Request) (Result, error) {
	requests, simple := requests(t)
	known := map[Request]bool{}
	for _, q := range requests {
		known[q] = true
	}
	for _, q := range extra {
		if _, ok := q.ask(); !ok {
			return Result{}, fmt.Errorf("%q: a client cannot send this request; expected a method and a path", q)
		}
		if !known[q] {
			known[q] = true
			requests = append(requests, q)
		}
	}
	result := Result{Requests: len(requests)}
	var stopped error
	q, problem, ok := ask.Watch(func(client *ask.Client) {
		c := newComparison(t, before, after, client)
		compare := func(done int, q Request) bool {
			if progress != nil {
				stopped = progress(done, len(requests))
			}
			if c.several = done >= simple; stopped == nil {
				c.compare(q)
			}
			return stopped == nil
		}
		for i, q := range requests {
			if !compare(i, q) {
				return
			}
		}
		for i := 0; i < len(c.pending); i++ { // compare appends to it
			if !compare(len(requests), c.pending[i]) {
				return
			}
		}
		result.Changes, result.Unreached = c.changes(), c.unreached()
	})
	if !ok {
		return Result{}, fmt.Errorf("%s %s: %s", q.Method, q.URI, problem)
	}
	if stopped != nil {
		return Result{}, stopped
	}
	return result, nil
}

// sortChanges puts the most harmful changes first. Within a kind, the order is that of the causes.
func sortChanges(all []Change) {
	slices.SortFunc(all, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(a.Kind.rank(), b.Kind.rank()), cmp.Compare(a.Cause.rank(), b.Cause.rank()), strings.Compare(a.What, b.What))
	})
}

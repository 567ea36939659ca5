// Package workload makes requests for a table, and times routers with them.
package workload

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// The names of the workloads that are not for a single route.
const (
	Misses       = "404"   // paths that match no route
	WrongMethods = "405"   // paths that match a route, with a wrong method
	Hits         = "hits"  // all routes, in equal shares
	Mixed        = "mixed" // all routes, misses and wrong methods, in equal shares
)

// Distinct is the number of different requests in Hits and Mixed. With few different requests, a processor learns to predict
// the branches of a router, and the times are too low. Any machine can learn 512 requests, but only some can learn 4,096.
const Distinct = 4096

const (
	routeDistinct = 64
	runLength     = 1000 // how often Mix(t, 1) repeats a request before the next
	attempts      = 20   // how often to try random values for a request
)

// Workload is a list of requests to time a router with. They are sent in turn, over and over.
type Workload struct {
	Name     string // a route's name or one of the constants
	Requests []ask.Request
	Times    int // how often each request is sent before the next one

	table   *routes.Table
	ofRoute bool
}

// All returns these workloads:
//   - one for each route that some request reaches, in the order of the table, with up to 64 different requests
//   - Misses and WrongMethods, if the table has such requests
//   - Hits and Mixed, with at least 4,096 different requests, or all that exist
func All(t *routes.Table) []Workload {
	all := kinds(t, routeDistinct, 1)
	hits := slices.DeleteFunc(kinds(t, Distinct, 2), func(w Workload) bool { return !w.ofRoute })
	if len(hits) > 0 {
		all = append(all, shuffle(Hits, hits, Distinct))
	}
	return append(all, Mix(t, Distinct))
}

// Mix returns a shuffled workload of requests for every route, misses and wrong methods, in equal shares. The argument distinct
// is the least number of different requests; paths without a parameter repeat. Each call returns the same workload.
//
// Mix(t, 1) has one request of each kind, and sends each a thousand times in a row. The shares are the same, but the processor
// can predict every request.
func Mix(t *routes.Table, distinct int) Workload {
	all := kinds(t, distinct, 2)
	if distinct > 1 {
		return shuffle(Mixed, all, distinct)
	}
	w := shuffle(Mixed, all, len(all))
	w.Times = runLength
	return w
}

// shuffle returns a workload with equal shares of all kinds, shuffled. It adds requests until it has enough different ones, as
// the argument distinct says, or until all have been added.
func shuffle(name string, kinds []Workload, distinct int) Workload {
	w := Workload{Name: name, Times: 1, table: kinds[0].table}
	seen := map[ask.Request]bool{}
	most := 0
	for _, k := range kinds {
		most = max(most, len(k.Requests))
	}
	for i := 0; len(seen) < distinct && i < most*len(kinds); i++ {
		requests := kinds[i%len(kinds)].Requests
		q := requests[i/len(kinds)%len(requests)]
		seen[q] = true
		w.Requests = append(w.Requests, q)
	}
	r := rand.New(rand.NewPCG(3, 0))
	r.Shuffle(len(w.Requests), func(i, j int) { w.Requests[i], w.Requests[j] = w.Requests[j], w.Requests[i] })
	return w
}

// kinds returns a workload for each route that some request reaches, one for misses and one for wrong methods, each with up to
// n requests.
func kinds(t *routes.Table, n int, seed uint64) []Workload {
	r := rand.New(rand.NewPCG(seed, 0))
	var all []Workload
	add := func(name string, ofRoute bool, n int, request func(i int) (ask.Request, bool)) {
		w := Workload{Name: name, Times: 1, table: t, ofRoute: ofRoute}
		for i := range n {
			if q, ok := request(i); ok {
				w.Requests = append(w.Requests, q)
			}
		}
		if len(w.Requests) > 0 {
			all = append(all, w)
		}
	}
	for i, route := range t.Routes {
		values := n
		if route.Static() {
			values = 1
		}
		add(route.Name, true, values, func(int) (ask.Request, bool) { return hit(t, r, i) })
	}
	add(Misses, false, n, func(i int) (ask.Request, bool) { return miss(t, r, i) })
	add(WrongMethods, false, n, func(i int) (ask.Request, bool) { return wrongMethod(t, r, i) })
	return all
}

// hit returns a request that route i serves.
func hit(t *routes.Table, r *rand.Rand, i int) (ask.Request, bool) {
	for range attempts {
		q := ask.Request{Method: method(r, t.Routes[i]), Path: realistic(r, t.Routes[i])}
		if t.Want(q.Method, q.Path).Route == i {
			return q, true
		}
	}
	return ask.Request{}, false
}

// miss returns a request that no route matches, with a path similar to the paths of route i.
func miss(t *routes.Table, r *rand.Rand, i int) (ask.Request, bool) {
	route := t.Routes[i%len(t.Routes)]
	for range attempts {
		path := strings.TrimSuffix(realistic(r, route), "/")
		for _, path := range []string{path + "/archive/" + slug(r), "/archive" + path, "/archive/" + slug(r) + path} {
			if method := method(r, route); t.Want(method, path).Status == http.StatusNotFound {
				return ask.Request{Method: method, Path: path}, true
			}
		}
	}
	return ask.Request{}, false
}

// wrongMethod returns a request for a path of route i with a method that the path does not have. The methods take turns. It
// never chooses HEAD or OPTIONS, because some routers serve them unasked.
func wrongMethod(t *routes.Table, r *rand.Rand, i int) (ask.Request, bool) {
	methods := []string{"PUT", "DELETE", "PATCH", "POST", "GET", "TRACE"}
	path := realistic(r, t.Routes[i%len(t.Routes)])
	for k := range methods {
		method := methods[(i%3+k)%len(methods)]
		if t.Want(method, path).Status == http.StatusMethodNotAllowed {
			return ask.Request{Method: method, Path: path}, true
		}
	}
	return ask.Request{}, false
}

// method returns a method that the route serves.
func method(r *rand.Rand, route routes.Route) string {
	if usual := []string{"GET", "POST", "PUT", "DELETE"}; route.Method == routes.AnyMethod {
		return usual[r.IntN(len(usual))]
	}
	return route.Method
}

// realistic returns a path that the route matches, with values such as real requests have.
func realistic(r *rand.Rand, route routes.Route) string {
	pattern := route.Patterns[len(route.Patterns)-1]
	if len(route.Patterns) > 1 && r.IntN(8) == 0 {
		pattern = route.Patterns[0] // without the optional end
	}
	return pattern.With(func(s routes.Segment) string {
		switch s.Kind {
		case routes.List:
			return s.Texts[r.IntN(len(s.Texts))]
		case routes.Int:
			return strconv.Itoa(1 + r.IntN(1_000_000))
		case routes.Rest:
			path := slug(r)
			for range r.IntN(4) {
				path += "/" + slug(r)
			}
			return path
		}
		return slug(r)
	})
}

// slug returns the name of a widget, such as "blue-gear" or "valve-1234".
func slug(r *rand.Rand) string {
	first := []string{"blue", "small", "heavy", "left", "spare", "steel", "dual", "micro"}
	second := []string{"gear", "valve", "bracket", "spring", "bearing", "shaft", "coupling", "knob", "fan"}
	s := second[r.IntN(len(second))]
	if r.IntN(4) == 0 {
		return first[r.IntN(len(first))] + "-" + s
	}
	return s + "-" + strconv.Itoa(r.IntN(100_000))
}

// IsRoute reports whether the workload is for a single route.
func (w Workload) IsRoute() bool { return w.ofRoute }

// IsHits reports whether the table requires a 200 for every request of the workload.
func (w Workload) IsHits() bool {
	return !slices.ContainsFunc(w.Requests, func(q ask.Request) bool { return w.table.Want(q.Method, q.Path).Status != http.StatusOK })
}

// Check sends every request to h. It returns true if all answers are correct. Otherwise it returns the first failure and false.
// A change to the request is not a failure here, because no client can see it.
func (w Workload) Check(h http.Handler) (f contract.Failure, ok bool) {
	return w.check(h, w.table, func(_, got ask.Answer) ask.Answer { return got })
}

// CheckInOwnWords is Check for a router that refuses in its own words. It compares what a client acts on: the status, the
// handler and its values, and the methods in Allow. Allow may also list OPTIONS, and HEAD if it lists GET.
func (w Workload) CheckInOwnWords(h http.Handler) (f contract.Failure, ok bool) {
	own := *w.table
	own.OwnWords = true
	return w.check(h, &own, contract.WithoutExtras)
}

// check sends every request to h, applies edit to the answers, and judges them by t.
func (w Workload) check(h http.Handler, t *routes.Table, edit func(want, got ask.Answer) ask.Answer) (f contract.Failure, ok bool) {
	c := new(ask.Client)
	for _, q := range w.Requests {
		want, got := contract.Wanted(w.table, q.Method, q.Path), c.Do(h, q)
		got.Changed = ""
		if fault, ok := contract.Judge(t, q, want, edit(want, got), 0); !ok {
			return contract.Failure{Fault: fault, Request: q, Got: got, Want: want}, false
		}
	}
	return contract.Failure{}, true
}

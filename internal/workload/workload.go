// Package workload makes requests to measure routers with, from any table, and measures.
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

// The names of the workloads that are not a route's.
const (
	Misses       = "404"   // paths that no route has
	WrongMethods = "405"   // paths that some route has, with a method that none of these has
	Hits         = "hits"  // all routes, in equal shares
	Mixed        = "mixed" // all routes, 404 and 405, in equal shares
)

// Distinct is how many distinct requests there are in Hits and in the Mixed of All. A processor learns its way through a
// router for 512 requests that come round again and again; 4,096 it learns on some machines only.
const Distinct = 4096

const (
	routeDistinct = 64
	runLength     = 1000 // of equal requests, where one is to be predicted at a time
	attempts      = 20   // to find values with which a request is of the kind that is wanted
)

// Workload is requests to measure routers with, used in turn, over and over.
type Workload struct {
	Name     string // a route's name or one of the constants
	Requests []ask.Request
	Times    int // how often each is used before it is the next one's turn

	table   *routes.Table
	ofRoute bool
}

// All returns a workload for each route that can be reached, in the table's order, with up to 64 different requests; Misses and
// WrongMethods, if the table has such requests; and Hits and Mixed, of at least 4,096 distinct requests if the table has so many.
func All(t *routes.Table) []Workload {
	all := kinds(t, routeDistinct, 1)
	hits := slices.DeleteFunc(kinds(t, Distinct, 2), func(w Workload) bool { return !w.ofRoute })
	if len(hits) > 0 {
		all = append(all, shuffle(Hits, hits, Distinct))
	}
	return append(all, Mix(t, Distinct))
}

// Mix returns a shuffle of requests of all routes, for no route, and with a wrong method, each kind as often as the other. It
// has at least as many distinct requests as distinct says, among them paths without a parameter, which recur. It is the same
// at each call. Mix(t, 1) is one request of each kind, each a thousand times in a row: the kinds have the same shares, and
// there is only one request to predict at a time.
func Mix(t *routes.Table, distinct int) Workload {
	all := kinds(t, distinct, 2)
	if distinct > 1 {
		return shuffle(Mixed, all, distinct)
	}
	w := shuffle(Mixed, all, len(all))
	w.Times = runLength
	return w
}

// shuffle returns a workload that takes its requests from all kinds in equal shares, until enough of them are distinct or all
// that there are have been taken.
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

// kinds returns a workload for each route that can be reached, one of misses, and one of wrong methods, of up to n requests each.
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

// hit returns a request that route i answers.
func hit(t *routes.Table, r *rand.Rand, i int) (ask.Request, bool) {
	for range attempts {
		q := ask.Request{Method: t.Routes[i].Method, Path: realistic(r, t.Routes[i])}
		if t.Want(q.Method, q.Path).Route == i {
			return q, true
		}
	}
	return ask.Request{}, false
}

// miss returns a request near route i that no route has.
func miss(t *routes.Table, r *rand.Rand, i int) (ask.Request, bool) {
	route := t.Routes[i%len(t.Routes)]
	for range attempts {
		path := strings.TrimSuffix(realistic(r, route), "/")
		for _, path := range []string{path + "/archive/" + slug(r), "/archive" + path, "/archive/" + slug(r) + path} {
			if t.Want(route.Method, path).Status == http.StatusNotFound {
				return ask.Request{Method: route.Method, Path: path}, true
			}
		}
	}
	return ask.Request{}, false
}

// wrongMethod returns a request with a path of route i and a method that the path does not have. Methods take turns. HEAD and
// OPTIONS are not among them, because some routers serve these wherever they serve GET or anything.
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

// realistic returns a path for a route, with values as they are in the world.
func realistic(r *rand.Rand, route routes.Route) string {
	return route.With(func(s routes.Segment) string {
		switch s.Kind {
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

// slug returns a widget's name: "blue-gear", "valve-1234".
func slug(r *rand.Rand) string {
	first := []string{"blue", "small", "heavy", "left", "spare", "steel", "dual", "micro"}
	second := []string{"gear", "valve", "bracket", "spring", "bearing", "shaft", "coupling", "knob", "fan"}
	s := second[r.IntN(len(second))]
	if r.IntN(4) == 0 {
		return first[r.IntN(len(first))] + "-" + s
	}
	return s + "-" + strconv.Itoa(r.IntN(100_000))
}

// IsRoute reports whether the workload is of a single route.
func (w Workload) IsRoute() bool { return w.ofRoute }

// IsHits reports whether every request of the workload is answered 200.
func (w Workload) IsHits() bool {
	return !slices.ContainsFunc(w.Requests, func(q ask.Request) bool { return w.table.Want(q.Method, q.Path).Status != http.StatusOK })
}

// Check asks h for every request of the workload. It returns the first that is not answered as the table wants, and false; or
// true. What h leaves in the request, which no client can tell, does not count here.
func (w Workload) Check(h http.Handler) (f contract.Failure, ok bool) {
	return w.check(h, w.table, func(_, got ask.Answer) ask.Answer { return got })
}

// CheckInOwnWords is Check by what a client acts on: the status, the handler and its values, and the methods in Allow, where HEAD
// beside GET, and OPTIONS, are no fault. A router is free to serve these two.
func (w Workload) CheckInOwnWords(h http.Handler) (f contract.Failure, ok bool) {
	own := *w.table
	own.OwnWords = true
	return w.check(h, &own, contract.WithoutExtras)
}

// check asks h for every request, and judges its answers by a table after edit has had them.
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

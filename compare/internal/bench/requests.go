package bench

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// The names of requests to tables other than the widgets.
const (
	distinctName = "distinct" // 32,768 requests, so many that no processor learns its way through a router for them
	listName     = "list"     // one request for each route, or for 200 of them: a processor learns these
	misses       = workload.Misses
	wrongMethods = workload.WrongMethods
)

const (
	distinctCount = 32_768
	listCount     = 200
	refusedCount  = 2048
)

// requestNames returns the names of the requests of a table. The widgets have one for each route as well.
func requestNames(t Table) []string {
	if t.Name != widgets {
		return []string{distinctName, listName, misses, wrongMethods}
	}
	var names []string
	for _, w := range workload.All(t.Routes) {
		names = append(names, w.Name)
	}
	return names
}

// expected is a request with the right answer.
type expected struct {
	ask.Request
	status int
	route  int // of a 200
}

// requestsOf returns the requests of that name; none if the table has no such requests.
func requestsOf(t Table, name string) []expected {
	if t.Name == widgets {
		return workloadOf(t.Routes, name)
	}
	g := generator{t.Routes, rand.New(rand.NewPCG(1, uint64(t.size()))), t.Routes.Texts()}
	switch name {
	case distinctName:
		return g.hits(g.routes(distinctCount))
	case listName:
		return g.hits(g.random.Perm(t.size())[:min(listCount, t.size())])
	case misses:
		return g.refused(http.StatusNotFound, g.miss)
	case wrongMethods:
		return g.refused(http.StatusMethodNotAllowed, g.wrongMethod)
	}
	return nil
}

// workloadOf returns the requests of a workload.
func workloadOf(t *routes.Table, name string) []expected {
	var all []expected
	for _, w := range workload.All(t) {
		if w.Name != name {
			continue
		}
		for _, q := range w.Requests {
			want := t.Want(q.Method, q.Path)
			all = append(all, expected{q, want.Status, want.Route})
		}
	}
	return all
}

// generator makes requests for a table.
type generator struct {
	table  *routes.Table
	random *rand.Rand
	texts  []string
}

// routes returns the indexes of n routes, all routes in equal shares, shuffled.
func (g generator) routes(n int) []int {
	var all []int
	for i := range n {
		all = append(all, i%len(g.table.Routes))
	}
	g.random.Shuffle(n, func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// hits returns a request for each of the routes. A value of a parameter is neither a text of the table nor, except for {name:int}, a
// number, so that no other route wins, unless one route has the rest of a path: then the table is asked.
func (g generator) hits(indexes []int) []expected {
	uncertain := slices.ContainsFunc(g.table.Routes, func(r routes.Route) bool {
		return slices.ContainsFunc(r.Segments, func(s routes.Segment) bool { return s.Kind == routes.Rest })
	})
	var all []expected
	for _, i := range indexes {
		q := expected{g.request(i), http.StatusOK, i}
		if !uncertain || g.table.Want(q.Method, q.Path).Route == i {
			all = append(all, q)
		}
	}
	return all
}

// request returns a request for a route.
func (g generator) request(i int) ask.Request {
	r := g.table.Routes[i]
	return ask.Request{Method: r.Method, Path: r.With(g.value)}
}

// value returns a number up to a million, or 3 to 14 letters.
func (g generator) value(s routes.Segment) string {
	if s.Kind == routes.Int {
		return strconv.Itoa(1 + g.random.IntN(1_000_000))
	}
	for {
		text := make([]byte, 3+g.random.IntN(12))
		for i := range text {
			text[i] = byte('a' + g.random.IntN(26))
		}
		if !slices.Contains(g.texts, string(text)) {
			return string(text)
		}
	}
}

// refused returns requests that the table answers with the status. alter makes one of a request for a route.
func (g generator) refused(status int, alter func(q ask.Request) ask.Request) []expected {
	var all []expected
	for _, i := range g.routes(refusedCount) {
		q := alter(g.request(i))
		if g.table.Want(q.Method, q.Path).Status == status {
			all = append(all, expected{q, status, -1})
		}
	}
	return all
}

// miss adds segments to the path: at the front, at the end, or before the last segment.
func (g generator) miss(q ask.Request) ask.Request {
	more := "/archive/" + g.value(routes.Segment{})
	switch path := strings.TrimSuffix(q.Path, "/"); g.random.IntN(3) {
	case 0:
		q.Path = more + path
	case 1:
		q.Path = path + more
	default:
		last := max(0, strings.LastIndexByte(path, '/'))
		q.Path = path[:last] + more + path[last:]
	}
	return q
}

// wrongMethod changes the method. It never is HEAD or OPTIONS, which some routers answer on every path.
func (g generator) wrongMethod(q ask.Request) ask.Request {
	methods := []string{"PUT", "DELETE", "PATCH", "POST", "GET", "TRACE"}
	q.Method = methods[g.random.IntN(len(methods))]
	return q
}

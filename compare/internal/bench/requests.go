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

// The names of request lists for every table except the widgets.
const (
	distinctName = "distinct" // 32,768 requests: too many for a processor to predict the router's branches
	listName     = "list"     // one request each for up to 200 routes: a processor can predict these
	misses       = workload.Misses
	wrongMethods = workload.WrongMethods
)

const (
	distinctCount = 32_768
	listCount     = 200
	refusedCount  = 2048
)

// requestNames returns the names of a table's request lists. The widgets also have a list for each route.
func requestNames(t Table) []string {
	if !t.Routes.IsWidgets() {
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
	route  int // if the status is 200
}

// requestsOf returns the request list called name for the table t, or nil if t has no such list.
func requestsOf(t Table, name string) []expected {
	if t.Routes.IsWidgets() {
		return workloadOf(t.Routes, name)
	}
	g := generator{t.Routes, rand.New(rand.NewPCG(1, uint64(t.size()))), map[string]bool{}}
	for _, text := range t.Routes.Texts() {
		g.texts[text] = true
	}
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

// workloadOf returns the requests of the workload called name.
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
	texts  map[string]bool // the texts of all segments
}

// routes returns n indexes of routes, shuffled. All routes occur equally often, or nearly so.
func (g generator) routes(n int) []int {
	var all []int
	for i := range n {
		all = append(all, i%len(g.table.Routes))
	}
	g.random.Shuffle(n, func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// hits returns a request for each route in indexes. A parameter {name:int} gets a number; other parameters get letters that are not a
// segment of the table. So no other route matches, unless the table has a route with {name...}, with text beside a parameter, or for every
// method. For such a table, hits omits each request that another route would answer.
func (g generator) hits(indexes []int) []expected {
	uncertain := slices.ContainsFunc(g.table.Routes, func(r routes.Route) bool {
		return r.Method == routes.AnyMethod || slices.ContainsFunc(r.Params(), func(s routes.Segment) bool { return s.Kind == routes.Rest || s.IsBeside() })
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

// request returns a request for the route with the index i. A route for every method gets a GET.
func (g generator) request(i int) ask.Request {
	r := g.table.Routes[i]
	pattern, method := r.Patterns[0], r.Method
	if n := len(r.Patterns); n > 1 {
		pattern = r.Patterns[g.random.IntN(n)]
	}
	if method == routes.AnyMethod {
		method = http.MethodGet
	}
	return ask.Request{Method: method, Path: pattern.With(g.value)}
}

// value returns a number up to a million for {name:int}, and one of the texts of a list. Otherwise it returns 3 to 14 letters that are
// not a segment of the table.
func (g generator) value(s routes.Segment) string {
	switch s.Kind {
	case routes.Int:
		return strconv.Itoa(1 + g.random.IntN(1_000_000))
	case routes.List:
		return s.Texts[g.random.IntN(len(s.Texts))]
	}
	for {
		text := make([]byte, 3+g.random.IntN(12))
		for i := range text {
			text[i] = byte('a' + g.random.IntN(26))
		}
		if !g.texts[string(text)] {
			return string(text)
		}
	}
}

// refused returns requests that the table answers with status. The function alter makes each of them from a request for a route.
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

// wrongMethod changes the method. It never uses HEAD or OPTIONS, which some routers answer on every path.
func (g generator) wrongMethod(q ask.Request) ask.Request {
	methods := []string{"PUT", "DELETE", "PATCH", "POST", "GET", "TRACE"}
	q.Method = methods[g.random.IntN(len(methods))]
	return q
}

package bench

import (
	"fmt"
	"net/http"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// Noop is a router that does nothing. Its time is the cost of the measurement itself.
const Noop = "noop"

// contestant is a router to measure, for one table.
type contestant struct {
	make func() http.Handler

	// route returns the index of the route whose handler wrote the latest answer. body is the body of that answer.
	route func(body string) int

	// echo is like make, but its handlers answer with their path values. It is nil for every router that is not a library.
	echo func() http.Handler
}

// generated contains constructors for the routers that routegen has written. The function key returns their names. A file of the
// overlay adds them.
var generated = map[string]func() http.Handler{}

// key names a generated router: "github-2013/203/tree".
func key(t Table, technique string) string {
	return fmt.Sprintf("%s/%d/%s", t.Name, t.size(), technique)
}

// find returns the contestant called name for the table t. If the library refuses the table, the result refused says why.
func find(t Table, name string) (c contestant, refused string, err error) {
	switch name {
	case Noop:
		return contestant{make: func() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}) }}, "", nil
	case NoRouter:
		return contestant{make: func() http.Handler { return http.HandlerFunc(single) }}, "", nil
	}
	if made := generated[key(t, name)]; made != nil {
		return contestant{make: made, route: routeIn}, "", nil
	}
	some, err := library.Named(name)
	if err != nil {
		return contestant{}, "", err
	}
	r := some[0]
	if r.Group == library.Ours { // the overlay gives them light handlers
		return contestant{make: func() http.Handler { return must(r.New(t.Routes, library.Echo)) }, route: routeIn}, "", nil
	}
	kept := t.Routes
	if t.Routes.IsWidgets() { // a router that refuses some of these routes is measured on the rest
		kept, _ = r.Accepted(t.Routes)
	}
	answered := -1
	light := library.Light(&answered)
	if _, err := r.New(kept, light); err != nil {
		return contestant{}, err.Error(), nil
	}
	indexes := indexesIn(t.Routes, kept)
	return contestant{
		make:  func() http.Handler { return must(r.New(kept, light)) },
		echo:  func() http.Handler { return must(r.New(kept, library.Echo)) },
		route: func(string) int { return indexes[answered] },
	}, "", nil
}

// single is a handler that answers every request.
func single(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) }

// must returns router. It panics if err is not nil, which cannot happen: the same routes were accepted before.
func must(router http.Handler, err error) http.Handler {
	if err != nil {
		panic(err)
	}
	return router
}

// indexesIn returns, for each kept route, its index in the table t.
func indexesIn(t, kept *routes.Table) []int {
	byName := map[string]int{}
	for i, r := range t.Routes {
		byName[r.Name] = i
	}
	var all []int
	for _, r := range kept.Routes {
		all = append(all, byName[r.Name])
	}
	return all
}

// check sends requests to a router. If an answer differs from the table's, check describes the difference, and the router is not
// measured on these requests. Otherwise check returns "".
func (c contestant) check(t Table, name string, requests []expected) string {
	if c.route == nil {
		return ""
	}
	router, client := c.make(), new(ask.Client)
	for _, q := range requests {
		a := client.Do(router, q.Request)
		switch {
		case a.Status != q.status:
			return fmt.Sprintf("answers %d to %s %s; expected %d", a.Status, q.Method, q.Path, q.status)
		case q.status == http.StatusOK && c.route(a.Body) != q.route:
			return fmt.Sprintf("%s %s is answered by route %d; expected %v", q.Method, q.Path, c.route(a.Body), t.Routes.Routes[q.route])
		case q.status == http.StatusMethodNotAllowed && a.Allow == "":
			return fmt.Sprintf("answers 405 to %s %s without Allow", q.Method, q.Path)
		}
	}
	if c.echo == nil || !t.Routes.IsWidgets() {
		return ""
	}
	for _, w := range workload.All(t.Routes) {
		if w.Name != name {
			continue
		}
		if f, ok := w.CheckInOwnWords(c.echo()); !ok {
			return fmt.Sprintf("%s: %v", f.What, f.Request)
		}
	}
	return ""
}

package bench

import (
	"fmt"
	"net/http"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// Noop is a router that answers nothing. Its time is that of the measuring itself.
const Noop = "noop"

// contestant makes a router of a table.
type contestant struct {
	make func() http.Handler

	// route returns the index of the route that has just answered. body is the answer.
	route func(body string) int

	// echo makes the same router with handlers that echo their values. It is nil for generated routers.
	echo func() http.Handler
}

// generated makes the routers that routegen has written, by key. An overlay adds to it.
var generated = map[string]func() http.Handler{}

// key names a generated router: "github-2013/203/tree".
func key(t Table, technique string) string {
	return fmt.Sprintf("%s/%d/%s", t.Name, t.size(), technique)
}

// find returns a contestant for a table by its name, or why the library refuses the table.
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
	if r.Group == library.Ours { // an overlay has given them light handlers
		return contestant{make: func() http.Handler { return must(r.New(t.Routes, library.Echo)) }, route: routeIn}, "", nil
	}
	kept := t.Routes
	if t.Name == widgets { // a router without some of these routes is measured on the others
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

// single is a handler that answers everything.
func single(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) }

// must returns a router that has been made before, with the same routes.
func must(router http.Handler, err error) http.Handler {
	if err != nil {
		panic(err)
	}
	return router
}

// indexesIn returns the index that each of the kept routes has in the table.
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

// check returns why a router cannot be compared on requests: one of them gets another answer than the table says. It returns "" if all
// answers are right.
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
	if c.echo == nil || t.Name != widgets {
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

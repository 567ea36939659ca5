package routertest

import (
	"net/http"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// seeds is up to how many requests a fuzz target begins with.
const seeds = 2000

// Fuzz holds the routers that newRouter returns to the table with whatever method, decoded path, escaped path and query the
// fuzzer comes up with. Requests near the table's routes are the seeds: without -fuzz, it tries just those.
//
//	func FuzzRoutes(f *testing.F) { routertest.Fuzz(f, table, NewRouter) }
//
//	go test -fuzz FuzzRoutes
func Fuzz(f *testing.F, table Table, newRouter func() http.Handler) {
	if table.routes == nil {
		f.Fatal("the table has no routes; make one with ParseTable, MustParse, NewTable or Widgets")
	}
	for _, q := range table.seeds() {
		f.Add(q.Method, q.Path, q.RawPath, q.Query)
	}
	router, known := newRouter(), new(contract.Causes)
	f.Fuzz(func(t *testing.T, method, path, rawPath, query string) {
		e := &exam{table: table.routes, client: new(ask.Client)}
		e.ask(router, ask.Request{Method: method, Path: path, RawPath: rawPath, Query: query})
		report(t, test{}, e, known)
	})
}

// seeds returns the written cases of the widget table, or the neighbours of another table's routes.
func (t Table) seeds() []ask.Request {
	var all []ask.Request
	if !t.routes.IsWidgets() {
		for i := range t.routes.Routes {
			all = append(all, neighboursOf(t.routes, i, max(20, seeds/len(t.routes.Routes)))...)
		}
		return all
	}
	for _, w := range written {
		for _, c := range w.cases {
			if c.uri == "" && len(c.query) < 1000 {
				all = append(all, c.request())
			}
		}
	}
	return all
}

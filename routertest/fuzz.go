package routertest

import (
	"net/http"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// seeds is the approximate number of requests that a fuzz target starts with.
const seeds = 2000

// Fuzz tests a router from newRouter with any method, decoded path, escaped path and query that the fuzzer makes up. The seeds
// are requests near the table's routes; without -fuzz, Fuzz tries only these.
//
//	func FuzzRoutes(f *testing.F) { routertest.Fuzz(f, table, NewRouter) }
//
//	go test -fuzz FuzzRoutes
//
// Fuzz does not report the findings that the arguments accepted list; see Accept.
func Fuzz(f *testing.F, table Table, newRouter func() http.Handler, accepted ...Accepted) {
	if table.routes == nil {
		f.Fatal(errNoRoutes)
	}
	acceptance, err := newAcceptance(table.routes, accepted)
	if err != nil {
		f.Fatal(err)
	}
	for _, q := range table.seeds() {
		f.Add(q.Method, q.Path, q.RawPath, q.Query)
	}
	router, known := newRouter(), new(contract.Causes)
	f.Fuzz(func(t *testing.T, method, path, rawPath, query string) {
		e := &exam{table: table.routes, client: new(ask.Client), accepted: acceptance}
		e.ask(router, ask.Request{Method: method, Path: path, RawPath: rawPath, Query: query})
		report(t, test{}, e, known)
	})
}

// seeds returns the requests that fuzzing starts with: the written cases for the widget table, or the neighbours of the routes
// for another table.
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

package routertest

import (
	"net/http"
	"testing"

	"gorouting/internal/workload"
)

// Benchmark measures what requests cost in a router that newRouter returns, in sub-benchmarks by the name "request=…". What it
// reports for an op is one request: ns/op, B/op and allocs/op, handlers included, network not. The requests are
//
//   - one for each route, by its name, with 64 different values for its parameters; not for a table of more than 64 routes
//   - 404, of paths that no route has, and 405, of paths with a method that they do not have, if the table has such requests
//   - hits, of all routes in equal shares, 4,096 distinct ones if there are so many, shuffled
//   - mixed, which is hits with 404 and 405 among them, and mixed-parallel, the same on all processors
//
// Before a request is timed, its answers are checked. Requests that the router does not answer as the table wants are skipped,
// with the first failure.
func Benchmark(b *testing.B, table Table, newRouter func() http.Handler) {
	if table.routes == nil {
		b.Fatal("the table has no routes; make one with ParseTable, MustParse, NewTable or Widgets")
	}
	router := newRouter()
	for _, w := range workload.All(table.routes) {
		if len(table.routes.Routes) > smallTable && w.IsRoute() {
			continue
		}
		b.Run("request="+w.Name, func(b *testing.B) { timeChecked(b, w, router, w.Time) })
		if w.Name == workload.Mixed {
			b.Run("request="+w.Name+"-parallel", func(b *testing.B) { timeChecked(b, w, router, w.TimeParallel) })
		}
	}
}

// timeChecked times the workload, or skips it if the router does not answer it as the table wants.
func timeChecked(b *testing.B, w workload.Workload, router http.Handler, time func(*testing.B, http.Handler)) {
	if f, ok := w.Check(router); !ok {
		b.Skipf("not timed, because it is not answered as the table wants: %v", publicFailure(f))
	}
	time(b, router)
}

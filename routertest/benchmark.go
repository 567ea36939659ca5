package routertest

import (
	"net/http"
	"testing"

	"gorouting/internal/workload"
)

// Benchmark times a router from newRouter. One op is one request: ns/op, B/op and allocs/op include the handlers, but no
// network. The sub-benchmarks are:
//
//   - request=NAME for each route: requests for this route, with up to 64 different values. They are left out if the table has
//     more than 64 routes.
//   - request=404: paths that match no route
//   - request=405: paths with a wrong method
//   - request=hits: all routes in equal shares, shuffled, with 4,096 different requests, or all that exist
//   - request=mixed: like hits, with 404 and 405 among them
//   - request=mixed-parallel: like mixed, on all processors
//
// 404 and 405 are left out if the table has no such requests. Benchmark checks all answers before it times them. If an answer
// is wrong, Benchmark skips the sub-benchmark and prints the failure.
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

// timeChecked times the workload, or skips it if the router's answers are wrong.
func timeChecked(b *testing.B, w workload.Workload, router http.Handler, time func(*testing.B, http.Handler)) {
	if f, ok := w.Check(router); !ok {
		b.Skipf("not timed, because an answer is wrong: %v", publicFailure(f))
	}
	time(b, router)
}

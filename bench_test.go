package gorouting_test

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"testing"

	"gorouting/internal/floor"
	"gorouting/internal/plain"
	"gorouting/internal/routers"
	"gorouting/routertest"
)

// measured is the eight, and the routes written out by hand to measure them against.
var measured = append(slices.Clone(routers.All), routers.Router{Name: "floor", New: floor.New})

// BenchmarkRouter measures what each route costs in each of them; and in noop, which answers nothing: what that takes is
// the measuring itself.
func BenchmarkRouter(b *testing.B) {
	for _, r := range measured {
		b.Run("router="+r.Name, func(b *testing.B) { routertest.Benchmark(b, r.New) })
	}
	b.Run("router=noop", func(b *testing.B) {
		for _, w := range routertest.Workloads() {
			b.Run("request="+w.Name, func(b *testing.B) { w.Time(b, noop()) })
			if w.Name == "mixed" {
				b.Run("request="+w.Name+"-parallel", func(b *testing.B) { w.TimeParallel(b, noop()) })
			}
		}
	})
}

// noop returns a handler that does nothing.
func noop() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}) }

// BenchmarkPredictability measures the mix with so many distinct requests: a processor learns the way of few through a
// router, and of many it cannot.
func BenchmarkPredictability(b *testing.B) {
	for _, r := range append(slices.Clone(measured), routers.Router{Name: "noop", New: noop}) {
		for _, distinct := range []int{1, 64, 4096, 32_768} {
			w, router := routertest.Mixed(distinct), r.New()
			b.Run(fmt.Sprintf("router=%s/distinct=%d", r.Name, distinct), func(b *testing.B) { w.Time(b, router) })
		}
	}
}

// BenchmarkPlain measures, where a route is found, what BenchmarkRouter does: in net/http.ServeMux, and in the three libraries
// in their plain configuration, which does not keep the contract. What chirouter takes more than chi is the contract's price.
func BenchmarkPlain(b *testing.B) {
	for _, r := range plainRouters {
		for _, w := range routertest.Workloads() {
			if !w.Hits() {
				continue
			}
			router := r.New()
			if err := w.Check(router); err != nil {
				b.Fatal(err)
			}
			b.Run("router="+r.Name+"/request="+w.Name, func(b *testing.B) { w.Time(b, router) })
		}
	}
}

var plainRouters = []routers.Router{
	{Name: "servemux", New: plain.ServeMux}, {Name: "chi", New: plain.Chi}, {Name: "gorilla", New: plain.Gorilla}, {Name: "pat", New: plain.Pat},
}

// TestAllocations holds the routers to what they may allocate where a route is found, handler included: the hand-rolled ones
// to a number, and those with a library to what it allocates in its plain configuration.
func TestAllocations(t *testing.T) {
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		t.Skip("with -race, a sync.Pool forgets things on purpose")
	}
	most := map[string]float64{"floor": 0, "match": 0, "split": 0, "shiftpath": 0, "regexswitch": 1, "regextable": 1}
	library := map[string]string{"chirouter": "chi", "gorillarouter": "gorilla", "patrouter": "pat"}
	for _, r := range measured {
		for _, w := range routertest.Workloads()[:len(routertest.Widgets())] {
			limit, ok := most[r.Name]
			if !ok {
				i := slices.IndexFunc(plainRouters, func(p routers.Router) bool { return p.Name == library[r.Name] })
				limit = w.Allocs(plainRouters[i].New())
			}
			if got := w.Allocs(r.New()); got > limit {
				t.Errorf("router=%s/request=%s: %.3f allocations, want %.3f at most", r.Name, w.Name, got, limit)
			}
		}
	}
}

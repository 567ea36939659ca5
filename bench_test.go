package gorouting_test

import (
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
		noop := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		for _, w := range routertest.Workloads() {
			b.Run("request="+w.Name, func(b *testing.B) { w.Time(b, noop) })
			if w.Name == "mixed" {
				b.Run("request="+w.Name+"-parallel", func(b *testing.B) { w.TimeParallel(b, noop) })
			}
		}
	})
}

// BenchmarkPlain measures, where a route is found, what BenchmarkRouter does: in net/http.ServeMux, and in the three libraries
// in their plain configuration, which does not keep the contract. What chirouter takes more than chi is the contract's price.
func BenchmarkPlain(b *testing.B) {
	for _, r := range []routers.Router{
		{Name: "servemux", New: plain.ServeMux}, {Name: "chi", New: plain.Chi}, {Name: "gorilla", New: plain.Gorilla}, {Name: "pat", New: plain.Pat},
	} {
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

// TestAllocations holds the hand-rolled routers to what they may allocate where a route is found, handler included.
func TestAllocations(t *testing.T) {
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		t.Skip("with -race, a sync.Pool forgets things on purpose")
	}
	most := map[string]float64{"floor": 0, "match": 0, "split": 0, "shiftpath": 0, "regexswitch": 1, "regextable": 1}
	for _, r := range measured {
		limit, ok := most[r.Name]
		if !ok {
			continue
		}
		router := r.New()
		for _, w := range routertest.Workloads() {
			if got := w.Allocs(router); w.Hits() && got > limit {
				t.Errorf("router=%s/request=%s: %.3f allocations, want %.0f at most", r.Name, w.Name, got, limit)
			}
		}
	}
}

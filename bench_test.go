package gorouting_test

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/floor"
	"gorouting/internal/plain"
	"gorouting/internal/routers"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

var widgets = routes.Widgets()

// measured is the eight, and the routes written out by hand to measure them against.
var measured = append(slices.Clone(routers.All), routers.Router{Name: "floor", New: floor.New})

// BenchmarkRouter measures what each request costs in each of them; in noop, which answers nothing: what that takes is the
// measuring itself; and where a route is found, in plain configurations too, which do not keep the contract: what chirouter
// takes more than chi is the contract's price. All of them have a request one after the other, so that what the machine does
// meanwhile befalls them alike.
func BenchmarkRouter(b *testing.B) {
	for _, w := range workload.All(widgets) {
		all := slices.Clone(measured)
		if w.IsHits() {
			all = append(all, plainRouters...)
		}
		for _, r := range all {
			router := r.New()
			if f, ok := w.Check(router); !ok {
				b.Fatalf("router=%s: %v", r.Name, f)
			}
			b.Run("router="+r.Name+"/request="+w.Name, func(b *testing.B) { w.Time(b, router) })
		}
		b.Run("router=noop/request="+w.Name, func(b *testing.B) { w.Time(b, noop()) })
	}
	mixed := workload.Mix(widgets, 4096)
	for _, r := range append(slices.Clone(measured), routers.Router{Name: "noop", New: noop}) {
		b.Run("router="+r.Name+"/request=mixed-parallel", func(b *testing.B) { mixed.TimeParallel(b, r.New()) })
	}
}

// noop returns a handler that does nothing.
func noop() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}) }

// BenchmarkPredictability measures the mix with so many distinct requests: a processor learns the way of few through a
// router, and of many it cannot.
func BenchmarkPredictability(b *testing.B) {
	for _, distinct := range []int{1, 64, 4096, 32_768} {
		w := workload.Mix(widgets, distinct)
		for _, r := range append(slices.Clone(measured), routers.Router{Name: "noop", New: noop}) {
			router := r.New()
			b.Run(fmt.Sprintf("router=%s/distinct=%d", r.Name, distinct), func(b *testing.B) { w.Time(b, router) })
		}
	}
}

var plainRouters = []routers.Router{
	{Name: "servemux", New: plain.ServeMux}, {Name: "chi", New: plain.Chi}, {Name: "gorilla", New: plain.Gorilla}, {Name: "pat", New: plain.Pat},
}

// TestAllocations holds the routers to what they allocate where a route is found, handler included: those by hand to a number,
// chi and gorilla/mux to what they allocate in their plain configuration, and pat to no more than that.
func TestAllocations(t *testing.T) {
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		t.Skip("with -race, a sync.Pool forgets things on purpose")
	}
	library := map[string]int{"chirouter": 1, "gorillarouter": 2, "patrouter": 3}
	for _, r := range measured {
		for i, w := range workload.All(widgets)[:len(widgets.Routes)] {
			pattern, want := widgets.Routes[i].Pattern, 0.0
			switch plain := library[r.Name]; {
			case plain > 0:
				want = w.Allocs(plainRouters[plain].New())
			case r.Name == "regextable" && strings.Contains(pattern, "{"), r.Name == "regexswitch" && strings.Contains(pattern, "{id"):
				want = 1 // what a regexp captured
			}
			if got := w.Allocs(r.New()); got > want || got < want && r.Name != "patrouter" {
				t.Errorf("router=%s/request=%s: %.3f allocations, want %.3f", r.Name, w.Name, got, want)
			}
		}
	}
}

package gorouting_test

import (
	"fmt"
	"net/http"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/baseline"
	"gorouting/internal/plain"
	"gorouting/internal/routers"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

var widgets = routes.Widgets()

// measured is the eight, and the baseline to measure them against.
var measured = append(slices.Clone(routers.All), routers.Router{Name: "baseline", New: baseline.New})

// BenchmarkRouter measures what each request costs in each router. Four sorts of router stand beside the eight: noop does
// nothing, so its time is that of the measuring; handler calls the right handler without routing, so what a router takes more
// is its own; baseline is what routegen writes for them; and the plain configurations of the libraries, where a route is
// found, do not keep the contract, so what chirouter takes more than chi is the contract's price. A request is measured in
// one router after the other, so that whatever the machine does meanwhile happens to all of them.
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
		b.Run("router=handler/request="+w.Name, func(b *testing.B) { w.Time(b, baseline.Handlers(w.Requests)) })
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

// TestAllocations holds the routers to what they allocate where a route is found. Those by hand allocate what their handlers
// do and no more, except for what a regular expression captured; the libraries what they do in plain configuration. patrouter
// may take two more, the request and its URL: it hands pat a private copy of them.
func TestAllocations(t *testing.T) {
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		t.Skip("with -race, a sync.Pool, which regexp and chi use, forgets things on purpose")
	}
	slug, slugAndID := regexp.MustCompile("^/([^/]+)$"), regexp.MustCompile("^/([^/]+)/([0-9]+)$")
	for i, w := range workload.All(widgets)[:len(widgets.Routes)] {
		byHand, captured := w.Allocs(baseline.Handlers(w.Requests)), 0.0
		switch pattern := widgets.Routes[i].Pattern; {
		case strings.Contains(pattern, "{id"):
			captured = testing.AllocsPerRun(100, func() { slugAndID.FindStringSubmatch("/bracket-1/7") })
		case strings.Contains(pattern, "{slug"):
			captured = testing.AllocsPerRun(100, func() { slug.FindStringSubmatch("/bracket-1") })
		}
		for name, want := range map[string]float64{
			"match": byHand, "split": byHand, "shiftpath": byHand, "baseline": byHand,
			"regextable": byHand + captured, "regexswitch": byHand + captured,
			"chirouter": w.Allocs(plain.Chi()), "gorillarouter": w.Allocs(plain.Gorilla()), "patrouter": w.Allocs(plain.Pat()) + 2,
		} {
			r := measured[slices.IndexFunc(measured, func(r routers.Router) bool { return r.Name == name })]
			if got := w.Allocs(r.New()); got > want || got < want && name != "patrouter" {
				t.Errorf("router=%s/request=%s: %.3f allocations, want %.3f", name, w.Name, got, want)
			}
		}
	}
}

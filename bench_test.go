// These benchmarks time the eight routers on the same requests, with handlers that do the same. Together they take about ten
// minutes (go test -bench .). For a first look, time two workloads, which takes less than a minute. benchstat
// (golang.org/x/perf/cmd/benchstat) prints a table with a column for each router:
//
//	go test -run '^$' -bench 'Router/.*/request=(hits|mixed)$' . | tee bench.txt
//	benchstat -col /router bench.txt
//
// A single run says little about small differences. docs/measuring.md has the measurements that this repository publishes.
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

// measured lists the eight routers and the baseline. The baseline is the router that routegen generates for the same routes.
var measured = append(slices.Clone(routers.All), routers.Router{Name: "baseline", New: baseline.New})

// BenchmarkRouter times every router with every workload, after it has checked all answers. It also times:
//   - noop, a handler that does nothing. Its time is the cost of measuring.
//   - handler, which calls the right handler without routing. Subtract its time to get the cost of routing.
//   - servemux, chi, gorilla and pat, each configured as in its documentation. They do not keep the contract, so the difference
//     between chirouter and chi is the price of the contract. They are timed only on hits, where they answer correctly.
//
// The routers take turns within a workload, so that a slow phase of the machine affects all of them.
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

// BenchmarkPredictability times mixes with few and with many different requests. With few, a processor learns to predict the
// branches of a router; with many, it cannot.
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

// TestAllocations counts the allocations for hits. A router written by hand may allocate what its handlers allocate, and what a
// regular expression allocates to return its groups. chirouter and gorillarouter may allocate as much as plain chi and
// gorilla/mux. patrouter may allocate two more than plain pat: its copies of the request and the URL.
func TestAllocations(t *testing.T) {
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		t.Skip("with -race, sync.Pool drops values on purpose; regexp and chi use it")
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

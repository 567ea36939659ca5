package bench

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/routes"
)

// Router is a generated router for a table.
type Router struct {
	Technique string
	New       func() http.Handler
}

// Run measures the generated routers of a table and the libraries, all in one interleaved run, and prints a table for each load:
// the median of the rounds in ns for a request, its ratio to the first generated router's, and allocations.
func Run(out io.Writer, name string, t *routes.Table, generated []Router, handlers Handlers, rounds int) {
	var all []contestant
	for _, g := range generated {
		all = append(all, contestant{name: g.Technique, router: g.New()})
	}
	all = append(all, contestant{name: "touch", router: http.HandlerFunc(touch)})
	for _, l := range Libraries {
		h, refusal := l.take(t, handlers)
		if refusal != "" {
			fmt.Fprintf(out, "%s: %s refuses: %.100s\n", name, l.Name, refusal)
			continue
		}
		all = append(all, contestant{name: l.Name, router: h})
	}
	for _, load := range Loads(t) {
		results := measure(load, all, rounds)
		fmt.Fprintf(out, "\n%s, %d routes, load %s (%d requests)\n", name, len(t.Routes), load.Name, len(load.requests))
		for _, r := range results {
			fmt.Fprintf(out, "  %-12s %7.1f ns  %6.2f × %s  %5.2f allocs/op%s\n", r.name, r.ns, r.ratio, results[0].name, r.allocs, r.wrong)
		}
	}
}

// touch reads the path and does nothing else.
func touch(w http.ResponseWriter, r *http.Request) {
	read += strings.IndexByte(r.URL.Path, 0)
	Answer(w, 0)
}

type contestant struct {
	name   string
	router http.Handler
}

type result struct {
	name              string
	ns, ratio, allocs float64
	wrong             string // which requests were answered by another route's handler
}

// measure times the routers one after the other, rounds times.
func measure(load Load, all []contestant, rounds int) []result {
	var results []result
	times := make([][]float64, len(all))
	loops := make([]*loop, len(all))
	for i, c := range all {
		loops[i] = newLoop(load)
		results = append(results, result{name: c.name, wrong: check(load, c)})
		loops[i].send(c.router, len(load.requests))
		n := max(len(load.requests), 1000)
		results[i].allocs = testing.AllocsPerRun(1, func() { loops[i].send(c.router, n) }) / float64(n)
	}
	for round := range rounds {
		for k := range all {
			i := (k + round) % len(all) // so that each comes after each other's heap and caches
			runtime.GC()
			loops[i].last(all[i].router, 10*time.Millisecond)
			times[i] = append(times[i], loops[i].last(all[i].router, 20*time.Millisecond))
		}
	}
	for i := range results {
		var ratios []float64
		for k := range rounds {
			ratios = append(ratios, times[i][k]/times[0][k])
		}
		results[i].ns, results[i].ratio = median(times[i]), median(ratios)
	}
	return results
}

// last sends requests for some time, and returns how many ns one took.
func (p *loop) last(h http.Handler, enough time.Duration) float64 {
	const some = 10_000
	begin, n := clock(), 0
	for {
		p.send(h, some)
		n += some
		if took := clock() - begin; took >= enough {
			return float64(took.Nanoseconds()) / float64(n)
		}
	}
}

// check says how many of the requests another route's handler answers, or none.
func check(load Load, c contestant) string {
	if c.name == "touch" {
		return ""
	}
	wrong, example := 0, request{}
	p := newLoop(load)
	for _, q := range load.requests {
		got = -1
		if p.send(c.router, 1); got != q.route {
			wrong++
			example = q
		}
	}
	if wrong == 0 {
		return ""
	}
	return strings.TrimRight(fmt.Sprintf("  wrong on %d, %s %s", wrong, example.method, example.path), " ")
}

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

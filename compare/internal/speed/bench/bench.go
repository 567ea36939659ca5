package bench

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"gorouting/internal/routes"
)

// Router is a generated router for a table.
type Router struct {
	Technique string
	New       func() http.Handler
	Pad       func(int) int // is not called: it has the linker keep what stands in front of the router's code
}

// Measured is what one process measured.
type Measured struct {
	Refused []string // the libraries that do not take the table, each with why
	Loads   []Times
}

// Times is how long the routers took for a load.
type Times struct {
	Load     string
	Requests int // how many of them are different
	Bytes    int // how long the paths are, on average
	Routers  []RouterTimes
}

// PerByte reports whether the load is one long path, so that the time for a byte of it says more than that for a request.
func (t Times) PerByte() bool { return strings.HasSuffix(t.Load, "bytes") }

// RouterTimes is how long one router took for a load.
type RouterTimes struct {
	Name   string
	NS     []float64 // for a request, a number for each round
	Allocs float64   // for a request
	Wrong  string    // which requests another route's handler answers; "" if none
}

// Run measures the generated routers of a table and the libraries, all in one interleaved run, and writes a Measured as JSON.
func Run(out io.Writer, t *routes.Table, generated []Router, handlers Handlers, rounds int) error {
	var all []contestant
	for _, g := range generated {
		all = append(all, contestant{name: "routegen " + g.Technique, router: g.New()})
	}
	all = append(all, contestant{name: "touch", router: http.HandlerFunc(touch)})
	var m Measured
	for _, l := range Libraries {
		h, refusal := l.take(t, handlers)
		if refusal != "" {
			m.Refused = append(m.Refused, l.Name+": "+refusal)
			continue
		}
		all = append(all, contestant{name: l.Name, router: h})
	}
	for _, load := range Loads(t) {
		m.Loads = append(m.Loads, measure(load, all, rounds))
	}
	runtime.KeepAlive(read) // so that no compiler leaves the reading out
	return json.NewEncoder(out).Encode(m)
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

// measure times the routers one after the other, rounds times. Who comes first differs from round to round.
func measure(load Load, all []contestant, rounds int) Times {
	t := Times{Load: load.Name, Requests: len(load.requests), Bytes: load.bytes()}
	loops := make([]*loop, len(all))
	for i, c := range all {
		loops[i] = newLoop(load)
		loops[i].send(c.router, len(load.requests))
		n := max(len(load.requests), min(1000, loops[i].some()))
		allocs := testing.AllocsPerRun(1, func() { loops[i].send(c.router, n) }) / float64(n)
		t.Routers = append(t.Routers, RouterTimes{Name: c.name, Allocs: allocs, Wrong: check(load, c)})
	}
	for range rounds {
		for _, i := range rand.Perm(len(all)) {
			runtime.GC()
			loops[i].last(all[i].router, 20*time.Millisecond)
			t.Routers[i].NS = append(t.Routers[i].NS, loops[i].last(all[i].router, 40*time.Millisecond))
		}
	}
	return t
}

// some returns how many requests are sent before the clock is asked, which it is not for every one: a long path takes long.
func (p *loop) some() int { return max(1, 1_000_000/(100+p.bytes)) }

// last sends requests for some time, but each of them once at least, and returns how many ns one took.
func (p *loop) last(h http.Handler, enough time.Duration) float64 {
	some := p.some()
	begin, n := clock(), 0
	for {
		p.send(h, some)
		n += some
		if took := clock() - begin; took >= enough && n >= len(p.paths) {
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
	return fmt.Sprintf("%d of %d: %s %s", wrong, len(load.requests), example.method, example.path)
}

// Package measure finds out what routers cost: a request, the table of routes, and the library behind it.
package measure

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/cpuid/v2"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/report"
	"gorouting/routertest"
)

// family is the name of the benchmarks in the raw lines, the one that they have in the root as well.
const family = "BenchmarkRouter"

// Plan is what to measure requests with.
type Plan struct {
	Contestants []contestant.Contestant // among them noop
	Workloads   []routertest.Workload
	Rounds      int           // how often each request is measured in each router
	Time        time.Duration // for how long, each time
}

// Requests is a plan that is ready to be carried out.
type Requests struct {
	Plan
	routers []http.Handler  // one for each contestant
	skipped map[pair]string // why a router is not measured on a request
}

// pair is a request in a router, by their places in the plan.
type pair struct{ router, request int }

// Costs is what requests cost.
type Costs struct {
	Lines  []byte // in the Go benchmark format: every measurement there was
	Rounds int    // how many were completed
	All    []report.Cost
}

// Prepare makes a router of each contestant, and tries which requests it answers as the contract wants. Only those will be
// measured.
func Prepare(p Plan) *Requests {
	r := &Requests{Plan: p, skipped: map[pair]string{}}
	for i, c := range p.Contestants {
		router := c.New()
		r.routers = append(r.routers, router)
		for j, w := range p.Workloads {
			if c.Name == contestant.Noop {
				continue
			}
			if why := reason(c, w, router); why != "" {
				r.skipped[pair{i, j}] = why
			}
		}
	}
	return r
}

// Steps returns how many measurements there will be.
func (r *Requests) Steps() int { return r.Rounds * r.stepsPerRound() }

func (r *Requests) stepsPerRound() int { return len(r.Contestants)*len(r.Workloads) - len(r.skipped) }

// order returns what is to be measured, in turn: in a round each request in all routers one after the other, in another
// order each time, so that what the machine does meanwhile befalls each of them alike.
func (r *Requests) order() iter.Seq[pair] {
	return func(yield func(pair) bool) {
		random := rand.New(rand.NewPCG(1, 0))
		for range r.Rounds {
			for j := range r.Workloads {
				for _, i := range random.Perm(len(r.Contestants)) {
					if r.skipped[pair{i, j}] == "" && !yield(pair{i, j}) {
						return
					}
				}
			}
		}
	}
}

// Measure carries the plan out, and calls done after each step with the number of the round. If ctx is cancelled it returns
// what was measured until then, and the reason.
func (r *Requests) Measure(ctx context.Context, done func(round int)) (Costs, error) {
	if err := benchtime(r.Time); err != nil {
		return Costs{}, err
	}
	lines := bytes.NewBufferString(header())
	steps := 0
	for p := range r.order() {
		if ctx.Err() != nil {
			break
		}
		w := r.Workloads[p.request]
		result := testing.Benchmark(func(b *testing.B) { w.Time(b, r.routers[p.router]) })
		fmt.Fprintln(lines, line(r.Contestants[p.router].Name, w.Name, result))
		done(1 + steps/r.stepsPerRound())
		steps++
	}
	all, err := r.costs(lines.Bytes())
	return Costs{lines.Bytes(), steps / max(1, r.stepsPerRound()), all}, cmp.Or(err, context.Cause(ctx))
}

// benchtime sets how long testing.Benchmark takes, for which there is only the flag of go test.
func benchtime(d time.Duration) error {
	testing.Init()
	return flag.Set("test.benchtime", d.String())
}

// header returns the lines that go test would begin with.
func header() string {
	return fmt.Sprintf("goos: %s\ngoarch: %s\npkg: gorouting/compare\ncpu: %s\n", runtime.GOOS, runtime.GOARCH, CPU())
}

// CPU returns the processor's name, or what kind it is if it does not give one.
func CPU() string {
	if name := strings.TrimSpace(cpuid.CPU.BrandName); name != "" {
		return name
	}
	return runtime.GOARCH
}

// line returns the line that go test would print, but with parts of allocations: where one request in two allocates, go test
// rounds that to none.
func line(router, request string, r testing.BenchmarkResult) string {
	processors := ""
	if n := runtime.GOMAXPROCS(0); n > 1 {
		processors = fmt.Sprintf("-%d", n)
	}
	allocs := math.Round(100*float64(r.MemAllocs)/float64(r.N)) / 100
	return fmt.Sprintf("%s/router=%s/request=%s%s\t%s\t%8d B/op\t%8v allocs/op", family, router, request, processors, r, r.AllocedBytesPerOp(), allocs)
}

package measure

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// Plan says what to measure requests with.
type Plan struct {
	Contestants []library.Contestant
	Requests    []Request
	Rounds      int           // how often each process measures each request in each router
	Time        time.Duration // for how long, each time
	Seed        uint64        // of the order, which is another in each round

	// Others measures other benchmarks for a process at the end of each round, and returns their lines. Its argument is the
	// number of the process, from 1. It may be nil.
	Others func(ctx context.Context, process int) ([]byte, error)
}

// Rounds is a plan that is ready to be carried out.
type Rounds struct {
	Plan
	skipped map[pair]string // why a router is not measured on a request
}

// pair is a request in a router, by their places in the plan.
type pair struct{ router, request int }

// Prepare finds out which requests each contestant answers as the contract wants. Measure leaves the others out: a router that
// does another job cannot be compared. Of noop no answer is expected.
func Prepare(p Plan) *Rounds {
	r := &Rounds{Plan: p, skipped: map[pair]string{}}
	for i, c := range p.Contestants {
		if c.Name == library.Noop {
			continue
		}
		var router http.Handler
		if c.New != nil {
			router = c.New()
		}
		for j, q := range p.Requests {
			if c.NewFor != nil {
				router = c.NewFor(q.workload.Requests)
			}
			if why := reason(c, q, router); why != "" {
				r.skipped[pair{i, j}] = why
			}
		}
	}
	return r
}

// Costs returns a cost without figures for each contestant and request, by contestant and then by request. It says why one
// will not be measured.
func (r *Rounds) Costs() []found.Cost {
	var all []found.Cost
	for i, c := range r.Contestants {
		for j, q := range r.Requests {
			all = append(all, found.Cost{Router: c.Name, Request: q.Name, Skipped: r.skipped[pair{i, j}]})
		}
	}
	return all
}

// Steps returns how often Measure calls done, if nothing stops it.
func (r *Rounds) Steps() int {
	steps := len(r.Contestants)*len(r.Requests) - len(r.skipped)
	if r.Others != nil {
		steps++
	}
	return r.Plan.Rounds * ProcessCount * steps
}

// Measured is what Measure measured.
type Measured struct {
	Lines  []byte // in the Go benchmark format, one for each measurement
	Rounds int    // how many were completed
	Load   []Busy // of each of these
}

// Busy is how busy the machine was in a round.
type Busy struct {
	Load   float64 // the load average over the last minute, at the end
	Others float64 // what share of all processors' time others used, from 0 to 1
}

// Measure has the processes carry the plan out, and calls done after each step with the number of the round, from 1. If ctx is
// cancelled it returns what was measured until then, and the cause.
func (r *Rounds) Measure(ctx context.Context, p *Processes, done func(round int)) (Measured, error) {
	m := Measured{Lines: []byte(preamble())}
	random := rand.New(rand.NewPCG(r.Seed, 0))
	others := newWatch(p.pids())
	for round := range r.Plan.Rounds {
		var lines bytes.Buffer
		step := func() { done(round + 1) }
		err := r.requests(ctx, p, random, &lines, step)
		busy := Busy{Load(), others.others()}
		if err == nil {
			err = r.others(ctx, p, &lines, step)
			others.others() // what these used is no other's
		}
		m.Lines = append(append(m.Lines, header(round+1, busy)...), lines.Bytes()...)
		if err != nil {
			return m, err
		}
		m.Rounds, m.Load = round+1, append(m.Load, busy)
	}
	return m, nil
}

// requests measures every request in every router once in each process. A request is measured in all routers one after the
// other, in one process and then in the next, so that a minute in which the machine is slow is slow for all of them. Routers
// and processes come in another order each time, so that none always comes first.
func (r *Rounds) requests(ctx context.Context, p *Processes, random *rand.Rand, lines *bytes.Buffer, done func()) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	for j, q := range r.Requests {
		for _, n := range random.Perm(len(p.all)) {
			fmt.Fprintf(lines, "process: %d\n", n+1)
			for _, i := range random.Perm(len(r.Contestants)) {
				if r.skipped[pair{i, j}] != "" {
					continue
				}
				router := r.Contestants[i].Name
				o, err := p.all[n].do(ctx, task{Kind: timeRequest, Router: router, Request: q.Name, Time: r.Time})
				if err != nil {
					return err
				}
				fmt.Fprintln(lines, line(router, q.Name, testing.BenchmarkResult{N: o.N, T: o.T, MemBytes: o.Bytes, MemAllocs: o.Allocs}))
				done()
			}
		}
	}
	return nil
}

// others measures the other benchmarks once for each process.
func (r *Rounds) others(ctx context.Context, p *Processes, lines *bytes.Buffer, done func()) error {
	if r.Others == nil {
		return nil
	}
	for n := range p.all {
		some, err := r.Others(ctx, n+1)
		if err != nil {
			return err
		}
		fmt.Fprintf(lines, "process: %d\n%s", n+1, some)
		done()
	}
	return nil
}

// Summary returns the load of all rounds: the highest load average, and the median of what others used.
func (m Measured) Summary() (highest, others float64) {
	var shares []float64
	for _, b := range m.Load {
		highest, shares = max(highest, b.Load), append(shares, b.Others)
	}
	return highest, stats.Median(shares)
}

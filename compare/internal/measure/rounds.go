// Package measure finds out what routers cost: a request, the table of routes, and the library behind it.
package measure

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
)

// Plan says what to measure requests with.
type Plan struct {
	Contestants []contestant.Contestant
	Requests    []Request
	Rounds      int           // how often each request is measured in each router
	Time        time.Duration // for how long, each time

	// Others measures other benchmarks at the end of each round and returns their lines. It may be nil.
	Others func(ctx context.Context) ([]byte, error)
}

// Rounds is a plan that is ready to be carried out.
type Rounds struct {
	Plan
	routers []http.Handler  // one for each contestant; nil for one that is made for its requests
	skipped map[pair]string // why a router is not measured on a request
}

// pair is a request in a router, by their places in the plan.
type pair struct{ router, request int }

// Prepare makes a router of each contestant, and finds out which requests it answers as the contract wants. Measure leaves
// the others out: a router that does another job cannot be compared. Of noop no answer is expected.
func Prepare(p Plan) *Rounds {
	r := &Rounds{Plan: p, skipped: map[pair]string{}}
	for i, c := range p.Contestants {
		var router http.Handler
		if c.New != nil {
			router = c.New()
		}
		r.routers = append(r.routers, router)
		for j, q := range p.Requests {
			if c.Name == contestant.Noop {
				continue
			}
			if why := reason(c, q, r.router(pair{i, j})); why != "" {
				r.skipped[pair{i, j}] = why
			}
		}
	}
	return r
}

// router returns the router of a pair or, for a contestant that does not route, what answers the request's workload from its
// beginning.
func (r *Rounds) router(p pair) http.Handler {
	if c := r.Contestants[p.router]; c.NewFor != nil {
		return c.NewFor(r.Requests[p.request].workload.Requests)
	}
	return r.routers[p.router]
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
	return r.Plan.Rounds * steps
}

// Measure carries the plan out, and calls done after each step with the number of the round, from 1. It returns a line in the
// Go benchmark format for each measurement, and how many rounds were completed. If ctx is cancelled it returns what was
// measured until then, and the cause.
func (r *Rounds) Measure(ctx context.Context, done func(round int)) (lines []byte, completed int, err error) {
	if err := benchtime(r.Time); err != nil {
		return nil, 0, err
	}
	b := bytes.NewBufferString(preamble())
	random := rand.New(rand.NewPCG(1, 0))
	for round := range r.Plan.Rounds {
		if err := r.round(ctx, random, b, func() { done(round + 1) }); err != nil {
			return b.Bytes(), round, err
		}
	}
	return b.Bytes(), r.Plan.Rounds, nil
}

// round measures every request in every router once, and the other benchmarks.
func (r *Rounds) round(ctx context.Context, random *rand.Rand, lines *bytes.Buffer, done func()) error {
	lines.WriteString(header())
	for p := range r.order(random) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		q := r.Requests[p.request]
		result := testing.Benchmark(func(b *testing.B) { q.time(b, r.router(p)) })
		fmt.Fprintln(lines, line(r.Contestants[p.router].Name, q.Name, result))
		done()
	}
	if r.Others == nil {
		return nil
	}
	others, err := r.Others(ctx)
	if err != nil {
		return err
	}
	lines.Write(others)
	done()
	return nil
}

// order returns what to measure in a round. A request is measured in all routers one after the other, so that a minute in
// which the machine is slow is slow for all of them, and in another order each time, so that no router always comes first.
func (r *Rounds) order(random *rand.Rand) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		for j := range r.Requests {
			for _, i := range random.Perm(len(r.Contestants)) {
				if r.skipped[pair{i, j}] == "" && !yield(pair{i, j}) {
					return
				}
			}
		}
	}
}

// benchtime sets how long testing.Benchmark takes. There is only the flag of go test for it.
func benchtime(d time.Duration) error {
	testing.Init()
	return flag.Set("test.benchtime", d.String())
}

package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/loopback"
	"gorouting/compare/internal/measure"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// tableShare is how many times as long a request is measured as the making of a router, which is only one figure of many.
const tableShare = 4

// compare asks and measures everything, and returns a report with the raw lines of the benchmarks. If ctx is done first, the
// report says so and has what was found until then.
func (c config) compare(ctx context.Context, p *progress) (*found.Report, []byte, error) {
	r := c.newReport()
	for _, find := range []func(context.Context, *progress, *found.Report) error{c.behaviour, c.libraries, c.tables, c.whole} {
		if err := find(ctx, p, r); err != nil {
			return nil, nil, err
		}
	}
	lines, err := c.costs(ctx, p, r)
	r.Run.Interrupted = ctx.Err() != nil
	p.end()
	return r, lines, err
}

// newReport returns a report that says who is compared, and on what machine, and has no findings yet.
func (c config) newReport() *found.Report {
	r := &found.Report{Run: found.Run{
		Date: time.Now().UTC().Truncate(time.Second), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH,
		CPU: measure.CPU(), Cores: runtime.GOMAXPROCS(0), Command: c.command, Quick: c.quick, Wanted: c.pace.rounds,
		Modules: modules(),
	}}
	for _, x := range c.contestants {
		r.Routers = append(r.Routers, found.Router{
			Name: x.Name, Group: x.Group, Library: x.Library, Options: x.Options, Title: x.Title, Module: x.Module,
			Version: x.Version(), Refusals: x.Refusals, Largest: x.Largest,
		})
	}
	for _, s := range c.servers {
		r.Servers = append(r.Servers, found.Router{
			Name: s.Name, Group: found.GroupServer, Library: s.Library, Options: s.Options, Title: s.Title, Module: s.Module, Version: s.Version(),
		})
	}
	for _, q := range c.requests {
		r.Requests = append(r.Requests, q.Name)
	}
	return r
}

// modules returns the modules that the running program was built from. It leaves out those that replace another: they are of
// this repository.
func modules() []found.Module {
	var all []found.Module
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Replace == nil {
				all = append(all, found.Module{Path: m.Path, Version: m.Version})
			}
		}
	}
	return all
}

// behaviour asks every router the questions of the matrix and the cases of the conformance kit.
func (c config) behaviour(ctx context.Context, p *progress, r *found.Report) error {
	p.stage("asking", len(c.contestants))
	r.Rows = behaviour.Matrix(c.contestants, c.servers)
	for i, x := range c.contestants {
		if ctx.Err() != nil {
			break
		}
		kit, err := behaviour.Kit(x)
		if err != nil {
			return fmt.Errorf("the conformance kit: %w", err)
		}
		r.Routers[i].Kit = kit
		p.step("")
	}
	return nil
}

// libraries finds out what comes with each router. That takes the go command and the module's source. Without them, as where
// only the program was copied to, the report has no such figures.
func (c config) libraries(ctx context.Context, p *progress, r *found.Report) error {
	p.stage("building a program with each router (the first time this takes minutes)", 2)
	libraries, err := measure.Libraries(ctx, c.contestants)
	p.step("")
	binaries, base, buildErr := measure.Binaries(ctx, c.contestants)
	p.step("")
	if ctx.Err() == nil && err != nil {
		p.say("the report will lack modules and lines of code: %v", err)
	}
	if ctx.Err() == nil && buildErr != nil {
		p.say("the report will lack the sizes of programs: %v", buildErr)
	}
	for i, x := range r.Routers {
		t := &r.Routers[i].Table
		t.Modules, t.Lines, t.Binary = libraries[x.Name].Modules, libraries[x.Name].Lines, binaries[x.Name]
	}
	r.Baseline = base
	return nil
}

// tables finds out what it takes to make each router.
func (c config) tables(ctx context.Context, p *progress, r *found.Report) error {
	routers := slices.DeleteFunc(slices.Clone(c.contestants), func(x contestant.Contestant) bool { return x.New == nil })
	p.stage("making routers", c.pace.rounds*len(routers))
	tables, err := measure.Tables(ctx, routers, c.pace.rounds, c.pace.each/tableShare, func() { p.step("") })
	for i, x := range r.Routers {
		t := &r.Routers[i].Table
		t.Register, t.Heap = tables[x.Name].Register, tables[x.Name].Heap
	}
	return unlessInterrupted(ctx, err)
}

// leastLoad is for how long a server is asked over loopback at least: in less, connections are hardly made.
const leastLoad = 50 * time.Millisecond

// whole measures whole requests, if there are servers of their own to compare. The first of the others is net/http's with its own
// ServeMux, to which the ratios are.
func (c config) whole(ctx context.Context, p *progress, r *found.Report) error {
	if len(c.servers) == 0 {
		return nil
	}
	table := routes.Widgets()
	var all []loopback.Server
	for _, s := range contestant.Setups() {
		if s.Name == "servemux" || s.Name == "gin" {
			all = append(all, loopback.Server{Name: "net/http with " + s.Name, Serve: func(f func(addr string)) error {
				h, err := s.New(table, contestant.Echoing)
				if err != nil {
					return err
				}
				return ask.Serve(h, f)
			}})
		}
	}
	for _, s := range c.servers {
		if len(s.Options) == 0 {
			all = append(all, loopback.Server{Name: s.Name, Serve: func(f func(addr string)) error { return s.Serve(table, contestant.Echoing, f) }})
		}
	}
	p.stage("whole requests over loopback", 1)
	rates, err := loopback.Measure(ctx, all, "/contact", c.pace.rounds, max(c.pace.each, leastLoad))
	p.step("")
	r.Whole = rates
	return unlessInterrupted(ctx, err)
}

// costs measures requests, and returns the raw lines.
func (c config) costs(ctx context.Context, p *progress, r *found.Report) ([]byte, error) {
	rounds := measure.Prepare(measure.Plan{
		Contestants: c.contestants, Requests: c.requests, Rounds: c.pace.rounds, Time: c.pace.each, Others: c.others,
	})
	r.Costs = rounds.Costs()
	p.stage("measuring", rounds.Steps())
	lines, completed, err := rounds.Measure(ctx, func(round int) { p.step(fmt.Sprintf("round %d of %d", round, c.pace.rounds)) })
	if err := unlessInterrupted(ctx, err); err != nil {
		return nil, err
	}
	r.Run.Rounds = completed
	return lines, measure.Sum(r, lines)
}

// unlessInterrupted returns err, or nil if ctx is done: then err only says so.
func unlessInterrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

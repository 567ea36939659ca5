package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/report"
)

// tableShare is which part of the time that a request is measured for a table is made for: it is one figure among many.
const tableShare = 4

// compare finds all that there is to find, and returns it with the raw lines of the benchmarks. If ctx is done before it is,
// the report says so and has what was found until then.
func (c config) compare(ctx context.Context, p *progress) (*report.Report, []byte, error) {
	r := c.newReport()
	for _, find := range []func(context.Context, *progress, *report.Report) error{c.behaviour, c.libraries, c.tables} {
		if err := find(ctx, p, r); err != nil {
			return nil, nil, err
		}
	}
	lines, err := c.costs(ctx, p, r)
	r.Run.Interrupted = ctx.Err() != nil
	p.end()
	return r, lines, err
}

// newReport returns a report that has everything but findings.
func (c config) newReport() *report.Report {
	r := &report.Report{Run: report.Run{
		Date: time.Now().UTC().Truncate(time.Second), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH,
		CPU: measure.CPU(), Cores: runtime.GOMAXPROCS(0), Command: c.command, Quick: c.quick, Wanted: c.pace.rounds,
		Modules: modules(),
	}}
	for _, x := range c.contestants {
		r.Routers = append(r.Routers, report.Router{
			Name: x.Name, Group: x.Group, Title: x.Title, Module: x.Module, Version: x.Version(),
			Refused: x.Refused, Missing: x.Missing,
		})
	}
	for _, w := range c.workloads {
		r.Requests = append(r.Requests, w.Name)
	}
	return r
}

// modules returns what the running program was built from. Those that are in the place of another are this repository's.
func modules() []report.Module {
	var all []report.Module
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Replace == nil {
				all = append(all, report.Module{Path: m.Path, Version: m.Version})
			}
		}
	}
	return all
}

// behaviour asks what there is to ask.
func (c config) behaviour(ctx context.Context, p *progress, r *report.Report) error {
	p.stage("asking", len(c.contestants))
	r.Rows = behaviour.Matrix(c.contestants)
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

// libraries finds what comes with each router. It takes the go command and the module's source; a program that was copied
// elsewhere does without.
func (c config) libraries(ctx context.Context, p *progress, r *report.Report) error {
	p.stage("building a program with each router, the first time for minutes", 2)
	libraries, err := measure.Libraries(ctx, c.contestants)
	p.step("")
	binaries, base, buildErr := measure.Binaries(ctx, c.contestants)
	p.step("")
	if ctx.Err() == nil && err != nil {
		p.say("without modules and lines of code: %v", err)
	}
	if ctx.Err() == nil && buildErr != nil {
		p.say("without the sizes of programs: %v", buildErr)
	}
	for i, x := range r.Routers {
		t := &r.Routers[i].Table
		t.Modules, t.Lines, t.Binary = libraries[x.Name].Modules, libraries[x.Name].Lines, binaries[x.Name]
	}
	r.Baseline = base
	return nil
}

// tables finds what it takes to make each router.
func (c config) tables(ctx context.Context, p *progress, r *report.Report) error {
	p.stage("making routers", c.pace.rounds*len(c.contestants))
	tables, err := measure.Tables(ctx, c.contestants, c.pace.rounds, c.pace.each/tableShare, func() { p.step("") })
	for i, x := range r.Routers {
		t := &r.Routers[i].Table
		t.Register, t.Heap = tables[x.Name].Register, tables[x.Name].Heap
	}
	return unlessInterrupted(ctx, err)
}

// costs measures requests, and returns the raw lines.
func (c config) costs(ctx context.Context, p *progress, r *report.Report) ([]byte, error) {
	requests := measure.Prepare(measure.Plan{
		Contestants: c.contestants, Workloads: c.workloads, Rounds: c.pace.rounds, Time: c.pace.each,
	})
	p.stage("measuring", requests.Steps())
	costs, err := requests.Measure(ctx, func(round int) { p.step(fmt.Sprintf("round %d of %d", round, c.pace.rounds)) })
	r.Costs, r.Run.Rounds = costs.All, costs.Rounds
	return costs.Lines, unlessInterrupted(ctx, err)
}

// unlessInterrupted returns err if ctx is not the reason for it.
func unlessInterrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/measure"
)

// compare asks and measures everything, and returns a report with the raw lines of the benchmarks. If ctx is done first, the
// report says so and has what was found until then.
func (c config) compare(ctx context.Context, p *progress) (*found.Report, []byte, error) {
	r := c.newReport()
	for _, find := range []func(context.Context, *progress, *found.Report) error{c.behaviour, c.libraries} {
		if err := find(ctx, p, r); err != nil {
			return nil, nil, err
		}
	}
	lines, err := c.measure(ctx, p, r)
	r.Run.Load.After = measure.Load()
	r.Run.Interrupted = ctx.Err() != nil
	p.end()
	return r, lines, err
}

// measure starts the processes that measure, has them measure everything, and returns the raw lines.
func (c config) measure(ctx context.Context, p *progress, r *found.Report) ([]byte, error) {
	p.stage("linking the program in several layouts", measure.ProcessCount)
	processes, why, err := measure.Start(ctx, c.seed, p.building())
	if err := unlessInterrupted(ctx, err); err != nil {
		return nil, err
	}
	defer processes.Close()
	if why != nil {
		p.say("all processes will have one layout, so that no figure tells the layout's part: %v", why)
	}
	r.Run.Processes, r.Run.Layouts = measure.ProcessCount, processes.Layouts
	if err := c.tables(ctx, p, processes, r); err != nil {
		return nil, err
	}
	return c.costs(ctx, p, processes, r)
}

// building returns what tells of the programs that a stage builds, a step each.
func (p *progress) building() measure.Building {
	return measure.Building{Compiling: func(path string) { p.note("compiling " + path) }, Built: func() { p.step("") }}
}

// newReport returns a report that says who is compared, and on what machine, and has no findings yet.
func (c config) newReport() *found.Report {
	r := &found.Report{Run: found.Run{
		Date: time.Now().UTC().Truncate(time.Second), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH,
		CPU: measure.CPU(), Cores: runtime.GOMAXPROCS(0), Command: c.command, Quick: c.quick, Wanted: c.pace.rounds,
		Seed: c.seed, Load: found.Load{Before: measure.Load()}, Modules: modules(),
	}}
	for _, x := range c.contestants {
		r.Routers = append(r.Routers, found.Router{
			Name: x.Name, Group: x.Group, Library: x.Library, Options: x.Options, Title: x.Title, Module: x.Module,
			Version: x.Version(), Refusals: x.Refusals, Largest: x.Largest,
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

// libraries finds out what comes with each router. That takes the go command and the module's source. Without them, as where
// only the program was copied to, the report has no such figures.
func (c config) libraries(ctx context.Context, p *progress, r *found.Report) error {
	p.stage("building a program with each router (the first time this takes minutes)", 1+measure.Programs(c.contestants))
	libraries, err := measure.Libraries(ctx, c.contestants)
	p.step("")
	binaries, base, buildErr := measure.Binaries(ctx, c.contestants, p.building())
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
func (c config) tables(ctx context.Context, p *progress, processes *measure.Processes, r *found.Report) error {
	var names []string
	for _, x := range c.contestants {
		if x.New != nil {
			names = append(names, x.Name)
		}
	}
	p.stage("making routers", measure.ProcessCount*len(names))
	tables, err := measure.Tables(ctx, processes, names, c.pace.each, c.seed, func() { p.step("") })
	for i, x := range r.Routers {
		t := &r.Routers[i].Table
		t.Register, t.Heap = tables[x.Name].Register, tables[x.Name].Heap
	}
	return unlessInterrupted(ctx, err)
}

// costs measures requests, and returns the raw lines.
func (c config) costs(ctx context.Context, p *progress, processes *measure.Processes, r *found.Report) ([]byte, error) {
	plan := measure.Plan{Contestants: c.contestants, Requests: c.requests, Rounds: c.pace.rounds, Time: c.pace.each, Seed: c.seed}
	if c.others != nil {
		plan.Others = func(ctx context.Context, process int) ([]byte, error) { return c.others.Run(ctx, processes, process) }
	}
	rounds := measure.Prepare(plan)
	r.Costs = rounds.Costs()
	p.stage("measuring", rounds.Steps())
	m, err := rounds.Measure(ctx, processes, func(round int) { p.step(fmt.Sprintf("round %d of %d", round, c.pace.rounds)) })
	if err := unlessInterrupted(ctx, err); err != nil {
		return nil, err
	}
	r.Run.Rounds = m.Rounds
	r.Run.Load.Highest, r.Run.Load.Others = m.Summary()
	return m.Lines, measure.Sum(r, m.Lines)
}

// unlessInterrupted returns err, or nil if ctx is done: then err only says so.
func unlessInterrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

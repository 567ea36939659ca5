package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/generated"
	"gorouting/compare/internal/growth"
	"gorouting/compare/internal/loopback"
	"gorouting/compare/internal/measure"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// compare asks and measures everything, and returns a report with the raw lines of the benchmarks. If ctx is done first, the
// report says so and has what was found until then.
func (c config) compare(ctx context.Context, p *progress) (*found.Report, []byte, error) {
	r := c.newReport()
	if err := c.all(ctx, p, r, []stage{{found.PartBehaviour, c.behaviour}, {found.PartPrograms, c.libraries}}); err != nil {
		return nil, nil, err
	}
	lines, err := c.measure(ctx, p, r)
	r.Run.Load.After = measure.Load()
	r.Run.Interrupted = ctx.Err() != nil
	p.end()
	return r, lines, err
}

// stage is a part of a run, and what finds it out.
type stage struct {
	part string
	find func(context.Context, *progress, *found.Report) error
}

// all goes through the stages that are wanted.
func (c config) all(ctx context.Context, p *progress, r *found.Report, stages []stage) error {
	for _, s := range stages {
		if !slices.Contains(c.parts, s.part) {
			continue
		}
		if err := s.find(ctx, p, r); err != nil {
			return err
		}
	}
	return nil
}

// measure starts the processes that measure, has them measure everything, and returns the raw lines.
func (c config) measure(ctx context.Context, p *progress, r *found.Report) (lines []byte, err error) {
	files := c.generated(p)
	p.stage("linking the program in several layouts", measure.ProcessCount+1)
	processes, why, err := measure.Start(ctx, c.seed, files, p.building())
	if err := unlessInterrupted(ctx, err); err != nil {
		return nil, err
	}
	defer processes.Close()
	if why != nil {
		p.say("all processes will have one layout, so that no figure tells the layout's part: %v", why)
	}
	if files != nil && why == nil {
		for _, name := range c.techniques {
			c.makers = append(c.makers, growth.Maker{Name: name, Group: found.GroupOurs}) // the processes have what it makes
		}
	}
	r.Run.Processes, r.Run.Layouts = measure.ProcessCount, processes.Layouts
	m := measuring{c, processes, &lines}
	return lines, c.all(ctx, p, r, []stage{{found.PartMaking, m.tables}, {found.PartRequests, m.costs}, {found.PartGrowth, m.growth}, {found.PartShare, m.shares}, {found.PartShare, c.whole}})
}

// generated returns the files of routegen's routers for larger tables; nil if they are not wanted or cannot be written.
func (c config) generated(p *progress) map[string]string {
	if len(c.techniques) == 0 || !slices.Contains(c.parts, found.PartGrowth) {
		return nil
	}
	files, err := generated.Files(c.techniques, c.pace.made)
	if err != nil {
		p.say("the report will lack what larger tables cost in the techniques of routegen: %v", err)
	}
	return files
}

// measuring is a run whose processes have been started.
type measuring struct {
	config
	processes *measure.Processes
	lines     *[]byte // where the raw lines go
}

// building returns what tells of the programs that a stage builds, a step each.
func (p *progress) building() measure.Building {
	return measure.Building{Compiling: func(path string) { p.note("compiling " + path) }, Built: func() { p.step("") }}
}

// newReport returns a report that says who is compared, and on what machine, and has no findings yet.
func (c config) newReport() *found.Report {
	r := &found.Report{Run: found.Run{
		Date: time.Now().UTC().Truncate(time.Second), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH,
		CPU: measure.CPU(), Cores: runtime.GOMAXPROCS(0), Command: c.command, Quick: c.quick, Wanted: c.pace.rounds, Parts: c.parts,
		Seed: c.seed, Load: found.Load{Before: measure.Load()}, Modules: modules(),
	}}
	for _, x := range c.contestants {
		r.Routers = append(r.Routers, found.Router{
			Name: x.Name, Group: x.Group, Library: x.Library, Options: x.Options, Mount: x.Mount, Title: x.Title, Module: x.Module,
			Version: x.Version(), Refusals: x.Refusals, Largest: x.Largest,
		})
	}
	for _, s := range c.servers {
		r.Servers = append(r.Servers, found.Router{
			Name: s.Name, Group: found.GroupServer, Library: s.Library, Options: s.Options, Mount: s.Mount, Title: s.Title, Module: s.Module, Version: s.Version(),
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
func (m measuring) tables(ctx context.Context, p *progress, r *found.Report) error {
	var names []string
	for _, x := range m.contestants {
		if x.New != nil {
			names = append(names, x.Name)
		}
	}
	p.stage("making routers", measure.ProcessCount*len(names))
	tables, err := measure.Tables(ctx, m.processes, names, m.pace.each, m.seed, func() { p.step("") })
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
	for _, s := range library.Setups() {
		if s.Name == "servemux" || s.Name == "gin" {
			all = append(all, loopback.Server{Name: "net/http with " + s.Name, Serve: func(f func(addr string)) error {
				h, err := s.New(table, library.Echoing)
				if err != nil {
					return err
				}
				return ask.Serve(h, f)
			}})
		}
	}
	for _, s := range c.servers {
		if len(s.Options) == 0 {
			all = append(all, loopback.Server{Name: s.Name, Serve: func(f func(addr string)) error { return s.Serve(table, library.Echoing, f) }})
		}
	}
	p.stage("whole requests over loopback", 1)
	rates, err := loopback.Measure(ctx, all, "/contact", measure.ProcessCount, max(c.pace.serving/5, leastLoad))
	p.step("")
	r.Whole = rates
	return unlessInterrupted(ctx, err)
}

// costs measures requests.
func (m measuring) costs(ctx context.Context, p *progress, r *found.Report) error {
	plan := measure.Plan{Contestants: m.contestants, Requests: m.requests, Rounds: m.pace.rounds, Time: m.pace.each, Seed: m.seed}
	if m.others != nil {
		plan.Others = func(ctx context.Context, process int) ([]byte, error) { return m.others.Run(ctx, m.processes, process) }
	}
	rounds := measure.Prepare(plan)
	r.Costs = rounds.Costs()
	p.stage("measuring", rounds.Steps())
	measured, err := rounds.Measure(ctx, m.processes, func(round int) { p.step(fmt.Sprintf("round %d of %d", round, m.pace.rounds)) })
	if err := unlessInterrupted(ctx, err); err != nil {
		return err
	}
	*m.lines = measured.Lines
	r.Run.Rounds = measured.Rounds
	r.Run.Load.Highest, r.Run.Load.Others = measured.Summary()
	return measure.Sum(r, measured.Lines)
}

// growth measures larger tables.
func (m measuring) growth(ctx context.Context, p *progress, r *found.Report) (err error) {
	if len(m.makers) == 0 {
		return nil // none of the routers that are wanted takes any table
	}
	defer m.load(r)()
	p.stage("measuring larger tables", m.pace.growers*len(m.makers)*len(m.pace.sizes))
	r.Growth, err = measure.Grow(ctx, m.processes, m.makers, m.pace.sizes, m.pace.growers, m.pace.each, m.seed, func() { p.step("") })
	return unlessInterrupted(ctx, err)
}

// shares measures what part of whole requests routing is.
func (m measuring) shares(ctx context.Context, p *progress, r *found.Report) (err error) {
	defer m.load(r)()
	p.stage("serving over loopback", m.pace.servers*len(measure.Sharers(m.contestants)))
	r.Shares, err = measure.Shares(ctx, m.processes, m.contestants, m.pace.servers, m.pace.serving, m.seed, func() { p.step("") })
	return unlessInterrupted(ctx, err)
}

// load begins to watch how busy the machine is. What it returns puts that into the report, unless it was busier before.
func (m measuring) load(r *found.Report) func() {
	others := m.processes.Watch()
	return func() {
		r.Run.Load.Highest, r.Run.Load.Others = max(r.Run.Load.Highest, measure.Load()), max(r.Run.Load.Others, others())
	}
}

// unlessInterrupted returns err, or nil if ctx is done: then err only says so.
func unlessInterrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

package bench

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Progress is called before each step of a measurement. The argument what names the measurement, done is the number of completed
// steps, and all is the number of all steps.
type Progress func(what string, done, all int)

// Run carries out a plan. It writes each result to out at once, in the Go benchmark format. The working directory must be in this
// repository, because Run starts the go command. If ctx is done before the end, Run returns the cause. The results written to out
// remain valid.
func Run(ctx context.Context, plan Plan, progress Progress, out io.Writer) (err error) {
	r := &run{Plan: plan, ctx: ctx, progress: progress, out: out, random: rand.New(rand.NewPCG(plan.Seed, 0)), skipped: map[Cell]bool{}, checked: map[Cell]bool{}}
	chosen, err := plan.check()
	if err != nil {
		return err
	}
	r.printf("%s", plan.header())
	if err := r.generate(chosen); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.workshop.close()) }()
	if err := r.compile(); err != nil {
		return err
	}
	r.progress("building the programs that measure", 0, 1)
	if r.processes, err = r.workshop.start(ctx, plan.Processes, plan.Heap); err != nil {
		return err
	}
	defer endAll(r.processes)
	r.watch.pids = []int32{int32(os.Getpid())}
	for _, p := range r.processes {
		r.watch.pids = append(r.watch.pids, p.pid)
	}
	for _, p := range chosen {
		r.watch.others()
		if err := p.measure(r); err != nil {
			return err
		}
	}
	return r.err
}

// run is a run of a plan.
type run struct {
	Plan
	ctx       context.Context
	progress  Progress
	out       io.Writer
	err       error        // the first error of out
	lines     bytes.Buffer // everything written to out
	random    *rand.Rand
	workshop  *workshop
	processes []*process
	made      []made
	own       bool // the plan came with tables
	skipped   map[Cell]bool
	checked   map[Cell]bool // a process has compared the answers with the table
	watch     watch
}

// printf writes a line.
func (r *run) printf(format string, args ...any) {
	text := fmt.Appendf(nil, format, args...)
	r.lines.Write(text)
	if _, err := r.out.Write(text); err != nil && r.err == nil {
		r.err = err
	}
}

// generate generates the routers that the chosen parts measure.
func (r *run) generate(chosen []part) (err error) {
	known := map[string]bool{}
	for _, p := range chosen {
		if p.made == nil {
			continue
		}
		all, err := p.made(r)
		if err != nil {
			return err
		}
		for _, m := range all {
			if !known[m.path()] {
				known[m.path()] = true
				r.made = append(r.made, m)
			}
		}
	}
	mark := "measured"
	if r.Compile {
		mark = time.Now().String() // a new text, so that no router is in the build cache
	}
	r.workshop, err = newWorkshop(r.ctx, r.made, mark)
	return err
}

// compile writes the lines of the family Build: the time to build each generated router. The packages that the router imports have
// been compiled before.
func (r *run) compile() error {
	for i, m := range r.made {
		cell := Cell{Family: Build, Table: m.table.Name, Routes: m.table.size(), Router: m.name()}
		if m.skipped != "" {
			r.skip(cell, m.skipped)
			continue
		}
		if !r.Compile {
			r.printf("%s 1 %d lines\n", r.named(cell), m.lines)
			continue
		}
		r.progress("compiling generated routers", i, len(r.made))
		took, err := r.workshop.build(r.ctx, m.path())
		if err != nil {
			return err
		}
		r.printf("%s 1 %.2f s-build %d lines\n", r.named(cell), took.Seconds(), m.lines)
	}
	return nil
}

// techniques returns the names of the routers that were generated for the table t.
func (r *run) techniques(t Table) []string {
	var names []string
	for _, m := range r.made {
		if m.table.Name == t.Name && m.table.size() == t.size() && m.skipped == "" {
			names = append(names, m.name())
		}
	}
	return names
}

// skip writes why a cell is not measured.
func (r *run) skip(c Cell, why string) {
	if !r.skipped[c] {
		r.skipped[c] = true
		r.printf("%s: %s\n", skippedKey(c), strings.Join(strings.Fields(why), " "))
	}
}

// named returns the name of a cell's benchmark, with the number of processors at its end.
func (r *run) named(c Cell) string {
	return fmt.Sprintf("%s-%d", c.name(), runtime.GOMAXPROCS(0))
}

// task is something to measure in several routers: requests to a table, or making the router.
type task struct {
	family   string
	live     string // see Cell
	table    Table
	request  string // "" for making routers
	routers  []string
	rounds   int
	wall     bool // also write the elapsed time
	kind     kind
	least    time.Duration
	previous int // number of rounds measured before
}

// measureAll measures all tasks. If the plan says so, it then measures noisy cells again.
func (r *run) measureAll(what string, tasks []task) error {
	if err := r.rounds(what, tasks); err != nil || !r.Again {
		return err
	}
	again, err := r.unclear(tasks)
	if err != nil {
		return err
	}
	return r.rounds(what+", again what is not clear", again)
}

// rounds measures each task in each process. In a process, it measures all routers of a task one after the other, so that a slow
// minute of the machine affects all of them. The order of the routers is random.
func (r *run) rounds(what string, tasks []task) error {
	done, all, most := 0, 0, 0
	for _, t := range tasks {
		all, most = all+t.rounds*len(r.processes), max(most, t.rounds)
	}
	for round := range most {
		for _, t := range tasks {
			if round >= t.rounds {
				continue
			}
			for _, n := range r.random.Perm(len(r.processes)) {
				r.progress(what, done, all)
				done++
				if err := r.group(r.processes[n], t, round); err != nil {
					return err
				}
			}
		}
		r.printf("others: %.2f\n", r.watch.others())
	}
	return nil
}

// group measures a task in one process.
func (r *run) group(p *process, t task, round int) error {
	if err := p.define(r.ctx, t.table); err != nil {
		return err
	}
	written := false
	for _, i := range r.random.Perm(len(t.routers)) {
		cell := t.cell(t.routers[i])
		whole := cell
		whole.Request = ""
		if r.skipped[cell] || r.skipped[whole] || !r.wants(cell.Router) {
			continue
		}
		o, err := p.do(r.ctx, job{Kind: t.kind, Request: t.request, Router: cell.Router, Time: cmp.Or(t.least, r.Time), Checked: r.checked[cell]})
		if err != nil {
			return err
		}
		if o.Refused != "" {
			r.skip(whole, o.Refused)
			continue
		}
		if o.Skipped != "" {
			r.skip(cell, o.Skipped)
			continue
		}
		r.checked[cell] = true
		if !written {
			r.printf("process: %d\nround: %d\n", p.number, t.previous+round+1)
			written = true
		}
		r.line(cell, t, o)
	}
	return nil
}

// wants reports whether the plan includes the router.
func (r *run) wants(router string) bool {
	return r.Routers == nil || slices.Contains(r.Routers, router)
}

// cell returns the task's cell for a router.
func (t task) cell(router string) Cell {
	return Cell{t.family, t.table.Name, t.table.size(), t.request, router, t.live}
}

// line writes the line of a measurement.
func (r *run) line(c Cell, t task, o outcome) {
	n := float64(o.N)
	more := ""
	if t.wall {
		more = fmt.Sprintf(" %s wall-ns/op", short(float64(o.Wall)/n))
	}
	if t.kind == making {
		more = fmt.Sprintf(" %d B-heap", o.Heap)
	}
	r.printf("%s %d %s ns/op %s B/op %s allocs/op%s\n", r.named(c), o.N, short(float64(o.CPU)/n), short(float64(o.Bytes)/n), short(float64(o.Allocs)/n), more)
}

// short formats a number with four digits, but at most two after the point: "123.4", "12.34", "0.12", "12345".
func short(x float64) string {
	digits := 2
	for limit := 100.0; x >= limit && digits > 0; limit *= 10 {
		digits--
	}
	text := strconv.FormatFloat(x, 'f', digits, 64)
	if digits > 0 {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// again is the number of additional rounds for noisy cells.
const again = 1

// unclear returns the tasks that have noisy cells. Each keeps only its noisy routers, and ServeMux to compare with.
func (r *run) unclear(tasks []task) ([]task, error) {
	results, err := Read("the lines of this run", bytes.NewReader(r.lines.Bytes()))
	if err != nil {
		return nil, err
	}
	var some []task
	for _, t := range tasks {
		all := t.routers
		t.routers = nil
		for _, router := range all {
			if results.Noisy(t.cell(router)) {
				t.routers = append(t.routers, router)
			}
		}
		if t.routers == nil {
			continue
		}
		if slices.Contains(all, ServeMux) && !slices.Contains(t.routers, ServeMux) {
			t.routers = append(t.routers, ServeMux)
		}
		t.previous, t.rounds = t.rounds, again
		some = append(some, t)
	}
	return some, nil
}

package measure

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gorouting/compare/internal/stats"
)

// AsWorker is the variable of the environment that a program finds set if it is to call Work with its standard input and output,
// and to do nothing else.
const AsWorker = "COMPARE_WORKER"

// ProcessCount is how many processes measure: as many as an interval takes.
const ProcessCount = stats.MinSamples

// Building is told how far the building of programs has come, which takes minutes the first time.
type Building struct {
	Compiling func(path string) // a package is being compiled
	Built     func()            // a program is done
}

// Processes are copies of the program that measure. Each has its functions in another order, if they could be linked. As many
// others have them where the linker puts them, with their package: larger tables and whole requests have hundreds of functions, which in
// another order would each be on a page of memory of its own, as in no program of a user's.
type Processes struct {
	Layouts []uint32 // what the linker's -randlayout was given for each; nil if all have the layout of this program

	all, usual []*process // in another order, and in the usual one
	dir        string     // of the copies
}

// process is a copy of the program that does tasks.
type process struct {
	pid      int32
	tasks    *json.Encoder
	outcomes *json.Decoder
	end      func() error
}

// Start links copies of the program, with layouts that are drawn with the seed, and starts them. If they cannot be linked, as
// where there is no go command, it starts this program several times, and why says what was wrong. The copies have files besides
// those of this program, by their paths in this module; nil for none. Whoever calls it calls Close; with an error, there are no
// processes.
func Start(ctx context.Context, seed uint64, files map[string]string, told Building) (p *Processes, why, err error) {
	p = new(Processes)
	programs, why := p.link(ctx, seed, files, told)
	if ctx.Err() != nil {
		return p, nil, errors.Join(context.Cause(ctx), p.Close())
	}
	if why != nil {
		p.Layouts = nil
		self, err := os.Executable()
		if err != nil {
			return p, nil, errors.Join(err, p.Close())
		}
		programs = slices.Repeat([]string{self}, ProcessCount+1)
	}
	usual := programs[ProcessCount]
	for i, program := range append(programs[:ProcessCount:ProcessCount], slices.Repeat([]string{usual}, ProcessCount)...) {
		one, err := start(ctx, program)
		if err != nil {
			return p, nil, errors.Join(err, p.Close())
		}
		if i < ProcessCount {
			p.all = append(p.all, one)
		} else {
			p.usual = append(p.usual, one)
		}
	}
	return p, why, nil
}

// link builds the copies and returns where they are: ProcessCount in other orders, and at the end one in the usual order.
func (p *Processes) link(ctx context.Context, seed uint64, files map[string]string, told Building) (programs []string, err error) {
	source, err := folderOf(ctx, self)
	if err != nil {
		return nil, err
	}
	if p.dir, err = os.MkdirTemp("", "compare-"); err != nil {
		return nil, err
	}
	overlay, err := writeOverlay(p.dir, source, files)
	if err != nil {
		return nil, err
	}
	p.Layouts = layouts(seed)
	for i, layout := range append(slices.Clip(p.Layouts), usualLayout) {
		program := filepath.Join(p.dir, strconv.Itoa(i+1)+".exe")
		if _, err := goVerbose(ctx, source, told.Compiling, "build", "-v", "-buildvcs=false", "-overlay", overlay,
			"-ldflags=-s -w "+randomLayout(layout), "-o", program, "."); err != nil {
			return nil, err
		}
		programs = append(programs, program)
		told.Built()
	}
	return programs, nil
}

// start starts a program as a worker. It ends when ctx is done.
func start(ctx context.Context, program string) (*process, error) {
	cmd := exec.CommandContext(ctx, program)
	cmd.Env = append(os.Environ(), AsWorker+"=1")
	cmd.Stderr = os.Stderr // the trace of a panic
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	end := func() error { return errors.Join(in.Close(), cmd.Wait()) }
	return &process{int32(cmd.Process.Pid), json.NewEncoder(in), json.NewDecoder(out), end}, nil
}

// do has the process do a task.
func (p *process) do(ctx context.Context, t task) (outcome, error) {
	var done outcome
	err := p.tasks.Encode(t)
	if err == nil {
		err = p.outcomes.Decode(&done)
	}
	switch {
	case ctx.Err() != nil:
		return done, context.Cause(ctx)
	case errors.Is(err, io.EOF):
		err = errors.New("the process that measures has ended")
	case err == nil && done.Error != "":
		err = errors.New(done.Error)
	}
	if err != nil {
		return done, fmt.Errorf("%s of %s: %w", t.Kind, strings.TrimSpace(t.Router+" "+t.Request), err)
	}
	return done, nil
}

// Close ends the processes and removes the copies of the program.
func (p *Processes) Close() error {
	for _, one := range slices.Concat(p.all, p.usual) {
		one.end() // it may have been killed
	}
	p.all, p.usual = nil, nil
	if p.dir == "" {
		return nil
	}
	return os.RemoveAll(p.dir)
}

// first returns the first n processes of the usual layout, or all of them if there are fewer.
func (p *Processes) first(n int) []*process { return p.usual[:min(n, len(p.usual))] }

// pids returns the identifiers of the processes, and of this one.
func (p *Processes) pids() []int32 {
	all := []int32{int32(os.Getpid())}
	for _, one := range slices.Concat(p.all, p.usual) {
		all = append(all, one.pid)
	}
	return all
}

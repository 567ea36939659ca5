package measure

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/generated"
)

// With AsWorker set, the tests' program is a worker.
func TestMain(m *testing.M) {
	if os.Getenv(AsWorker) != "" {
		if err := Work(os.Stdin, os.Stdout); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

// workers returns processes that are goroutines of this one, with these contestants.
func workers(t *testing.T, all []library.Contestant) *Processes {
	t.Helper()
	return workersOf(t, func(int) []library.Contestant { return all })
}

// workersOf is workers with contestants for each process, from 1.
func workersOf(t *testing.T, contestants func(process int) []library.Contestant) *Processes {
	t.Helper()
	p := new(Processes)
	for n := range ProcessCount {
		in, tasks := io.Pipe()
		outcomes, out := io.Pipe()
		w := &worker{contestants: contestants(n + 1), requests: Requests()}
		go func() { out.CloseWithError(w.work(in, out)) }()
		p.all = append(p.all, &process{int32(os.Getpid()), json.NewEncoder(tasks), json.NewDecoder(outcomes), tasks.Close})
	}
	p.usual = p.all
	t.Cleanup(func() { p.Close() })
	return p
}

// Without the go command the processes are this program, and why says so.
func TestStartWithoutTheGoCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("it copies a large program many times")
	}
	t.Setenv("PATH", t.TempDir())
	p, why, err := Start(t.Context(), 1, nil, Building{func(string) {}, func() { t.Error("a copy was linked") }})
	if err != nil || why == nil || why.Error() != "there is no go command" || p.Layouts != nil || len(p.all) != ProcessCount || len(p.usual) != ProcessCount {
		t.Fatalf("%+v, why %v, error %v", p, why, err)
	}
	names := map[int32]bool{}
	for _, one := range slices.Concat(p.all, p.usual) {
		o, err := one.do(t.Context(), task{Kind: timeRequest, Router: "match", Request: "home", Time: time.Microsecond})
		if err != nil || o.N < 1 || o.T <= 0 {
			t.Errorf("%+v, error %v", o, err)
		}
		names[one.pid] = true
	}
	if len(names) != 2*ProcessCount || names[int32(os.Getpid())] {
		t.Errorf("the processes are %v, want %d others than this one", names, 2*ProcessCount)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

// The copies that measure are linked in different orders, have the routers of routegen for larger tables, and are gone at the end.
func TestLink(t *testing.T) {
	if testing.Short() {
		t.Skip("links seven programs")
	}
	files, err := generated.Files(generated.Names(), 100)
	if err != nil {
		t.Fatal(err)
	}
	p, steps := new(Processes), 0
	programs, err := p.link(t.Context(), 7, files, Building{func(string) {}, func() { steps++ }})
	if err != nil || steps != ProcessCount+1 || len(programs) != ProcessCount+1 {
		t.Fatalf("%d programs, %d steps, error %v", len(programs), steps, err)
	}
	orders := map[string]bool{}
	for _, program := range programs {
		out, err := goCommand(t.Context(), "", "version", "-m", program)
		if err != nil {
			t.Fatal(err)
		}
		_, flag, _ := strings.Cut(string(out), "-randlayout=")
		orders[strings.Trim(strings.Fields(flag)[0], `"`)] = true
	}
	if len(orders) != ProcessCount+1 || !orders["0"] {
		t.Errorf("%d layouts: %v, want %d and the usual one, 0", len(orders), orders, ProcessCount)
	}
	one, err := start(t.Context(), programs[ProcessCount])
	if err != nil {
		t.Fatal(err)
	}
	p.all = append(p.all, one)
	for _, technique := range generated.Names() {
		o, err := one.do(t.Context(), task{Kind: growTable, Router: technique, Size: 100, Time: time.Microsecond})
		if err != nil || o.Grown.Refused != "" || o.Grown.Distinct <= 0 {
			t.Errorf("%s with 100 routes: %+v, error %v", technique, o.Grown, err)
		}
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(programs[0]); err == nil {
		t.Error("a copy is still there")
	}
}

// The same seed gives the same layouts, another one others, and each process has its own.
func TestLayouts(t *testing.T) {
	one := layouts(1)
	sorted := slices.Sorted(slices.Values(one))
	if !slices.Equal(one, layouts(1)) || slices.Equal(one, layouts(2)) || len(slices.Compact(sorted)) != ProcessCount || sorted[0] == 0 {
		t.Errorf("layouts %v", one)
	}
}

func TestTasksThatCannotBeDone(t *testing.T) {
	p := workers(t, three())
	for _, test := range []struct {
		task task
		says string
	}{
		{task{Kind: timeRequest, Router: "nobody", Request: "home"}, `request of nobody home: no router is called "nobody"`},
		{task{Kind: timeRequest, Router: "whole", Request: "away"}, `no request is called "away"`},
		{task{Kind: "odd", Router: "whole"}, `no task is called "odd"`},
	} {
		if _, err := p.all[0].do(t.Context(), test.task); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%+v: error %v, want one that says %q", test.task, err, test.says)
		}
	}
}

// A process that ends is an error that says so; if ctx is done it is ctx's cause.
func TestAProcessThatEnds(t *testing.T) {
	broken := library.Contestant{Name: "broken", New: func() http.Handler { return http.NotFoundHandler() }}
	p := workers(t, []library.Contestant{broken})
	p.all[0].end()
	_, err := p.all[0].do(t.Context(), task{Kind: weighRouter, Router: "broken"})
	if err == nil || !strings.HasPrefix(err.Error(), `heap of broken`) {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.all[1].do(ctx, task{Kind: weighRouter, Router: "broken"}); err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

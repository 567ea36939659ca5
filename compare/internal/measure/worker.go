package measure

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"gorouting/compare/internal/library"
)

// task is one thing for a process to measure.
type task struct {
	Kind    kind
	Router  string        // a contestant's name
	Request string        // a request's name
	Size    int           // of a table of package growth
	Time    time.Duration // for how long
}

// kind says what a task is about.
type kind string

const (
	timeRequest  kind = "request"  // what a request costs in a router
	timeRegister kind = "register" // how long it takes to make a router with its routes
	weighRouter  kind = "heap"     // how many bytes stay allocated for it
	growTable    kind = "growth"   // what a table costs in a router for any table
	startServer  kind = "serve"    // to serve a router, and to profile that, until stopServer
	stopServer   kind = "stop"
)

// outcome is what came of a task.
type outcome struct {
	N             int           // operations
	T             time.Duration // for all of them
	Bytes, Allocs uint64        // by all of them
	Heap          int64         // bytes
	Grown         grown         // of a table
	Address       string        // of a server that was started
	Served        served        // by one that was stopped
	Error         string        // why there is nothing else; "" if there is
}

// worker does tasks in one process.
type worker struct {
	contestants []library.Contestant
	requests    []Request
	routers     map[string]http.Handler // by their names; each is made once
	lists       lists
	serving     *serving // nil if there is none
}

// Work does the tasks that come from in, one JSON value each, and writes what came of each to out, until in ends. It is what
// Start has another process of the program do.
func Work(in io.Reader, out io.Writer) error {
	w := &worker{contestants: library.All(), requests: Requests()}
	return w.work(in, out)
}

func (w *worker) work(in io.Reader, out io.Writer) error {
	w.routers = map[string]http.Handler{}
	tasks, outcomes := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var t task
		if err := tasks.Decode(&t); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		done, err := w.do(t)
		if err != nil {
			done.Error = err.Error()
		}
		if err := outcomes.Encode(done); err != nil {
			return err
		}
	}
}

// do does one task.
func (w *worker) do(t task) (outcome, error) {
	if t.Kind == growTable {
		return w.grow(t)
	}
	c, err := named(w.contestants, "router", t.Router, func(c library.Contestant) string { return c.Name })
	if err != nil {
		return outcome{}, err
	}
	switch t.Kind {
	case timeRequest:
		q, err := named(w.requests, "request", t.Request, func(q Request) string { return q.Name })
		if err != nil {
			return outcome{}, err
		}
		router := w.router(c, q)
		return benchmark(t.Time, func(b *testing.B) { q.time(b, router) })
	case timeRegister:
		return benchmark(t.Time, func(b *testing.B) { register(b, c.New) })
	case weighRouter:
		return outcome{Heap: heap(c.New)}, nil
	case startServer, stopServer:
		return w.serve(t, c)
	}
	return outcome{}, fmt.Errorf("no task is called %q", t.Kind)
}

// router returns the contestant's router or, if it does not route, what answers the request's workload from its beginning.
func (w *worker) router(c library.Contestant, q Request) http.Handler {
	if c.NewFor != nil {
		return c.NewFor(q.workload.Requests)
	}
	if w.routers[c.Name] == nil {
		w.routers[c.Name] = c.New()
	}
	return w.routers[c.Name]
}

// named returns the one of that name.
func named[T any](all []T, what, name string, nameOf func(T) string) (x T, err error) {
	i := slices.IndexFunc(all, func(x T) bool { return nameOf(x) == name })
	if i < 0 {
		return x, fmt.Errorf("no %s is called %q", what, name)
	}
	return all[i], nil
}

// benchmark runs a benchmark in this process for so long.
func benchmark(d time.Duration, f func(b *testing.B)) (outcome, error) {
	if err := benchtime(d); err != nil {
		return outcome{}, err
	}
	r := testing.Benchmark(f)
	return outcome{N: r.N, T: r.T, Bytes: r.MemBytes, Allocs: r.MemAllocs}, nil
}

// benchtime sets how long testing.Benchmark takes. There is only the flag of go test for it.
func benchtime(d time.Duration) error {
	testing.Init()
	return flag.Set("test.benchtime", d.String())
}

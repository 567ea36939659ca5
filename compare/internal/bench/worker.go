package bench

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Work is the main loop of a worker process. It reads jobs from the reader in, one JSON value on each line. For each job it writes an
// outcome to out. It returns when its input ends.
func Work(in io.Reader, out io.Writer) error {
	w := worker{lists: map[string]*list{}, skipped: map[[2]string]string{}}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		var j job
		if err := json.Unmarshal(line, &j); err != nil {
			return err
		}
		o, err := w.do(j)
		if err != nil {
			o.Error = err.Error()
		}
		text, err := json.Marshal(o)
		if err != nil {
			return err
		}
		if _, err := out.Write(append(text, '\n')); err != nil {
			return err
		}
	}
}

// worker does jobs in one process.
type worker struct {
	table   Table
	lists   map[string]*list     // by the name of the request list
	skipped map[[2]string]string // why a router is not measured on a request list, by both names; "" if it is measured
	server  *server
}

// list is a request list, made once for all routers.
type list struct {
	requests []expected
	loop     *loop
}

func (w *worker) do(j job) (outcome, error) {
	switch j.Kind {
	case define:
		return outcome{}, w.define(j)
	case keep:
		setLive(j.MiB)
		return outcome{}, nil
	case stop:
		return w.stop()
	}
	if w.table.Routes == nil {
		return outcome{}, fmt.Errorf("job %q before a table was defined", j.Kind)
	}
	c, refused, err := find(w.table, j.Router)
	if err != nil || refused != "" {
		return outcome{Refused: refused}, err
	}
	switch j.Kind {
	case request:
		return w.request(j, c)
	case making:
		return w.make(j, c)
	case serve:
		return w.serve(j, c)
	}
	return outcome{}, fmt.Errorf("unknown job %q", j.Kind)
}

// define replaces the table, and drops everything about the previous one.
func (w *worker) define(j job) error {
	*w = worker{lists: map[string]*list{}, skipped: map[[2]string]string{}}
	t, err := routes.Parse(j.Table, j.Text)
	if err != nil {
		return err
	}
	t.HEAD = j.HEAD
	w.table = Table{j.Table, t}
	return nil
}

// request checks the answers of a router, then measures it. It makes a new router each time, which is at another place in memory.
func (w *worker) request(j job, c contestant) (outcome, error) {
	l := w.list(j.Request)
	if l == nil {
		return outcome{Skipped: "the table has no such requests"}, nil
	}
	names := [2]string{j.Router, j.Request}
	skipped, checked := w.skipped[names]
	if !checked && !j.Checked {
		skipped = c.check(w.table, j.Request, l.requests)
		w.skipped[names] = skipped
	}
	if skipped != "" {
		return outcome{Skipped: skipped}, nil
	}
	router := c.make()
	return outcome{timing: measure(func(n int) { l.loop.send(router, n) }, j.Time)}, nil
}

// list returns the request list called name, or nil if the table has no such requests.
func (w *worker) list(name string) *list {
	if l, ok := w.lists[name]; ok {
		return l
	}
	var l *list
	if requests := requestsOf(w.table, name); len(requests) > 0 {
		var all []ask.Request
		for _, q := range requests {
			all = append(all, q.Request)
		}
		l = &list{requests, newLoop(all)}
	}
	w.lists[name] = l
	return l
}

// make measures how long making a router takes, and how many bytes the router keeps allocated.
func (w *worker) make(j job, c contestant) (outcome, error) {
	routers := make([]http.Handler, max(1, 2000/w.table.size()))
	c.make() // allocates what all routers share
	before := inUse()
	for i := range routers {
		routers[i] = c.make()
	}
	heap := (inUse() - before) / int64(len(routers))
	runtime.KeepAlive(routers)
	clear(routers)
	t := measure(func(n int) {
		for range n {
			routers[0] = c.make()
		}
	}, j.Time)
	return outcome{timing: t, Heap: max(0, heap)}, nil
}

// inUse returns how many bytes of the heap are in use. The second collection empties every sync.Pool.
func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

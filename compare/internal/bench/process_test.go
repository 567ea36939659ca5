package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// asWorker is an environment variable. It makes the test program act as a worker.
const asWorker = "BENCH_TEST_WORKER"

func TestMain(m *testing.M) {
	switch os.Getenv(asWorker) {
	case "work":
		Work(os.Stdin, os.Stdout)
	case "fail":
		io.CopyN(io.Discard, os.Stdin, 1)
		fmt.Fprint(os.Stderr, "warning\npanic: out of memory\n")
		os.Exit(3)
	case "wait":
		time.Sleep(time.Hour)
	default:
		os.Exit(m.Run())
	}
}

// play starts the test program as a worker. part is one of the cases in TestMain.
func play(t *testing.T, ctx context.Context, part string) *process {
	t.Helper()
	t.Setenv(asWorker, part)
	p, err := start(ctx, os.Args[0], 1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestProcess: a worker answers each job before the next one is sent.
func TestProcess(t *testing.T) {
	p := play(t, t.Context(), "work")
	defer p.end()
	if err := p.define(t.Context(), Widgets()); err != nil {
		t.Fatal(err)
	}
	for _, router := range []string{ServeMux, Noop, "gin"} {
		o, err := p.do(t.Context(), job{Kind: making, Router: router, Time: time.Microsecond})
		if err != nil || o.N == 0 || o.CPU == 0 || o.Heap > 1<<20 {
			t.Errorf("%s: %+v, %v", router, o, err)
		}
	}
	if _, err := p.do(t.Context(), job{Kind: request, Router: "gim", Request: "hits"}); err == nil || !strings.Contains(err.Error(), `measuring hits of gim: unknown router "gim"`) {
		t.Error(err)
	}
	if o, err := p.do(t.Context(), job{Kind: request, Router: "gin", Request: "none"}); err != nil || o.Skipped == "" {
		t.Errorf("%+v, %v", o, err)
	}
}

// TestProcessEnds: if a worker fails, the error contains what the worker wrote to standard error.
func TestProcessEnds(t *testing.T) {
	_, err := play(t, t.Context(), "fail").do(t.Context(), job{Kind: request, Router: "gin", Request: "hits"})
	if err == nil || !strings.Contains(err.Error(), "measuring hits of gin: exit status 3") || !strings.HasSuffix(err.Error(), "\nwarning\npanic: out of memory") {
		t.Error(err)
	}
}

// TestProcessStopped: a job ends when ctx is done.
func TestProcessStopped(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := play(t, ctx, "wait").do(ctx, job{Kind: request}); err != context.DeadlineExceeded {
		t.Error(err)
	}
}

// TestTail: a tail keeps the end of a long text.
func TestTail(t *testing.T) {
	var all tail
	for range 1000 {
		fmt.Fprint(&all, "much text\n")
	}
	fmt.Fprint(&all, "the end\n")
	if got := all.String(); !strings.HasSuffix(got, "\nthe end") || len(got) > longestTail+1 {
		t.Errorf("%d bytes, …%q", len(got), got[len(got)-20:])
	}
}

// TestWorkFaults: a line that is not JSON ends the worker.
func TestWorkFaults(t *testing.T) {
	var out bytes.Buffer
	if err := Work(strings.NewReader("{}\nhello\n"), &out); err == nil || !strings.Contains(out.String(), "before a table was defined") {
		t.Errorf("%v, it answers %s", err, &out)
	}
}

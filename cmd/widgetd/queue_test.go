package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// stalling is a Writer that blocks until it is released.
type stalling struct {
	entered chan bool // receives a value from each Write
	release chan bool // closed to release every Write
	to      io.Writer
}

func (s stalling) Write(p []byte) (int, error) {
	s.entered <- true
	<-s.release
	return s.to.Write(p)
}

func TestQueueDropsWhatAStalledReaderLeavesAndSaysHowMuch(t *testing.T) {
	log := newRecord()
	out := stalling{make(chan bool, 100), make(chan bool), log}
	q := newQueue(out, slog.NewTextHandler(out, nil))
	io.WriteString(q, "first\n")
	receive(t, out.entered) // now the queue fills up
	const size, kept, more = 1024, queueSize / 1024, 7
	for n := range kept + more {
		line := fmt.Sprintf("line %d ", n)
		if w, err := io.WriteString(q, line+strings.Repeat(".", size-len(line)-1)+"\n"); w != size || err != nil {
			t.Fatalf("Write returned %d, %v", w, err)
		}
	}
	if n := q.dropped(); n != more {
		t.Errorf("%d lines dropped, want %d", n, more)
	}
	close(out.release)
	log.await(t, `level=WARN msg="log lines dropped" lines=7`+"\n")
	io.WriteString(q, "last\n")
	log.await(t, "last\n")
	all, _ := log.lines("")
	if len(all) != 1+kept+2 || all[0] != "first\n" || !strings.HasPrefix(all[kept], fmt.Sprint("line ", kept-1)) {
		t.Errorf("%d lines, from %.20q to %.20q, want all lines that the queue has room for", len(all), all[0], all[len(all)-1])
	}
	if n := q.dropped(); n != more {
		t.Errorf("at the end %d lines dropped, want %d", n, more)
	}
}

// failing is a Writer that fails while fail is set.
type failing struct {
	fail atomic.Bool
	to   *record
}

func (f *failing) Write(p []byte) (int, error) {
	if f.fail.Load() {
		return 0, errors.New("nobody reads")
	}
	return f.to.Write(p)
}

func TestQueueCountsWhatItCouldNotWrite(t *testing.T) {
	out := &failing{to: newRecord()}
	out.fail.Store(true)
	q := newQueue(out, slog.NewTextHandler(out, nil))
	for n := 1; n <= 3; n++ {
		io.WriteString(q, "lost\nlost\n")
		for begin := time.Now(); q.dropped() != 2*n; time.Sleep(time.Millisecond) {
			if time.Since(begin) > patience {
				t.Fatalf("%d lines dropped, want %d", q.dropped(), 2*n)
			}
		}
	}
	out.fail.Store(false)
	io.WriteString(q, "read\n")
	out.to.await(t, "lines=6\n")
	if all, _ := out.to.lines(""); len(all) != 2 || all[0] != "read\n" {
		t.Errorf("log %q, want the line after the failures, and their number", all)
	}
}

func TestQueueWritesAllBeforeItCloses(t *testing.T) {
	log := newRecord()
	q := newQueue(log, slog.NewTextHandler(log, nil))
	for range 1000 {
		io.WriteString(q, "line\n")
	}
	q.close()
	if all, _ := log.lines(""); len(all) != 1000 {
		t.Errorf("%d lines of 1000", len(all))
	}
}

func TestQueueClosesAlthoughTheReaderStalls(t *testing.T) {
	t.Parallel() // it takes closeLimit
	out := stalling{make(chan bool, 100), make(chan bool), io.Discard}
	defer close(out.release)
	q := newQueue(out, slog.NewTextHandler(out, nil))
	io.WriteString(q, "line\n")
	receive(t, out.entered)
	closed := make(chan bool)
	go func() {
		q.close()
		close(closed)
	}()
	receive(t, closed)
}

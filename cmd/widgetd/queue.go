package main

import (
	"bytes"
	"io"
	"log/slog"
	"sync"
	"time"
)

const (
	queueSize  = 1 << 20                // bytes that may wait for a slow reader
	closeLimit = 500 * time.Millisecond // for writing the rest when the process ends
)

// queue writes log lines to out, later and in order, so that logging never waits for out. It drops lines when
// queueSize bytes are waiting, and lines that out fails to write. After the next successful write, it logs the
// number of dropped lines:
//
//	level=WARN msg="log lines dropped" lines=7
type queue struct {
	out    io.Writer
	notice *slog.Logger // writes to out directly
	more   chan struct{}
	ending chan struct{}
	ended  chan struct{}

	mu         sync.Mutex
	waiting    []byte
	unreported int // dropped lines that the log does not mention yet
	total      int // dropped lines
}

// newQueue returns a queue for out. The queue logs the number of dropped lines with h, which also writes to out.
func newQueue(out io.Writer, h slog.Handler) *queue {
	q := &queue{
		out: out, notice: slog.New(h),
		more: make(chan struct{}, 1), ending: make(chan struct{}), ended: make(chan struct{}),
	}
	go q.run()
	return q
}

// Write expects whole lines. It never waits or fails.
func (q *queue) Write(lines []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting)+len(lines) > queueSize {
		q.drop(lines)
		return len(lines), nil
	}
	q.waiting = append(q.waiting, lines...)
	select {
	case q.more <- struct{}{}:
	default: // run has a signal already
	}
	return len(lines), nil
}

// drop counts lines as dropped. The caller holds mu.
func (q *queue) drop(lines []byte) {
	n := bytes.Count(lines, []byte("\n"))
	q.unreported += n
	q.total += n
}

// dropped returns the number of dropped lines.
func (q *queue) dropped() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.total
}

// close writes the waiting lines, for closeLimit at most.
func (q *queue) close() {
	close(q.ending)
	select {
	case <-q.ended:
	case <-time.After(closeLimit):
	}
}

func (q *queue) run() {
	defer close(q.ended)
	for {
		select {
		case <-q.more:
			q.flush()
		case <-q.ending:
			q.flush()
			return
		}
	}
}

func (q *queue) flush() {
	lines, unreported := q.take()
	if _, err := q.out.Write(lines); err != nil {
		q.mu.Lock()
		q.unreported += unreported
		q.drop(lines)
		q.mu.Unlock()
	} else if unreported > 0 {
		q.notice.Warn("log lines dropped", "lines", unreported)
	}
}

// take empties the queue.
func (q *queue) take() (lines []byte, unreported int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	lines, unreported = q.waiting, q.unreported
	q.waiting, q.unreported = nil, 0
	return lines, unreported
}

package main

import (
	"bytes"
	"io"
	"log/slog"
	"sync"
	"time"
)

const (
	queueSize = 1 << 20                // bytes of log that wait for a slow reader
	lastWords = 500 * time.Millisecond // how long the end of the process waits for one
)

// queue writes log lines to out later and in order, so that nobody who logs waits for out. Of what out does not take,
// queueSize bytes wait. Lines beyond are dropped, and so are those that out fails to take; the log says how
// many were dropped as soon as it is written again.
type queue struct {
	out    io.Writer
	notice *slog.Logger // writes to out, past the queue
	more   chan struct{}
	ending chan struct{}
	ended  chan struct{}

	mu      sync.Mutex
	waiting []byte
	untold  int // dropped lines that the log has not told of
	total   int // dropped lines
}

// newQueue returns a queue whose own lines are written by h, which writes to out.
func newQueue(out io.Writer, h slog.Handler) *queue {
	q := &queue{
		out: out, notice: slog.New(h),
		more: make(chan struct{}, 1), ending: make(chan struct{}), ended: make(chan struct{}),
	}
	go q.run()
	return q
}

// Write takes whole lines, and never waits or fails.
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
	default: // run knows already
	}
	return len(lines), nil
}

// drop counts lines as dropped. The caller holds mu.
func (q *queue) drop(lines []byte) {
	n := bytes.Count(lines, []byte("\n"))
	q.untold += n
	q.total += n
}

// dropped returns the number of lines dropped so far.
func (q *queue) dropped() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.total
}

// close writes what waits, unless out takes longer than lastWords.
func (q *queue) close() {
	close(q.ending)
	select {
	case <-q.ended:
	case <-time.After(lastWords):
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

// flush writes what waits, then how many lines were dropped after it.
func (q *queue) flush() {
	lines, untold := q.take()
	if _, err := q.out.Write(lines); err != nil {
		q.mu.Lock()
		q.untold += untold
		q.drop(lines)
		q.mu.Unlock()
	} else if untold > 0 {
		q.notice.Warn("log lines dropped", "lines", untold)
	}
}

// take empties the queue.
func (q *queue) take() (lines []byte, untold int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	lines, untold = q.waiting, q.untold
	q.waiting, q.untold = nil, 0
	return lines, untold
}

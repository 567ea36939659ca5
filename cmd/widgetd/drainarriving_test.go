package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// late is a request in two parts. The field before is sent before the drain and may be empty. The field after is
// sent after the last call.
type late struct {
	name          string
	before, after string
	body          string // of the answer
	keptAlive     bool   // the request is the second of its connection
}

const (
	whole   = "GET /fast HTTP/1.1\r\nHost: widgets\r\n\r\n"
	half    = len(whole) / 2
	chunked = "POST /body HTTP/1.1\r\nHost: widgets\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
	fast    = "done /fast  <nil>"
	sum     = "done /body abcdef <nil>"
)

var lateRequests = []late{
	{name: "preconnected", body: fast, after: whole},
	{name: "one byte of a header", before: whole[:1], body: fast, after: whole[1:]},
	{name: "half a header", before: whole[:half], body: fast, after: whole[half:]},
	{name: "half a header, kept alive", before: whole[:half], body: fast, after: whole[half:], keptAlive: true},
	{name: "one byte of a header, kept alive", before: whole[:1], body: fast, after: whole[1:], keptAlive: true},
	{name: "chunked", before: chunked, body: sum, after: "3\r\ndef\r\n0\r\n\r\n"},
	{name: "chunked, kept alive", before: chunked, body: sum, after: "3\r\ndef\r\n0\r\n\r\n", keptAlive: true},
	{name: "half a header, then chunked", before: chunked[:half], body: sum, after: chunked[half:] + "3\r\ndef\r\n0\r\n\r\n"},
}

// Each drain meets half requests, pipelined requests, a request in a handler, and clients that make new connections
// until the server is not ready. All get answers, except requests pipelined after an answer with Connection: close.
func TestTwentyDrainsLoseNothingThatArrives(t *testing.T) {
	for range 20 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			drainWhileRequestsArrive(t)
		})
	}
}

func drainWhileRequestsArrive(t *testing.T) {
	begun, release := make(chan string, 10), make(chan bool)
	l := roomy
	l.lastCall = time.Millisecond
	s := serving(t, l, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" || r.URL.Path == "/pipelined" {
			begun <- r.URL.Path
			<-release
		}
		body, err := io.ReadAll(r.Body)
		fmt.Fprintf(w, "done %s %s %v", r.URL.Path, body, err)
	})
	var clients sync.WaitGroup
	s.delay = func(context.Context) { clients.Wait() }
	t.Cleanup(func() {
		s.stop()
		clients.Wait()
	})
	idle := dial(t, s.addr) // closed after the last call
	idle.send(t, whole)
	idle.answer(t)
	connections := beginAll(t, s)
	slow, pipelined := dial(t, s.addr), dial(t, s.addr)
	slow.send(t, "GET /slow HTTP/1.1\r\nHost: widgets\r\n\r\n")
	pipelined.send(t, "GET /pipelined HTTP/1.1\r\nHost: widgets\r\n\r\n"+whole+whole)
	receive(t, begun)
	receive(t, begun)
	for range 4 {
		clients.Go(func() { connectAnew(t, s) })
	}
	awaitIdle(t, s, 1)

	s.stop()
	idle.cutOff(t)
	for n, r := range lateRequests {
		connections[n].send(t, r.after)
	}
	close(release)
	for n, r := range lateRequests {
		connections[n].done(t, r.name, r.body)
	}
	slow.done(t, "in flight", "done /slow  <nil>")
	pipelined.done(t, "the first of three", "done /pipelined  <nil>")
	if err := s.end(t); err != nil {
		t.Error(err)
	}
	requests, _ := s.log.lines("msg=request")
	for _, line := range requests {
		if !strings.Contains(line, " status=200 ") || !strings.Contains(line, " result=sent ") {
			t.Errorf("log line %q, want sent", line)
		}
	}
	if len(requests) < len(lateRequests)+3 {
		t.Errorf("%d requests in the log", len(requests))
	}
}

// beginAll sends the first part of each late request.
func beginAll(t *testing.T, s *running) (connections []wire) {
	t.Helper()
	for _, r := range lateRequests {
		c := dial(t, s.addr)
		if r.keptAlive {
			c.send(t, whole)
			c.answer(t)
		}
		c.send(t, r.before)
		connections = append(connections, c)
	}
	return connections
}

// connectAnew sends requests, each on a new connection. Once the server is not ready, it sends two more, like a
// client that notices late.
func connectAnew(t *testing.T, s *running) {
	for more := 2; more > 0; {
		if s.draining.Load() {
			more--
		}
		res, err := newClient(t, false).Get("http://" + s.addr + "/anew")
		if err != nil {
			t.Errorf("new connection: %v", err)
			return
		}
		if res.Body.Close(); res.StatusCode != http.StatusOK {
			t.Errorf("new connection: status %d", res.StatusCode)
		}
	}
}

// awaitIdle waits until n connections are idle after a request.
func awaitIdle(t *testing.T, s *running, n int) {
	t.Helper()
	for begin := time.Now(); s.idle() != n; time.Sleep(time.Millisecond) {
		if time.Since(begin) > patience {
			t.Fatalf("%d idle connections, want %d", s.idle(), n)
		}
	}
}

func (s *running) idle() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		if d, partial := c.wait(); d > 0 && !partial {
			n++
		}
	}
	return n
}

// done fails the test unless the next answer is complete and the connection then closes.
func (c wire) done(t *testing.T, name, want string) {
	t.Helper()
	res, body := c.answer(t)
	if res.StatusCode != http.StatusOK || body != want || !res.Close {
		t.Errorf("%s: status %d, body %q, Connection: close %v, want 200, %q, true", name, res.StatusCode, body, res.Close, want)
	}
	c.cutOff(t)
}

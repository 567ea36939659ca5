package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestDrainGivesAnOpenConnectionOneMoreAnswer(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	c := dial(t, s.addr)
	for _, want := range []bool{false, true} {
		c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
		if res, _ := c.answer(t); res.StatusCode != http.StatusOK || res.Close != want {
			t.Errorf("draining %v: status %d, Connection: close %v", want, res.StatusCode, res.Close)
		}
		s.stop()
		for begin := time.Now(); !s.closing.Load() && time.Since(begin) < patience; {
			time.Sleep(time.Millisecond)
		}
	}
	c.cutOff(t)
	if err := s.end(t); err != nil {
		t.Error(err)
	}
	s.log.await(t, "msg=stopped")
}

func TestDrainClosesAConnectionIdleAfterTheLastCall(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	s.limits.lastCall = time.Millisecond
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	c.answer(t)
	s.stop()
	c.cutOff(t)
	if err := s.end(t); err != nil {
		t.Error(err)
	}
}

func TestDrainWaitsForARequestLongerThanTheLastCall(t *testing.T) {
	begun, release := make(chan bool, 1), make(chan bool)
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			begun <- true
			<-release
			fmt.Fprint(w, "whole")
		}
	})
	s.limits.lastCall = time.Millisecond
	idle, c := dial(t, s.addr), dial(t, s.addr)
	idle.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	idle.answer(t)
	c.send(t, "GET /slow HTTP/1.1\r\nHost: widgets\r\n\r\n")
	receive(t, begun)
	s.stop()
	idle.cutOff(t)
	close(release)
	if res, body := c.answer(t); body != "whole" || !res.Close {
		t.Errorf("body %q, Connection: close %v", body, res.Close)
	}
	if err := s.end(t); err != nil {
		t.Error(err)
	}
}

// An answer that began before the drain has no Connection: close. The last call of its connection begins when the
// answer ends.
func TestDrainGivesALastCallAfterALongAnswer(t *testing.T) {
	release := make(chan bool)
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/long" {
			w.(http.Flusher).Flush()
			<-release
		}
	})
	s.limits.lastCall = 2 * moment
	idle, c := dial(t, s.addr), dial(t, s.addr)
	idle.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	idle.answer(t)
	c.send(t, "GET /long HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if _, err := c.in.Peek(1); err != nil { // the header has arrived
		t.Fatal(err)
	}
	s.stop()
	idle.cutOff(t)
	begin := time.Now()
	close(release)
	if res, _ := c.answer(t); res.Close {
		t.Error("the answer has Connection: close, though it began before the drain")
	}
	c.cutOff(t)
	if took := time.Since(begin); took < s.limits.lastCall {
		t.Errorf("cut off after %v, want %v", took, s.limits.lastCall)
	}
	if err := s.end(t); err != nil {
		t.Error(err)
	}
}

// net/http applies the header timeout only after four bytes.
func TestDrainDoesNotWaitForTheRestOfThreeBytes(t *testing.T) {
	l := roomy
	l.header, l.lastCall = moment, time.Millisecond
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	c.answer(t)
	c.send(t, "GET")
	s.stop()
	c.cutOff(t)
	if err := s.end(t); err != nil {
		t.Error(err)
	}
}

func TestDrainDelay(t *testing.T) {
	l := roomy
	l.delay = moment
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	begin := time.Now()
	s.stop()
	if err := s.end(t); err != nil {
		t.Error(err)
	}
	if took := time.Since(begin); took < moment {
		t.Errorf("the delay took %v, want %v", took, moment)
	}
	s.limits.delay = time.Hour
	over, cancel := context.WithCancel(t.Context())
	cancel()
	s.awaitDelay(over) // must not take an hour
}

func TestDrainCutsOffWhatExceedsTheLimit(t *testing.T) {
	for _, lastCall := range []time.Duration{time.Millisecond, patience} {
		l := roomy
		l.drain = moment
		begun := make(chan bool, 1)
		s := serving(t, l, func(_ http.ResponseWriter, r *http.Request) {
			begun <- true
			<-t.Context().Done()
		})
		s.limits.lastCall = lastCall
		c := dial(t, s.addr)
		c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
		receive(t, begun)
		begin := time.Now()
		s.stop()
		err := s.end(t)
		if took := time.Since(begin); took < l.drain {
			t.Errorf("drained for %v, want %v", took, l.drain)
		}
		if err == nil || !strings.Contains(err.Error(), "drain timeout of 50ms exceeded: 1 connections") {
			t.Errorf("error %v, want the timeout and the number of connections", err)
		}
		c.cutOff(t)
	}
}

func TestDrainEndsAfterTheLastRequestIsLogged(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	out := stalling{make(chan bool, 10), make(chan bool), io.Discard}
	s.server.log = slog.New(slog.NewTextHandler(out, nil))
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\nConnection: close\r\n\r\n")
	c.answer(t)
	receive(t, out.entered)
	if n := s.connections(); n != 1 {
		t.Errorf("%d connections while the line is written, want one, so that the drain waits", n)
	}
	close(out.release)
}

package main

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func TestListensWhereItSays(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:0": "127.0.0.1",
		"0.0.0.0:0":   "0.0.0.0", // IPv4 alone; "tcp" would make it [::]
		"[::1]:0":     "::1",
		"[::]:0":      "::",
	} {
		l, err := config{addr: addr, limits: limits{maxConns: 7}}.listen() // and closed at once
		if err != nil {
			if addr[0] == '[' {
				t.Logf("no IPv6 here: %v", err)
				continue
			}
			t.Fatal(err)
		}
		l.public.Close()
		if got := l.public.Addr().(*net.TCPAddr).IP.String(); got != want {
			t.Errorf("-addr %s listens on %s, want %s", addr, got, want)
		}
		if places := cap(l.public.(*limitedListener).places); places != 7 {
			t.Errorf("%d places, want 7", places)
		}
	}
	if got := network("[::]:8080"); got != "tcp6" {
		t.Errorf("[::] is of network %s, want tcp6", got)
	}
	for _, addr := range []string{":8080", "localhost:8080"} {
		if got := network(addr); got != "tcp" {
			t.Errorf("%s is of network %s, want tcp, every one", addr, got)
		}
	}
}

func TestAConnectionWaitsForItsPlace(t *testing.T) {
	l := roomy
	l.maxConns = 2
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	first, second, third := dial(t, s.addr), dial(t, s.addr), dial(t, s.addr)
	for _, c := range []wire{first, second, third} {
		c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	}
	first.answer(t)
	second.answer(t)
	third.SetReadDeadline(time.Now().Add(moment))
	if b, err := third.in.Peek(1); err == nil {
		t.Errorf("the third of 2 connections gets an answer: %q", b)
	}
	if n := s.connections(); n != 2 {
		t.Errorf("%d connections, want 2", n)
	}
	first.Close()
	third.SetReadDeadline(time.Now().Add(patience))
	if res, _ := third.answer(t); res.StatusCode != http.StatusOK {
		t.Errorf("with a free place: status %d", res.StatusCode)
	}
}

// The listener must close although it waits for a place, or the drain could not go on.
func TestDrainWithEveryPlaceTaken(t *testing.T) {
	l := roomy
	l.maxConns, l.lastCall = 1, time.Millisecond
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	c.answer(t)
	s.stop()
	c.cutOff(t)
	if err := s.end(t); err != nil {
		t.Error(err)
	}
}

// A connection is closed twice now and then; the second time must not give a place away.
func TestAConnectionGivesItsPlaceBackOnce(t *testing.T) {
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := limited(tcp, 2)
	defer l.Close()
	var accepted [2]net.Conn
	for n := range accepted {
		dial(t, l.Addr().String())
		if accepted[n], err = l.Accept(); err != nil {
			t.Fatal(err)
		}
	}
	accepted[0].Close()
	accepted[0].Close()
	if n := len(l.places); n != 1 {
		t.Errorf("%d places taken, want 1", n)
	}
}

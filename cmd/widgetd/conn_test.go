package main

import (
	"errors"
	"io"
	"net"
	"testing"
	"time"
)

// A client that closes as soon as it has its answer is not gone early, though the server may see it before the end of
// the write.
func TestResultOfAnOutcome(t *testing.T) {
	c := new(conn)
	c.writes()
	c.eof = true
	c.wrote(10, nil)
	if _, o := c.end(); o.result() != "sent" {
		t.Errorf("closed after the answer: %s", o.result())
	}
	c.writes()
	c.wrote(10, nil)
	if _, o := c.end(); o.result() != "client-gone" {
		t.Errorf("closed before the answer: %s", o.result())
	}
	c.wrote(0, net.ErrClosed)
	c.wrote(0, errors.New("a later one"))
	if _, o := c.end(); o.result() != "write-failed" || o.failure != net.ErrClosed || o.bytes != 20 {
		t.Errorf("failed: %s, %+v", o.result(), o)
	}
}

// A connection that has been idle for an hour has the whole header timeout once the first byte is here.
func TestTheWaitForTheRestBeginsWithTheFirstByte(t *testing.T) {
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := limited(tcp, 1)
	defer l.Close()
	client := dial(t, l.Addr().String())
	accepted, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer accepted.Close()
	c := accepted.(*conn)
	c.since = time.Now().Add(-time.Hour)
	if !c.waitsFor(time.Minute, 2*time.Hour) {
		t.Error("after an hour of nothing it does not wait for a request")
	}
	client.send(t, "G")
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if c.waitsFor(0, time.Minute) {
		t.Error("the byte that has just come is an hour old")
	}
}

// Neither a first request nor the one that is handled counts as idle.
func TestAConnectionWaitsBetweenRequestsOnly(t *testing.T) {
	c := new(conn)
	for _, step := range []struct {
		name string
		do   func()
		want bool
	}{
		{"before the first request", func() {}, false},
		{"in a request", c.begin, false},
		{"after it", func() { c.end() }, true},
		{"in the next", c.begin, false},
	} {
		if step.do(); c.waitsFor(0, 0) != step.want {
			t.Errorf("%s: waits %v, want %v", step.name, !step.want, step.want)
		}
	}
}

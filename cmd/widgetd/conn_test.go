package main

import (
	"errors"
	"io"
	"net"
	"testing"
	"time"
)

// A client may close as soon as it has its answer. The server may see that before its write returns.
func TestResultOfAnOutcome(t *testing.T) {
	c := new(conn)
	c.beforeWrite()
	c.eof = true
	c.afterWrite(10, nil)
	if _, o := c.end(); o.result() != "sent" {
		t.Errorf("closed after the answer: %s", o.result())
	}
	c.beforeWrite()
	c.afterWrite(10, nil)
	if _, o := c.end(); o.result() != "client-gone" {
		t.Errorf("closed before the answer: %s", o.result())
	}
	c.afterWrite(0, net.ErrClosed)
	c.afterWrite(0, errors.New("a later one"))
	if _, o := c.end(); o.result() != "write-failed" || o.failure != net.ErrClosed || o.bytes != 20 {
		t.Errorf("failed: %s, %+v", o.result(), o)
	}
}

// After an idle hour, the first byte of a request starts a new wait.
func TestFirstByteStartsANewWait(t *testing.T) {
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
	c.waiting = time.Now().Add(-time.Hour)
	if d, partial := c.wait(); d < time.Hour || partial {
		t.Errorf("idle for an hour: wait %v, partial %v", d, partial)
	}
	client.send(t, "G")
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if d, partial := c.wait(); d >= time.Hour || !partial {
		t.Errorf("after the first byte: wait %v, partial %v", d, partial)
	}
}

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
		step.do()
		if d, _ := c.wait(); d > 0 != step.want {
			t.Errorf("%s: wait %v, want a wait: %v", step.name, d, step.want)
		}
	}
}

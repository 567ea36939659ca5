package main

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestBusyConnectionsKeepTheirPlaces(t *testing.T) {
	l := roomy
	l.maxConns = 2
	begun, release := make(chan bool, 3), make(chan bool)
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {
		begun <- true
		<-release
	})
	first, second, third := dial(t, s.addr), dial(t, s.addr), dial(t, s.addr)
	for _, c := range []wire{first, second, third} {
		c.send(t, whole)
	}
	receive(t, begun)
	receive(t, begun)
	third.SetReadDeadline(time.Now().Add(moment))
	if b, err := third.in.Peek(1); err == nil {
		t.Errorf("the third of 2 connections gets an answer: %q", b)
	}
	if n := s.connections(); n != 2 {
		t.Errorf("%d connections, want 2", n)
	}
	close(release)
	for n, c := range []wire{first, second, third} {
		c.SetReadDeadline(time.Now().Add(patience))
		if res, _ := c.answer(t); res.StatusCode != http.StatusOK {
			t.Errorf("connection %d: status %d", n, res.StatusCode)
		}
	}
}

func TestIdleConnectionsGiveWay(t *testing.T) {
	l := roomy
	l.maxConns = 3
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	var idle [3]wire
	for n := range idle {
		idle[n] = dial(t, s.addr)
		idle[n].send(t, whole)
		idle[n].answer(t)
		awaitIdle(t, s, n+1)
	}
	idle[0].send(t, whole[:half])
	awaitIdle(t, s, 2)
	next := dial(t, s.addr)
	next.send(t, whole)
	next.answer(t)
	idle[1].cutOff(t) // it had waited longest
	for n, rest := range map[int]string{0: whole[half:], 2: whole} {
		idle[n].send(t, rest)
		if res, _ := idle[n].answer(t); res.StatusCode != http.StatusOK {
			t.Errorf("connection %d: status %d", n, res.StatusCode)
		}
	}
}

// One byte of a next request must not hold a place until the idle timeout.
func TestAPartialHeaderGivesWayAfterTheHeaderTimeout(t *testing.T) {
	l := roomy
	l.maxConns, l.header = 1, 5*moment
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	c := dial(t, s.addr)
	c.send(t, whole)
	c.answer(t)
	awaitIdle(t, s, 1)
	c.send(t, whole[:1])
	awaitIdle(t, s, 0)
	begin := time.Now()
	next := dial(t, s.addr)
	next.send(t, whole)
	next.answer(t)
	if took := time.Since(begin); took < moment {
		t.Errorf("the partial header gave way after %v", took)
	}
	c.cutOff(t)
}

// A refused client may still be sending. Closing the connection then would reset it.
func TestARefusedClientCanSendTheRest(t *testing.T) {
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := limited(tcp, 1)
	defer l.Close()
	l.until = time.Now().Add(patience)
	client := dial(t, l.Addr().String())
	client.send(t, whole[:half])
	c, err := l.AcceptTCP()
	if err != nil {
		t.Fatal(err)
	}
	refused := make(chan bool)
	go func() {
		l.refuse(c)
		close(refused)
	}()
	if got, err := io.ReadAll(client.in); err != nil || string(got) != serverBusy {
		t.Errorf("got %q, error %v", got, err)
	}
	select {
	case <-refused:
		t.Error("the connection is closed before the client has sent the rest")
	case <-time.After(moment):
	}
	client.send(t, whole[half:])
	client.Close()
	receive(t, refused)
}

func TestDrainAnswers503ToClientsWithoutAPlace(t *testing.T) {
	t.Parallel() // it takes a last call
	l := roomy
	l.maxConns, l.lastCall = 1, 10*moment
	begun, release := make(chan bool, 1), make(chan bool)
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {
		begun <- true
		<-release
	})
	busy := dial(t, s.addr)
	busy.send(t, whole)
	receive(t, begun)
	var waiting [50]wire
	for n := range waiting {
		waiting[n] = dial(t, s.addr)
		waiting[n].send(t, "POST / HTTP/1.1\r\nHost: widgets\r\nContent-Length: 20000\r\n\r\n"+strings.Repeat("x", 20_000))
	}
	begin := time.Now()
	s.stop()
	for _, c := range waiting {
		if got, err := io.ReadAll(c.in); err != nil || string(got) != serverBusy {
			t.Fatalf("a waiting client gets %q, error %v, want 503", got, err)
		}
	}
	close(release)
	if res, _ := busy.answer(t); res.StatusCode != http.StatusOK {
		t.Errorf("the busy connection: status %d", res.StatusCode)
	}
	if err := s.end(t); err != nil {
		t.Error(err)
	}
	if took := time.Since(begin); took < l.lastCall {
		t.Errorf("the drain took %v, want %v for the clients that do not close", took, l.lastCall)
	}
	s.log.await(t, `level=WARN msg="answered 503: every connection was busy" clients=50`+"\n")
}

// The listener must stop although it waits for a place.
func TestDrainWithEveryPlaceTaken(t *testing.T) {
	l := roomy
	l.maxConns, l.lastCall = 1, time.Millisecond
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	c := dial(t, s.addr)
	c.send(t, whole)
	c.answer(t)
	s.stop()
	c.cutOff(t)
	if err := s.end(t); err != nil {
		t.Error(err)
	}
}

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

package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

const (
	idleCheck    = 10 * time.Millisecond // interval between searches for an idle connection
	backlogPause = 50 * time.Millisecond // if nobody connects for this long, the kernel's queue is empty
)

// limitedListener limits the number of open connections; further clients wait in the kernel's queue.
type limitedListener struct {
	*net.TCPListener
	giveWay func() bool   // closes an idle connection, or returns false if all are busy
	places  chan struct{} // contains one value for each connection
	closing chan struct{} // closed by finish
	once    sync.Once
	until   time.Time // set by finish: the end of Accept and refuse

	refused  int // number of clients answered with 503
	refusing sync.WaitGroup
}

func limited(l net.Listener, connections int) *limitedListener {
	return &limitedListener{
		TCPListener: l.(*net.TCPListener), giveWay: func() bool { return false },
		places: make(chan struct{}, connections), closing: make(chan struct{}),
	}
}

// Accept returns the next connection, a *conn, once there is a place for it. After finish, Accept answers 503
// instead of waiting for a place. It fails once the kernel's queue is empty.
func (l *limitedListener) Accept() (net.Conn, error) {
	for {
		select {
		case <-l.closing:
			l.setDeadline()
		default:
		}
		c, err := l.AcceptTCP()
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			return nil, fmt.Errorf("accept: %w", net.ErrClosed)
		case err != nil:
			return nil, err
		case l.takePlace():
			return &conn{TCPConn: c, release: sync.OnceFunc(func() { <-l.places })}, nil
		default:
			l.refused++
			l.refusing.Go(func() { l.refuse(c) })
		}
	}
}

// takePlace waits for a free place, and closes an idle connection to get one. It returns false if every connection is
// busy while the listener is closing.
func (l *limitedListener) takePlace() bool {
	for {
		select {
		case l.places <- struct{}{}:
			return true
		default:
		}
		if l.giveWay() {
			continue
		}
		select {
		case l.places <- struct{}{}:
			return true
		case <-l.closing:
			return false
		case <-time.After(idleCheck):
		}
	}
}

const serverBusy = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"

// refuse answers with 503. It then reads the request: closing a connection with unread bytes resets it, and the client
// can lose the answer.
func (l *limitedListener) refuse(c *net.TCPConn) {
	defer c.Close()
	io.WriteString(c, serverBusy) // does not block: the send buffer is empty
	c.CloseWrite()
	c.SetReadDeadline(l.until)
	io.Copy(io.Discard, c)
}

// finish gives Accept a time limit to empty the kernel's queue.
func (l *limitedListener) finish(limit time.Duration) {
	l.once.Do(func() {
		l.until = time.Now().Add(limit)
		close(l.closing)
		l.setDeadline()
	})
}

func (l *limitedListener) setDeadline() {
	l.SetDeadline(time.Now().Add(min(backlogPause, time.Until(l.until))))
}

// Close also ends an Accept that waits for a place.
func (l *limitedListener) Close() error {
	l.finish(0)
	return l.TCPListener.Close()
}

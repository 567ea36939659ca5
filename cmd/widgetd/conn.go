package main

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// conn is a client's connection. It sees what net/http does not tell: whether a next request is arriving, and what
// became of an answer. It keeps the methods of *net.TCPConn, without which net/http could not use sendfile.
type conn struct {
	*net.TCPConn
	release func() // makes its place free for another connection

	mu       sync.Mutex
	since    time.Time // when it began to wait for a request, or for the rest of one; zero while it does not
	heard    bool      // something has come since the last write
	eof      bool      // the client has closed its side
	request  *entry    // handled, not logged yet
	hijacked bool
	outcome  outcome // of the present request
}

// outcome is what left for the client.
type outcome struct {
	bytes    int64 // header included
	failure  error // of the first write that failed
	departed bool  // the client had closed its side before the last write
}

// Read notes that a request arrives or that the client is gone.
func (c *conn) Read(p []byte) (int, error) {
	n, err := c.TCPConn.Read(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if n > 0 && !c.heard {
		c.heard = true
		if !c.since.IsZero() {
			c.since = time.Now()
		}
	}
	if err == io.EOF || isDeparture(err) {
		c.eof = true
	}
	return n, err
}

func (c *conn) Write(p []byte) (int, error) {
	c.writes()
	n, err := c.TCPConn.Write(p)
	c.wrote(int64(n), err)
	return n, err
}

// ReadFrom is how net/http sends a file.
func (c *conn) ReadFrom(r io.Reader) (int64, error) {
	c.writes()
	n, err := c.TCPConn.ReadFrom(r)
	c.wrote(n, err)
	return n, err
}

// writes comes before a write: a client may close, or send its next request, as soon as it has the bytes.
func (c *conn) writes() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.heard = false
	c.outcome.departed = c.eof
}

// wrote adds a write to the outcome.
func (c *conn) wrote(n int64, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.outcome.bytes += n
	if c.outcome.failure == nil {
		c.outcome.failure = err
	}
}

// Close closes the connection and makes its place free.
func (c *conn) Close() error {
	defer c.release()
	return c.TCPConn.Close()
}

// begin notes that a request has come.
func (c *conn) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.since, c.outcome = time.Time{}, outcome{}
}

// end notes that a request is over, and returns it, if there was one, and what left for the client.
func (c *conn) end() (*entry, outcome) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.request
	c.since, c.request = time.Now(), nil
	return e, c.outcome
}

// waitsFor reports whether nothing of a next request has come for as long as idle, or not all of it for as long as half.
// It is false on a connection that has had no request yet: that one has the header timeout.
func (c *conn) waitsFor(idle, half time.Duration) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.heard {
		idle = half
	}
	return !c.since.IsZero() && time.Since(c.since) >= idle
}

// result names the outcome for the log.
func (o outcome) result() string {
	switch {
	case errors.Is(o.failure, os.ErrDeadlineExceeded):
		return "write-timeout"
	case isDeparture(o.failure) || o.failure == nil && o.departed:
		return "client-gone"
	case o.failure != nil:
		return "write-failed"
	}
	return "sent"
}

// isDeparture reports whether err says that the client has closed the connection.
func isDeparture(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

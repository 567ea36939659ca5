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

// conn is a client's connection. It records two things that net/http keeps to itself: whether a next request is
// arriving, and whether the answer was sent. It embeds *net.TCPConn, so that net/http can use sendfile.
type conn struct {
	*net.TCPConn
	release func() // frees the connection's place

	mu       sync.Mutex
	waiting  time.Time // start of the wait for the next request, or for its rest; zero during a request
	received bool      // bytes have arrived since the last write
	eof      bool      // the client has closed its side
	request  *entry    // handled, but not logged yet
	hijacked bool
	outcome  outcome // of the present request
}

// outcome describes what was sent to the client.
type outcome struct {
	bytes        int64 // header included
	failure      error // of the first write that failed
	clientClosed bool  // the client had closed its side before the last write
}

func (c *conn) Read(p []byte) (int, error) {
	n, err := c.TCPConn.Read(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if n > 0 && !c.received {
		c.received = true
		if !c.waiting.IsZero() {
			c.waiting = time.Now()
		}
	}
	if err == io.EOF || isClientClosed(err) {
		c.eof = true
	}
	return n, err
}

func (c *conn) Write(p []byte) (int, error) {
	c.beforeWrite()
	n, err := c.TCPConn.Write(p)
	c.afterWrite(int64(n), err)
	return n, err
}

// ReadFrom is called by net/http to send a file.
func (c *conn) ReadFrom(r io.Reader) (int64, error) {
	c.beforeWrite()
	n, err := c.TCPConn.ReadFrom(r)
	c.afterWrite(n, err)
	return n, err
}

// beforeWrite must come before the write: once the client has the bytes, it may close or send its next request.
func (c *conn) beforeWrite() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.received = false
	c.outcome.clientClosed = c.eof
}

func (c *conn) afterWrite(n int64, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.outcome.bytes += n
	if c.outcome.failure == nil {
		c.outcome.failure = err
	}
}

// Close closes the connection and frees its place.
func (c *conn) Close() error {
	defer c.release()
	return c.TCPConn.Close()
}

// begin records that a request has arrived.
func (c *conn) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting, c.outcome = time.Time{}, outcome{}
}

// end records that the request is over. It returns the outcome and the request's log entry, which is nil if no
// request has begun.
func (c *conn) end() (*entry, outcome) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.request
	c.waiting, c.request = time.Now(), nil
	return e, c.outcome
}

// wait returns how long c has waited for its next request. If partial is true, a part of the request has arrived,
// and d counts from its first byte. wait returns 0 during a request and before the first request.
func (c *conn) wait() (d time.Duration, partial bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.waiting.IsZero() {
		return 0, false
	}
	return time.Since(c.waiting), c.received
}

// result returns the name of the outcome in the log.
func (o outcome) result() string {
	switch {
	case errors.Is(o.failure, os.ErrDeadlineExceeded):
		return "write-timeout"
	case isClientClosed(o.failure) || o.failure == nil && o.clientClosed:
		return "client-gone"
	case o.failure != nil:
		return "write-failed"
	}
	return "sent"
}

// isClientClosed reports whether err means that the client has closed the connection.
func isClientClosed(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// server serves until it is told to drain.
type server struct {
	http        *http.Server
	log         *slog.Logger
	logRequests bool
	limits      limits
	delay       func(context.Context) // awaitDelay, except in tests
	draining    atomic.Bool           // not ready for more, but still answering
	closing     atomic.Bool           // each answer closes its connection

	mu   sync.Mutex
	open map[*conn]bool
}

func newServer(h http.Handler, l limits, log *slog.Logger) *server {
	s := &server{log: log, logRequests: true, limits: l, open: make(map[*conn]bool)}
	s.delay = s.awaitDelay
	s.http = &http.Server{
		Handler:                      s.observed(h),
		DisableGeneralOptionsHandler: true, // the router answers OPTIONS *
		ReadHeaderTimeout:            l.header,
		ReadTimeout:                  l.read,
		WriteTimeout:                 l.write,
		IdleTimeout:                  l.idle,
		MaxHeaderBytes:               l.maxHeader - headerSlack,
		ConnContext:                  withConn,
		ConnState:                    s.track,
		ErrorLog:                     slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	return s
}

// serve answers the clients of l until ctx ends, then drains.
func (s *server) serve(ctx context.Context, l *limitedListener) error {
	l.giveWay = s.closeLongestIdle
	served := make(chan error, 1)
	go func() { served <- s.http.Serve(l) }()
	select {
	case err := <-served:
		return fmt.Errorf("serving failed: %w", err)
	case <-ctx.Done():
		return s.drain(l, served)
	}
}

// connKey is the context key of a request's *conn.
type connKey struct{}

func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// track follows each connection from request to request. It logs a request once its answer is sent.
func (s *server) track(nc net.Conn, state http.ConnState) {
	c := nc.(*conn)
	switch state {
	case http.StateNew:
		s.setOpen(c, true)
	case http.StateActive:
		c.begin()
	case http.StateIdle:
		s.logEnd(c)
	case http.StateClosed:
		s.logEnd(c)
		s.setOpen(c, false) // last, because the drain ends when no connection is open
	case http.StateHijacked:
		c.setHijacked()
		s.setOpen(c, false)
	}
}

func (s *server) setOpen(c *conn, open bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if open {
		s.open[c] = true
	} else {
		delete(s.open, c)
	}
}

// connections returns the number of open connections.
func (s *server) connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.open)
}

// closeIdle closes connections that wait longer than limits.lastCall for a next request. If half a header has arrived, it
// closes the connection after limits.header: net/http applies that timeout only after four bytes.
func (s *server) closeIdle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		d, partial := c.wait()
		if !partial && d >= s.limits.lastCall || partial && d >= s.limits.header {
			c.Close() // net/http notices, and track removes it from s.open
		}
	}
}

// closeLongestIdle closes the connection that has waited longest for its next request. After the
// header timeout, a connection that has sent only a part of a header counts as waiting too. It returns false if every connection is busy.
func (s *server) closeLongestIdle() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	var longest *conn
	var most time.Duration
	for c := range s.open {
		d, partial := c.wait()
		if d > most && (!partial || d >= s.limits.header) {
			longest, most = c, d
		}
	}
	if longest == nil {
		return false
	}
	delete(s.open, longest) // or the next call could find it again
	longest.Close()
	return true
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
)

// server serves until it is told to drain.
type server struct {
	http        *http.Server
	log         *slog.Logger
	logRequests bool
	limits      limits
	pause       func(context.Context) // how the drain begins
	draining    atomic.Bool           // not ready for more, though it still answers
	parting     atomic.Bool           // each answer is the last of its connection

	mu   sync.Mutex
	open map[*conn]bool
}

// newServer returns a server for what limited returns: its connections must be *conn.
func newServer(h http.Handler, l limits, log *slog.Logger) *server {
	s := &server{log: log, logRequests: true, limits: l, open: make(map[*conn]bool)}
	s.pause = s.awaitNotice
	s.http = &http.Server{
		Handler:                      s.observed(h),
		DisableGeneralOptionsHandler: true, // OPTIONS * is for the router to answer
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

// serve answers what comes in on l until ctx is done; then it drains.
func (s *server) serve(ctx context.Context, l net.Listener) error {
	ended := make(chan error, 1)
	go func() { ended <- s.http.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serving ended: %w", err)
	case <-ctx.Done():
		return s.drain(l, ended)
	}
}

// connKey is the context key of a request's *conn.
type connKey struct{}

func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// track follows a connection from request to request, and logs each request when its answer has left.
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
		s.setOpen(c, false) // after the log line, so that the drain does not end before it
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

// closeIdle closes the connections on which, since their last answer, nothing has come for the last call; or not a
// whole header for the header timeout, which net/http itself only minds once it has four bytes.
func (s *server) closeIdle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		if c.waitsFor(s.limits.lastCall, s.limits.header) {
			c.Close() // net/http notices, and takes it out of open
		}
	}
}

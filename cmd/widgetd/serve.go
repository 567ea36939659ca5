package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// limits bound what a client may cost. All are more than zero.
type limits struct {
	header, read, write, idle, drain time.Duration
	maxHeader                        int // bytes
}

// server serves until it is told to drain.
type server struct {
	http        *http.Server
	log         *slog.Logger
	limit       time.Duration // on the drain
	lastCall    time.Duration // the part of the drain in which clients may still use their connections
	draining    atomic.Bool
	connections atomic.Int64 // open ones
}

func newServer(h http.Handler, l limits, log *slog.Logger) *server {
	s := &server{log: log, limit: l.drain, lastCall: time.Second}
	s.http = &http.Server{
		Handler:                      observed(s.parting(h), log),
		DisableGeneralOptionsHandler: true, // OPTIONS * is for the router to answer
		ReadHeaderTimeout:            l.header,
		ReadTimeout:                  l.read,
		WriteTimeout:                 l.write,
		IdleTimeout:                  l.idle,
		MaxHeaderBytes:               l.maxHeader,
		ConnState:                    s.count,
		ErrorLog:                     slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	return s
}

// serve answers what comes in on l until ctx is done; then it takes no new connection and drains the open ones.
func (s *server) serve(ctx context.Context, l net.Listener) error {
	ended := make(chan error, 1)
	go func() { ended <- s.http.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serving ended: %w", err)
	case <-ctx.Done():
		s.draining.Store(true)
		l.Close()
		<-ended // now every connection that was accepted is counted
		return s.drain()
	}
}

package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

// drain lets the requests in flight finish, and cuts off the connections that are still open when the limit is over.
//
// Shutdown alone would lose some: it closes every idle connection, even as the next request comes in on it.
// So before it comes the last call, in which a client may send that request, and is told to close after the answer.
func (s *server) drain() error {
	s.log.Info("draining", "limit", s.limit)
	ctx, cancel := context.WithTimeout(context.Background(), s.limit)
	defer cancel()
	s.awaitLastCall(ctx)
	if s.http.Shutdown(ctx) != nil {
		s.http.Close()
		return fmt.Errorf("drain: %v were not enough, the connections still open were cut off", s.limit)
	}
	s.log.Info("stopped")
	return nil
}

// awaitLastCall returns when all connections are closed, and at the latest when the last call or ctx is over.
func (s *server) awaitLastCall(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, s.lastCall)
	defer cancel()
	for s.connections.Load() > 0 && ctx.Err() == nil {
		time.Sleep(time.Millisecond)
	}
}

// parting makes each answer the last of its connection once the server drains.
func (s *server) parting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.draining.Load() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// count keeps the number of open connections.
func (s *server) count(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		s.connections.Add(1)
	case http.StateClosed, http.StateHijacked:
		s.connections.Add(-1)
	}
}

package main

import (
	"context"
	"fmt"
	"time"
)

// drain answers requests that have arrived or are arriving, then stops the server. Example with the default limits
// and -ops-addr:
//
//	0 s  SIGTERM. /readyz answers 503, so that a load balancer sends no more clients.
//	3 s  The listener empties the kernel's queue and closes. From now on each answer closes its connection.
//	4 s  Connections without a next request are closed. A half request keeps its timeout and gets an answer.
//	25 s Connections that are still open are cut off.
//
// http.Server.Shutdown loses requests: it closes a connection while its first request arrives, and an idle one while
// the next request arrives.
func (s *server) drain(l *limitedListener, served <-chan error) error {
	s.draining.Store(true)
	s.log.Info("draining", "limit_ms", milliseconds(s.limits.drain))
	ctx, cancel := context.WithTimeout(context.Background(), s.limits.drain)
	defer cancel()
	defer s.http.Close()
	s.delay(ctx)
	s.closing.Store(true)
	l.finish(s.limits.lastCall)
	select {
	case <-served: // every accepted connection is in s.open, and l.refused is final
		s.awaitRefused(l)
	case <-ctx.Done():
	}
	if !s.awaitConnections(ctx, l.until) {
		return fmt.Errorf("drain timeout of %v exceeded: %d connections were cut off", s.limits.drain, s.connections())
	}
	s.log.Info("stopped")
	return nil
}

// awaitDelay gives a load balancer the time to notice that the server is not ready.
func (s *server) awaitDelay(ctx context.Context) {
	select {
	case <-time.After(s.limits.delay):
	case <-ctx.Done():
	}
}

// awaitRefused waits for the answers with 503, and logs their number.
func (s *server) awaitRefused(l *limitedListener) {
	if l.refused > 0 {
		s.log.Warn("answered 503: every connection was busy", "clients", l.refused)
	}
	l.refusing.Wait()
}

// awaitConnections waits until all connections are closed. From the time lastCall on, it closes idle connections. It
// returns false if ctx ends first.
func (s *server) awaitConnections(ctx context.Context, lastCall time.Time) bool {
	for ; s.connections() > 0; time.Sleep(time.Millisecond) {
		if ctx.Err() != nil {
			return false
		}
		if time.Now().After(lastCall) {
			s.closeIdle()
		}
	}
	return true
}

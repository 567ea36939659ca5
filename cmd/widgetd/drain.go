package main

import (
	"context"
	"fmt"
	"net"
	"time"
)

// drain lets the requests finish that are here or arriving, and cuts off what is still open when the limit is over.
//
//  1. Readiness fails, and for the drain delay nothing else changes: whoever asks for readiness sends no more.
//  2. The listener closes, and each answer is the last of its connection.
//  3. For the last call, a client may still send a request on a connection that it has kept. Then those are closed
//     on which nothing has come since the last answer.
//  4. The others get their answer, however late in the header timeout their request is complete.
//
// http.Server.Shutdown would not do: it drops a connection whose first request is arriving, and an idle one even
// as the next request comes in on it.
func (s *server) drain(l net.Listener, ended <-chan error) error {
	s.draining.Store(true)
	s.log.Info("draining", "limit_ms", milliseconds(s.limits.drain))
	ctx, cancel := context.WithTimeout(context.Background(), s.limits.drain)
	defer cancel()
	defer s.http.Close()
	s.pause(ctx)
	s.parting.Store(true)
	l.Close()
	select {
	case <-ended: // now every connection that was accepted is in s.open
	case <-ctx.Done():
	}
	if !s.awaitConnections(ctx) {
		return fmt.Errorf("drain: %v were not enough, %d connections were cut off", s.limits.drain, s.connections())
	}
	s.log.Info("stopped")
	return nil
}

// awaitNotice gives whoever asks for readiness the time to notice.
func (s *server) awaitNotice(ctx context.Context) {
	select {
	case <-time.After(s.limits.delay):
	case <-ctx.Done():
	}
}

// awaitConnections returns true when all connections are closed, and false if ctx is over before.
// From the end of the last call on, it closes those that have been idle for as long.
func (s *server) awaitConnections(ctx context.Context) bool {
	for begin := time.Now(); s.connections() > 0; time.Sleep(time.Millisecond) {
		if ctx.Err() != nil {
			return false
		}
		if time.Since(begin) >= s.limits.lastCall {
			s.closeIdle()
		}
	}
	return true
}

package main

import (
	"fmt"
	"net/http"
	"time"
)

// maxLogged is how many bytes of a path, a method or a panic's value a log line has. The client chooses the first two.
const maxLogged = 256

// entry is a request as the log tells it.
type entry struct {
	method, path, remote, proto string
	start                       time.Time
	status                      int  // what the handler answered; 0 if it did not
	aborted                     bool // the handler ended before its answer did
}

// newEntry keeps what the client sent, whatever a handler does to r.
func newEntry(r *http.Request) *entry {
	return &entry{
		method: cut(r.Method), path: cut(r.URL.Path), remote: r.RemoteAddr, proto: r.Proto,
		start: time.Now(), aborted: true,
	}
}

// logHandled notes how the handler ended. Most of the answer may still be in a buffer, so the log line has to wait for
// the connection's next state; but a hijacked one has none.
func (s *server) logHandled(r *http.Request, e *entry, status int) {
	e.status = status
	c := r.Context().Value(connKey{}).(*conn)
	if c.handled(e) {
		s.logRequest(e, outcome{}, "hijacked")
	}
}

// handled keeps e until the answer has left, and reports whether the handler took the connection for itself.
func (c *conn) handled(e *entry) (hijacked bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.request = e
	return c.hijacked
}

func (c *conn) setHijacked() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hijacked = true
}

// logEnd logs the request that is over on c, if there is one.
func (s *server) logEnd(c *conn) {
	e, o := c.end()
	if e == nil {
		return
	}
	result := o.result()
	if e.aborted && result == "sent" {
		result = "aborted"
	}
	s.logRequest(e, o, result)
}

func (s *server) logRequest(e *entry, o outcome, result string) {
	if s.logRequests {
		s.log.Info("request", "method", e.method, "path", e.path, "status", e.status, "bytes", o.bytes, "result", result,
			"duration_ms", milliseconds(time.Since(e.start)), "remote", e.remote, "proto", e.proto)
	}
}

// logOverdue tells of a handler that still runs at its deadline, because nothing can end it: if it never returns, the
// request has no other line.
func (s *server) logOverdue(e *entry) {
	s.log.Warn("handler still running", "method", e.method, "path", e.path,
		"duration_ms", milliseconds(time.Since(e.start)), "remote", e.remote)
}

// cut returns the first maxLogged bytes of s, and says how long s is if there are more.
func cut(s string) string {
	if len(s) <= maxLogged {
		return s
	}
	return fmt.Sprintf("%s... (%d bytes)", s[:maxLogged], len(s))
}

// milliseconds returns d in the one unit of the log, to the microsecond.
func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}

package main

import (
	"fmt"
	"net/http"
	"time"
)

// maxLogged is the length in bytes at which the log cuts a path, a method or a panic's value.
const maxLogged = 256

// entry is a request in the log.
type entry struct {
	method, path, remote, proto string
	start                       time.Time
	status                      int  // 0 if the handler did not answer
	aborted                     bool // the handler ended without completing its answer
}

// newEntry copies the fields of r, which a handler may change.
func newEntry(r *http.Request) *entry {
	return &entry{
		method: cut(r.Method), path: cut(r.URL.Path), remote: r.RemoteAddr, proto: r.Proto,
		start: time.Now(), aborted: true,
	}
}

// logHandled is called when the handler has ended. The answer may still be in a buffer, so logEnd writes the line
// later. A hijacked connection never reaches logEnd, so logHandled writes the line.
func (s *server) logHandled(r *http.Request, e *entry, status int) {
	e.status = status
	c := r.Context().Value(connKey{}).(*conn)
	if c.handled(e) {
		s.logRequest(e, outcome{}, "hijacked")
	}
}

// handled keeps e until the answer is sent, and reports whether the handler hijacked the connection.
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

// logEnd logs the request that has ended on c, if any.
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

// logOverdue logs a handler that still runs at its timeout. If it never returns, this is the request's only line.
func (s *server) logOverdue(e *entry) {
	s.log.Warn("handler still running", "method", e.method, "path", e.path,
		"duration_ms", milliseconds(time.Since(e.start)), "remote", e.remote)
}

// cut shortens s to maxLogged bytes: "xxx... (5000 bytes)".
func cut(s string) string {
	if len(s) <= maxLogged {
		return s
	}
	return fmt.Sprintf("%s... (%d bytes)", s[:maxLogged], len(s))
}

// milliseconds returns d in the log's unit of time, with three decimal places.
func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}

package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/pprof"
)

// newOpsServer returns the operator's server, which has an address of its own: on the public one every path belongs
// to the router, and nobody else should read a profile. Until the drain is over it answers
//
//	/livez         200: the process answers
//	/readyz        200, or 503 once the drain has begun
//	/metrics       open connections and dropped log lines, as Prometheus reads them
//	/debug/pprof/  the profiles of net/http/pprof
func newOpsServer(s *server, q *queue) *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "alive\n") })
	mux.HandleFunc("GET /readyz", s.readiness)
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "widgetd_connections %d\nwidgetd_log_lines_dropped_total %d\n", s.connections(), q.dropped())
	})
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return &http.Server{
		Handler:           mux,
		ReadHeaderTimeout: s.limits.header,
		IdleTimeout:       s.limits.idle, // and no write timeout: a profile takes as long as it is asked to
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// readiness answers whether the server wants more requests.
func (s *server) readiness(w http.ResponseWriter, _ *http.Request) {
	if s.draining.Load() {
		http.Error(w, "draining", http.StatusServiceUnavailable)
		return
	}
	io.WriteString(w, "ready\n")
}

package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/pprof"
	"net/url"
)

// newOpsServer returns the server for the operator's own address: on the public address, every path belongs to the
// router. It answers until the drain is over:
//
//	/livez         200
//	/readyz        200, or 503 during the drain
//	/metrics       open connections and dropped log lines, for Prometheus
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
		Handler:           loopbackHosts(mux),
		ReadHeaderTimeout: s.limits.header,
		IdleTimeout:       s.limits.idle, // no write timeout: the client chooses how long a profile takes
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// loopbackHosts refuses a Host header that is not a loopback name. After DNS rebinding, a page from evil.example can
// read this address in the operator's browser, but the browser still sends Host: evil.example.
func loopbackHosts(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u := url.URL{Host: r.Host}
		if !isLoopback(u.Hostname()) {
			http.Error(w, "the Host header must be localhost or a loopback address", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// readiness tells a load balancer whether to send more clients.
func (s *server) readiness(w http.ResponseWriter, _ *http.Request) {
	if s.draining.Load() {
		http.Error(w, "draining", http.StatusServiceUnavailable)
		return
	}
	io.WriteString(w, "ready\n")
}

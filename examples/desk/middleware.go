package desk

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"examples/desk/router"
)

// logged writes a line for each request. It asks router.Lookup for the route, because middleware inside of it copies the request, and
// r.Pattern is then set in the copy.
func (a *App) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sw, start := &statusWriter{w, http.StatusOK}, time.Now()
		match := router.Lookup(r.Method, r.URL.Path)
		next.ServeHTTP(sw, r)
		a.log.Info("request", "method", r.Method, "path", r.URL.Path, "route", match.Pattern, "ticket", match.Params.Id,
			"status", sw.status, "took", time.Since(start))
	})
}

// sameOrigin refuses requests that change something and that a browser sends for another site.
func sameOrigin(next http.Handler) http.Handler {
	p := http.NewCrossOriginProtection()
	p.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, http.StatusForbidden, "requests from other sites are refused")
	}))
	return p.Handler(next)
}

// redirectSlash adds or removes a slash at the end of the path, if only the other path has a route. Status 308 keeps method and body.
func redirectSlash(next http.Handler) http.Handler {
	hasRoute := func(method, path string) bool { return router.Lookup(method, path).Pattern != "" }
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path, found := strings.CutSuffix(r.URL.Path, "/")
		if !found {
			path += "/"
		}
		if hasRoute(r.Method, r.URL.Path) || !hasRoute(r.Method, path) {
			next.ServeHTTP(w, r)
			return
		}
		other := url.URL{Path: path, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, other.String(), http.StatusPermanentRedirect)
	})
}

// counter counts requests by route and status.
type counter struct {
	mu     sync.Mutex
	counts map[string]int
}

// counted counts the requests of each route for /metrics. It must be directly around the router, which sets r.Pattern.
func (a *App) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sw := &statusWriter{w, http.StatusOK}
		next.ServeHTTP(sw, r)
		a.counter.mu.Lock()
		defer a.counter.mu.Unlock()
		a.counter.counts[fmt.Sprintf("desk_requests_total{route=%q,status=\"%d\"}", r.Pattern, sw.status)]++
	})
}

// Metrics serves the counts in the text format of Prometheus.
func (a *App) Metrics(w http.ResponseWriter, r *http.Request) {
	a.counter.mu.Lock()
	counts := maps.Clone(a.counter.counts)
	a.counter.mu.Unlock()
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintln(w, name, counts[name])
	}
}

// statusWriter remembers the status of an answer. http.ResponseController and the websocket find the server's own writer by Unwrap.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// observed passes every request to next, with a context that ends at the handler timeout. It logs the request,
// recovers from panics, and sets nosniff: the answer to GET /=(1) is "widget =(1)", and a browser that guesses types
// could run it as a script.
func (s *server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e := newEntry(r)
		a := &answer{ResponseWriter: w, closing: func() bool { return s.closing.Load() || mustClose(r) }}
		defer func() { s.logHandled(r, e, a.status) }()
		overdue := time.AfterFunc(s.limits.handler, func() { s.logOverdue(e) })
		defer overdue.Stop()
		ctx, cancel := context.WithTimeout(r.Context(), s.limits.handler)
		defer cancel()
		w.Header().Set("X-Content-Type-Options", "nosniff")
		recovering(next, s.log, a, r.WithContext(ctx))
		a.begin(http.StatusOK) // net/http's answer for a handler that wrote nothing
		e.aborted = false
	})
}

// mustClose reports whether a proxy may disagree about the end of r. RFC 9112, section 6.1, requires closing the
// connection after a request with both Content-Length and Transfer-Encoding, and after HTTP/1.0 with
// Transfer-Encoding. net/http has deleted those headers here, so every chunked or HTTP/1.0 request counts.
func mustClose(r *http.Request) bool {
	return len(r.TransferEncoding) > 0 || !r.ProtoAtLeast(1, 1)
}

// recovering calls next. If next panics, the client gets a 500. If the answer has already begun, the connection is cut
// instead, because a normal end would make half an answer look whole.
func recovering(next http.Handler, log *slog.Logger, a *answer, r *http.Request) {
	method, path := r.Method, r.URL.Path // next may change them in r
	defer func() {
		p := recover()
		if p == nil {
			return
		} else if p == http.ErrAbortHandler {
			panic(p) // the way for a handler to cut the connection
		}
		log.Error("panic", "value", cut(fmt.Sprint(p)), "method", cut(method), "path", cut(path),
			"stack", string(debug.Stack()))
		if a.status != 0 {
			panic(http.ErrAbortHandler)
		}
		clear(a.Header()) // set for the answer that next did not finish
		http.Error(a, "500 internal server error", http.StatusInternalServerError)
	}()
	next.ServeHTTP(a, r)
}

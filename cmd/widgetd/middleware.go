package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// observed gives every request to next, with a context that ends at the handler timeout. It logs the request,
// recovers from next's panics, and forbids the client to guess a type: GET /=(1) is answered "widget =(1)",
// which is a program if a browser takes it for one.
func (s *server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e := newEntry(r)
		a := &answer{ResponseWriter: w, parting: s.parting.Load}
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

// recovering calls next. If that panics, the client gets a 500, or a cut connection where the answer had begun:
// the end of the body would look like a whole answer.
func recovering(next http.Handler, log *slog.Logger, a *answer, r *http.Request) {
	method, path := r.Method, r.URL.Path // what the client sent, whatever next does to r
	defer func() {
		p := recover()
		if p == nil {
			return
		} else if p == http.ErrAbortHandler {
			panic(p) // not a fault, but how a handler asks for the connection to be cut
		}
		log.Error("panic", "value", cut(fmt.Sprint(p)), "method", cut(method), "path", cut(path),
			"stack", string(debug.Stack()))
		if a.status != 0 {
			panic(http.ErrAbortHandler)
		}
		clear(a.Header()) // it is about the answer that never came
		http.Error(a, "500 internal server error", http.StatusInternalServerError)
	}()
	next.ServeHTTP(a, r)
}

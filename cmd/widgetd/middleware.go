package main

import (
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"runtime/debug"
	"time"
)

// observed logs every request that next was given, and recovers from its panics. The status logged is the one sent;
// with aborted=true the client did not get all of the answer, and with status=0 nothing.
func observed(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := &answer{ResponseWriter: w}
		start, method, path := time.Now(), r.Method, r.URL.Path // what the client sent, whatever next does to r
		aborted := true
		defer func() {
			log.Info("request", "method", method, "path", path, "status", a.status, "bytes", a.bytes,
				"duration", time.Since(start), "remote", r.RemoteAddr, "proto", r.Proto, "aborted", aborted)
		}()
		recovering(next, log, a, r)
		a.begin(http.StatusOK) // net/http's answer for a handler that wrote nothing
		aborted = false
	})
}

// recovering calls next. If that panics, the client gets a 500, or a cut connection where the answer had begun:
// the end of the body would look like a whole answer.
func recovering(next http.Handler, log *slog.Logger, a *answer, r *http.Request) {
	defer func() {
		p := recover()
		if p == nil {
			return
		} else if p == http.ErrAbortHandler {
			panic(p) // not a fault, but how a handler asks for the connection to be cut
		}
		log.Error("panic", "value", fmt.Sprint(p), "method", r.Method, "path", r.URL.Path, "stack", string(debug.Stack()))
		if a.status != 0 {
			panic(http.ErrAbortHandler)
		}
		// What else the header says is about the answer that never came.
		maps.DeleteFunc(a.Header(), func(name string, _ []string) bool { return name != "Connection" })
		http.Error(a, "500 internal server error", http.StatusInternalServerError)
	}()
	next.ServeHTTP(a, r)
}

// answer is a ResponseWriter that remembers what it wrote.
type answer struct {
	http.ResponseWriter
	status int   // 0 until the answer begins
	bytes  int64 // of the body
}

// begin takes status for the answer's, unless it has begun already or 1xx only announces it.
func (a *answer) begin(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
}

func (a *answer) WriteHeader(status int) {
	a.ResponseWriter.WriteHeader(status) // panics if there is no such status
	a.begin(status)
}

func (a *answer) Write(p []byte) (int, error) {
	a.begin(http.StatusOK)
	n, err := a.ResponseWriter.Write(p)
	a.bytes += int64(n)
	return n, err
}

// FlushError sends the header too, so that it has to be seen; http.ResponseController would find it behind Unwrap.
func (a *answer) FlushError() error {
	a.begin(http.StatusOK)
	return http.NewResponseController(a.ResponseWriter).Flush()
}

// Unwrap gives http.ResponseController what answer does not implement.
func (a *answer) Unwrap() http.ResponseWriter {
	return a.ResponseWriter
}

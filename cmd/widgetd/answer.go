package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
)

// answer is a ResponseWriter that remembers its status, and tells the client to close once the server parts.
// It has what a handler may ask net/http's own for: it is an io.ReaderFrom, an io.StringWriter, an http.Flusher and an
// http.Hijacker, and http.ResponseController finds the rest with Unwrap.
type answer struct {
	http.ResponseWriter
	parting func() bool
	status  int // 0 until the answer begins
}

// begin takes status for the answer's, unless it has begun already, 1xx only announces it, or there is no such status.
// Here, and not when the request came, is the last moment to say that the connection will be closed.
func (a *answer) begin(status int) {
	if a.status != 0 || status < 200 || status > 999 {
		return
	}
	if a.parting() {
		a.Header().Set("Connection", "close")
	}
	a.status = status
}

func (a *answer) WriteHeader(status int) {
	a.begin(status)
	a.ResponseWriter.WriteHeader(status) // panics if there is no such status
}

func (a *answer) Write(p []byte) (int, error) {
	a.begin(http.StatusOK)
	return a.ResponseWriter.Write(p)
}

// WriteString spares io.WriteString a copy.
func (a *answer) WriteString(s string) (int, error) {
	a.begin(http.StatusOK)
	return io.WriteString(a.ResponseWriter, s)
}

// ReadFrom lets io.Copy use sendfile.
func (a *answer) ReadFrom(r io.Reader) (int64, error) {
	a.begin(http.StatusOK)
	return io.Copy(a.ResponseWriter, r)
}

// FlushError sends the header too, so that it has to be seen; http.ResponseController would find it behind Unwrap.
func (a *answer) FlushError() error {
	a.begin(http.StatusOK)
	return http.NewResponseController(a.ResponseWriter).Flush()
}

// Flush is FlushError for an http.Flusher.
func (a *answer) Flush() {
	a.FlushError()
}

// Hijack hands over the connection.
func (a *answer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(a.ResponseWriter).Hijack()
}

// Unwrap gives http.ResponseController what answer does not implement.
func (a *answer) Unwrap() http.ResponseWriter {
	return a.ResponseWriter
}

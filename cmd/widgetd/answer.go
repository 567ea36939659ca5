package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
)

// answer is a ResponseWriter that remembers its status. It has the methods that handlers look for in net/http's own:
// ReadFrom, WriteString, Flush and Hijack. http.ResponseController finds the others with Unwrap.
type answer struct {
	http.ResponseWriter
	closing func() bool // whether the answer closes the connection
	status  int         // 0 until the answer begins
}

// begin records the final status. It calls closing at the last moment at which a header can be set, because a drain
// may have begun since the request arrived. A 1xx status is not final; net/http panics if status is below 100 or
// above 999.
func (a *answer) begin(status int) {
	if a.status != 0 || status < 200 || status > 999 {
		return
	}
	if a.closing() {
		a.Header().Set("Connection", "close")
	}
	a.status = status
}

func (a *answer) WriteHeader(status int) {
	a.begin(status)
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(p []byte) (int, error) {
	a.begin(http.StatusOK)
	return a.ResponseWriter.Write(p)
}

// WriteString avoids a copy in io.WriteString.
func (a *answer) WriteString(s string) (int, error) {
	a.begin(http.StatusOK)
	return io.WriteString(a.ResponseWriter, s)
}

// ReadFrom lets io.Copy use sendfile.
func (a *answer) ReadFrom(r io.Reader) (int64, error) {
	a.begin(http.StatusOK)
	return io.Copy(a.ResponseWriter, r)
}

// FlushError sends the header too. Without it, http.ResponseController would unwrap a and skip begin.
func (a *answer) FlushError() error {
	a.begin(http.StatusOK)
	return http.NewResponseController(a.ResponseWriter).Flush()
}

func (a *answer) Flush() {
	a.FlushError()
}

func (a *answer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(a.ResponseWriter).Hijack()
}

func (a *answer) Unwrap() http.ResponseWriter {
	return a.ResponseWriter
}

package routertest

import (
	"bytes"
	"net/http"
	"strings"
)

// recorder is a ResponseWriter that keeps what a server would send.
type recorder struct {
	header http.Header
	sent   observed
	wrote  bool // the header has gone out
	body   bytes.Buffer
}

func (w *recorder) reset() {
	if w.header == nil {
		w.header = http.Header{}
	}
	clear(w.header)
	w.sent, w.wrote = observed{}, false
	w.body.Reset()
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.wrote || status/100 == 1 {
		return
	}
	w.wrote = true
	w.sent = observe(status, w.header)
}

func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}

func (w *recorder) WriteString(s string) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.WriteString(s)
}

func (w *recorder) observed() observed {
	w.WriteHeader(http.StatusOK) // what a server does if the handler has not
	w.sent.body = w.body.String()
	return w.sent
}

// observe reads what the contract speaks of from an answer's header.
func observe(status int, header http.Header) observed {
	return observed{
		status:      status,
		allow:       strings.Join(header["Allow"], " | "),
		allowLines:  len(header["Allow"]),
		contentType: strings.Join(header["Content-Type"], " | "),
		location:    header.Get("Location"),
	}
}

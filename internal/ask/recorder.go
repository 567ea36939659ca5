package ask

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
)

// Writer says what kind of ResponseWriter a router gets.
type Writer int

const (
	StringWriter  Writer = iota // has WriteString and Flush, like net/http's own
	ByteWriter                  // has only Header, Write and WriteHeader, like the writers of many middlewares
	FailingWriter               // a ByteWriter whose Write returns an error, as if the client had gone
	PanicWriter                 // a ByteWriter whose Write panics, as if a middleware gave up
)

// recorder records what a server would send.
type recorder struct {
	kind   Writer
	header http.Header
	sent   Answer
	wrote  bool // whether the header was sent
	body   bytes.Buffer
}

func (w *recorder) reset(kind Writer, preset http.Header) {
	if w.header == nil {
		w.header = http.Header{}
	}
	clear(w.header)
	for name, values := range preset {
		w.header[name] = slices.Clone(values)
	}
	w.kind, w.sent, w.wrote = kind, Answer{}, false
	w.body.Reset()
}

// writer returns the ResponseWriter for the router.
func (w *recorder) writer() http.ResponseWriter {
	if w.kind == StringWriter {
		return stringRecorder{w}
	}
	return w
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.wrote || status/100 == 1 {
		return
	}
	w.wrote = true
	w.sent = Observe(status, w.header, "")
}

func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	switch w.kind {
	case FailingWriter:
		return 0, errors.New("the client has gone")
	case PanicWriter:
		panic(http.ErrAbortHandler)
	}
	return w.body.Write(b)
}

// answer returns the recorded answer. If the handler has written nothing, the answer is a 200, as from a server.
func (w *recorder) answer() Answer {
	w.WriteHeader(http.StatusOK)
	w.sent.Body = w.body.String()
	return w.sent
}

// stringRecorder is a recorder with WriteString and Flush.
type stringRecorder struct{ *recorder }

func (w stringRecorder) Flush() { w.WriteHeader(http.StatusOK) }

func (w stringRecorder) WriteString(s string) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.WriteString(s)
}

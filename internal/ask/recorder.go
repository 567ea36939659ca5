package ask

import (
	"bytes"
	"errors"
	"net/http"
)

// Writer says what kind of ResponseWriter a router gets.
type Writer int

const (
	StringWriter  Writer = iota // like net/http's, it has WriteString
	ByteWriter                  // has Header, Write and WriteHeader alone, as a middleware's often has
	FailingWriter               // a ByteWriter whose Write returns an error, as when the client has gone
	PanicWriter                 // a ByteWriter whose Write panics, as when a middleware gives up
)

// recorder keeps what a server would send.
type recorder struct {
	kind   Writer
	header http.Header
	sent   Answer
	wrote  bool // the header has gone out
	body   bytes.Buffer
}

func (w *recorder) reset(kind Writer) {
	if w.header == nil {
		w.header = http.Header{}
	}
	clear(w.header)
	w.kind, w.sent, w.wrote = kind, Answer{}, false
	w.body.Reset()
}

// writer returns what the router is to write to.
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

// answer returns what was sent, with the header as it is now if nothing was.
func (w *recorder) answer() Answer {
	w.WriteHeader(http.StatusOK) // what a server does if the handler has not
	w.sent.Body = w.body.String()
	return w.sent
}

// stringRecorder is a recorder that takes strings too.
type stringRecorder struct{ *recorder }

func (w stringRecorder) WriteString(s string) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.WriteString(s)
}

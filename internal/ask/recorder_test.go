package ask

import (
	"io"
	"net/http"
	"testing"
)

// answerOf returns the answer of h through a writer of the given kind.
func answerOf(kind Writer, h http.HandlerFunc) Answer {
	return (&Client{Writer: kind}).Do(h, Request{Method: "GET", Path: "/"})
}

// TestWriters tries each kind of ResponseWriter with a handler that writes bytes and one that writes a string.
func TestWriters(t *testing.T) {
	const text = "some text"
	for kind, want := range map[Writer]struct {
		hasString, fails bool
		answer           Answer
	}{
		StringWriter:  {true, false, Answer{Status: 200, Body: text + text}},
		ByteWriter:    {false, false, Answer{Status: 200, Body: text + text}},
		FailingWriter: {false, true, Answer{Status: 200}},
		PanicWriter:   {false, false, Answer{Problem: "panic: net/http: abort Handler"}},
	} {
		got := answerOf(kind, func(w http.ResponseWriter, r *http.Request) {
			_, hasString := w.(io.StringWriter)
			n, err := w.Write([]byte(text))
			m, errString := io.WriteString(w, text)
			if hasString != want.hasString || (err != nil) != want.fails || (errString != nil) != want.fails || n+m != len(want.answer.Body) {
				t.Errorf("writer %d: WriteString %v, Write %d, %v, WriteString %d, %v", kind, hasString, n, err, m, errString)
			}
		})
		if got != want.answer {
			t.Errorf("writer %d: %+v, want %+v", kind, got, want.answer)
		}
	}
}

// TestRecorder makes sure that the recorder keeps the first status, and the header at that moment, as a server does.
func TestRecorder(t *testing.T) {
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    Answer
	}{
		"nothing":        {func(w http.ResponseWriter, r *http.Request) {}, Answer{Status: 200}},
		"a header alone": {func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Type", PlainText) }, Answer{Status: 200, ContentType: PlainText}},
		"a header too late": {func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "x")
			w.Header().Set("Allow", "GET")
		}, Answer{Status: 200, Body: "x"}},
		"a status too late": {func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(404)
			w.WriteHeader(405)
			w.Write([]byte("x"))
		}, Answer{Status: 404, Body: "x"}},
		"hints first": {func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(103)
			w.Header().Set("Location", "/x")
			w.WriteHeader(301)
		}, Answer{Status: 301, Location: "/x"}},
		"several lines": {func(w http.ResponseWriter, r *http.Request) {
			w.Header()["Allow"] = []string{"GET", "PUT, GET"}
			w.Header()["Content-Type"] = []string{"a", "b"}
		}, Answer{Status: 200, Allow: "GET\nPUT, GET\n", ContentType: "a | b"}},
	} {
		if got := answerOf(StringWriter, test.handler); got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}

// TestRecorderForgets makes sure that reset leaves nothing of the previous answer.
func TestRecorderForgets(t *testing.T) {
	c := new(Client)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(w.Header()) > 0 {
			t.Errorf("a new answer has the header %v", w.Header())
		}
		if r.URL.Path == "/full" {
			w.Header()["Allow"] = []string{"GET"}
			w.WriteHeader(405)
			io.WriteString(w, "full")
		}
	})
	c.Do(h, Request{Method: "GET", Path: "/full"})
	if got := c.Do(h, Request{Method: "GET", Path: "/"}); got != (Answer{Status: 200}) {
		t.Errorf("an empty answer after another one is %+v", got)
	}
}

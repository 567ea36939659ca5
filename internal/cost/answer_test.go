package cost

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/answer"
)

const (
	plainText   = "text/plain; charset=utf-8"
	exampleSlug = "bracket-12345"
)

// Each form is a way to write an answer. Many programs use fprintf. repo is the way of this module. shared is faster, but
// fragile: all answers share the slices with header values, so a handler that changes one changes all later answers.
var (
	notFoundForms = []form{
		{"repo", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })},
		{"shared", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { sharedRefuse(w, nil) })},
	}
	wrongMethodForms = []form{
		{"repo", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answer.Refuse(w, append(make([]string, 0, 4), "GET", "POST"))
		})},
		{"shared", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			sharedRefuse(w, append(make([]string, 0, 4), "GET", "POST"))
		})},
	}
	replyForms = []form{
		{"fprintf", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", plainText)
			fmt.Fprintf(w, "widget %s\n", slugOf(r))
		})},
		{"repo", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Widget(w, r, slugOf(r)) })},
		{"shared", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header()["Content-Type"] = sharedPlainText
			io.WriteString(w, "widget ")
			io.WriteString(w, slugOf(r))
			io.WriteString(w, "\n")
		})},
	}
)

var sharedPlainText, sharedNoSniff = []string{plainText}, []string{"nosniff"}

// sharedRefuse gives the same answer as answer.Refuse.
func sharedRefuse(w http.ResponseWriter, allow []string) {
	h := w.Header()
	delete(h, "Content-Length") // a middleware may have set it for another body
	h["Content-Type"], h["X-Content-Type-Options"] = sharedPlainText, sharedNoSniff
	if len(allow) == 0 {
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, "404 page not found\n")
		return
	}
	slices.Sort(allow)
	h["Allow"] = []string{strings.Join(slices.Compact(allow), ", ")}
	w.WriteHeader(http.StatusMethodNotAllowed)
	io.WriteString(w, "405 method not allowed\n")
}

// slugOf hides the value of the slug from the compiler, like a router.
//
//go:noinline
func slugOf(r *http.Request) string { return r.URL.Path[1:] }

func BenchmarkNotFound(b *testing.B)    { benchmarkAnswer(b, notFoundForms) }
func BenchmarkWrongMethod(b *testing.B) { benchmarkAnswer(b, wrongMethodForms) }
func BenchmarkReply(b *testing.B)       { benchmarkAnswer(b, replyForms) }

// benchmarkAnswer measures forms without a router: it answers the same request again and again.
func benchmarkAnswer(b *testing.B, forms []form) {
	r := httptest.NewRequest("GET", "/"+exampleSlug, nil)
	for _, f := range forms {
		b.Run("form="+f.name, func(b *testing.B) {
			b.ReportAllocs()
			w := discard{}
			for b.Loop() {
				clear(w)
				f.handler.ServeHTTP(w, r)
			}
		})
	}
}

// discard is an http.ResponseWriter that keeps only the header.
type discard http.Header

func (d discard) Header() http.Header               { return http.Header(d) }
func (d discard) WriteHeader(int)                   {}
func (d discard) Write(b []byte) (int, error)       { return len(b), nil }
func (d discard) WriteString(s string) (int, error) { return len(s), nil }

// status returns the status of h's answer.
func status(h http.Handler, method, path string) int {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w.Code
}

// TestAnswers: all forms write the same answers.
func TestAnswers(t *testing.T) {
	for _, forms := range [][]form{notFoundForms, wrongMethodForms, replyForms} {
		want := httptest.NewRecorder()
		forms[0].handler.ServeHTTP(want, httptest.NewRequest("GET", "/"+exampleSlug, nil))
		for _, f := range forms[1:] {
			got := httptest.NewRecorder()
			f.handler.ServeHTTP(got, httptest.NewRequest("GET", "/"+exampleSlug, nil))
			if got.Code != want.Code || got.Body.String() != want.Body.String() || !maps.EqualFunc(got.Header(), want.Header(), slices.Equal) {
				t.Errorf("form=%s: %d %q %v, want %d %q %v", f.name, got.Code, got.Body, got.Header(), want.Code, want.Body, want.Header())
			}
		}
	}
}

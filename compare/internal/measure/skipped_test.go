package measure

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/baseline"
)

// says is a handler that gives one answer; a header is "Key: value".
func says(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for _, h := range header {
			key, value, _ := strings.Cut(h, ": ")
			w.Header().Set(key, value)
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

// inOtherWords is a router whose refusals have words of their own and, in Allow, the text given in place of GET.
func inOtherWords(get string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		kept := httptest.NewRecorder()
		baseline.New().ServeHTTP(kept, r)
		w.Header().Set("Allow", strings.Replace(kept.Header().Get("Allow"), "GET", get, 1))
		w.WriteHeader(kept.Code)
		io.WriteString(w, "no\n")
	}
}

func TestReason(t *testing.T) {
	const text = "Content-Type: text/plain; charset=utf-8"
	for _, test := range []struct {
		request string
		router  http.Handler
		want    string
	}{
		{"home", baseline.New(), ""},
		{"405", baseline.New(), ""},
		{"home", says(200, "home\n", text), ""},
		{"home", says(200, `"quoted", Allow: GET`, text), "a handler, or an echo, that the table does not know (rule 6)"},
		{"home", says(200, "contact\n"), "another route's handler, or its echo (rule 6)"},
		{"home", says(200, strings.Repeat("x", 1000), text), "a handler, or an echo, that the table does not know (rule 6)"},
		{"home", says(307, "", "Location: /"), "a redirect (307) (rule 2)"},
		{"405", says(404, "404 page not found\n", text), "404 instead of 405 (rule 7)"},
		{"405", says(405, "", text), "405 without Allow (rule 7)"},
		{"405", inOtherWords("GET"), ""},
		{"405", inOtherWords("HEAD, OPTIONS, GET"), ""},
		{"405", says(405, "405 method not allowed\n", text, "Allow: PUT"), "405 with other methods in Allow (rule 7)"},
		{"404", says(405, "", text), "405 instead of 404 (rule 8)"},
		{"home", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("at the\nwheel") }), "panic (rule 11)"},
	} {
		if got := reason(library.Contestant{}, request(t, test.request), test.router); got != test.want {
			t.Errorf("request=%s: %q, want %q", test.request, got, test.want)
		}
	}
}

func TestReasonOfARouterWithoutARoute(t *testing.T) {
	c := library.Contestant{Refusals: []found.Refusal{{Route: found.Route{Name: "widget"}}}}
	for name, want := range map[string]string{
		"widget": "does not have the route",
		"hits":   "does not have all of the routes",
		"404":    "500 instead of 404 (rule 8)",
	} {
		if got := reason(c, request(t, name), says(500, "")); got != want {
			t.Errorf("request=%s: %q, want %q", name, got, want)
		}
	}
	if got := reason(c, request(t, "home"), baseline.New()); got != "" {
		t.Errorf("a route that is there: %q, want it measured", got)
	}
}

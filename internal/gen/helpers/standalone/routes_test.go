package standalone

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// ask returns the router's answer, in the form of cases.
func ask(router http.Handler, method, path string) string {
	w := httptest.NewRecorder()
	router.ServeHTTP(w, &http.Request{Method: method, URL: &url.URL{Path: path}, Header: http.Header{}})
	if w.Code == http.StatusOK {
		return w.Body.String()
	}
	answer := strings.TrimSpace(fmt.Sprint(w.Code, " ", strings.Join(w.Header()["Allow"], ", ")))
	words := map[int]string{http.StatusNotFound: "404 page not found\n", http.StatusMethodNotAllowed: "405 method not allowed\n"}
	if body := w.Body.String(); body != words[w.Code] {
		answer += fmt.Sprintf(" with the body %q", body)
	}
	return answer
}

func TestRoutes(t *testing.T) {
	router := newTested()
	for _, c := range cases {
		if got := ask(router, c.method, c.path); got != c.want {
			t.Errorf("%q %q: answer %s, want %s", c.method, c.path, got, c.want)
		}
		if got := oracle(c.method, c.path); got != c.want {
			t.Errorf("%q %q: the oracle of FuzzRoutes says %s, want %s", c.method, c.path, got, c.want)
		}
	}
}

func FuzzRoutes(f *testing.F) {
	for _, c := range cases {
		f.Add(c.method, c.path)
	}
	router := newTested()
	f.Fuzz(func(t *testing.T, method, path string) {
		if got, want := ask(router, method, path), oracle(method, path); got != want {
			t.Errorf("%q %q: answer %s, want %s", method, path, got, want)
		}
	})
}

package servemux

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// ask returns the router's answer, in the form of cases. http.ServeMux refuses requests in its own words, so bodies do not count.
func ask(router http.Handler, method, path string) string {
	w := httptest.NewRecorder()
	router.ServeHTTP(w, &http.Request{Method: method, URL: &url.URL{Path: path}, Header: http.Header{}})
	if w.Code == http.StatusOK {
		return w.Body.String()
	}
	return strings.TrimSpace(fmt.Sprint(w.Code, " ", w.Header().Get("Allow")))
}

func TestRoutes(t *testing.T) {
	router := newTested()
	for _, c := range cases {
		if got := ask(router, c.method, c.path); got != c.want {
			t.Errorf("%q %q: answer %s, want %s", c.method, c.path, got, c.want)
		}
	}
}

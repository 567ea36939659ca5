package routers

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// TestRefusals compares a 404 and a 405 with the answers of http.Error, including all headers. Before the router runs, a
// middleware sets Content-Length for another body; http.Error removes it.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ method, path, text, allow string }{
		{"GET", "/nope/x/y", "404 page not found", ""},
		{"PUT", "/api/widgets", "405 method not allowed", "GET, POST"},
	} {
		want := httptest.NewRecorder()
		status := http.StatusNotFound
		if c.allow != "" {
			status = http.StatusMethodNotAllowed
			want.Header().Set("Allow", c.allow)
		}
		http.Error(want, c.text, status)
		for _, r := range All {
			got := httptest.NewRecorder()
			got.Header().Set("Content-Length", "99")
			r.New().ServeHTTP(got, httptest.NewRequest(c.method, c.path, nil))
			same := maps.EqualFunc(got.Header(), want.Header(), slices.Equal)
			if got.Code != want.Code || got.Body.String() != want.Body.String() || !same {
				t.Errorf("%s: %s %s is answered %d %v %q, want %d %v %q", r.Name, c.method, c.path,
					got.Code, got.Header(), got.Body, want.Code, want.Header(), want.Body)
			}
		}
	}
}

// TestRefuseIsTheSame makes sure that the code from the function refuse to the end of the file is the same in all routers.
func TestRefuseIsTheSame(t *testing.T) {
	first := ""
	for _, r := range All {
		_, refuse, ok := strings.Cut(read(t, "../../"+r.Name+"/router.go"), "// refuse answers")
		if !ok {
			t.Fatalf("%s/router.go has no refuse", r.Name)
		}
		if first == "" {
			first = refuse
		}
		if refuse != first {
			t.Errorf("%s/router.go differs from %s/router.go from refuse on", r.Name, All[0].Name)
		}
	}
}

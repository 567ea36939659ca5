package routers

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// TestRefusals compares 404 and 405 with what http.Error says, in the whole header too, and where a middleware has set
// the length of a body of its own.
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

// TestRefuseIsTheSame makes sure that the eight do not drift apart in what they must repeat: the end of router.go.
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
			t.Errorf("%s/router.go is not as %s/router.go from refuse on", r.Name, All[0].Name)
		}
	}
}

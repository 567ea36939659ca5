package bench

import (
	"net/http"
	"slices"
	"testing"

	"gorouting/internal/ask"
)

// TestSend: requests arrive in order, over and over, without the changes that a router made to earlier requests.
func TestSend(t *testing.T) {
	requests := []ask.Request{{Method: "GET", Path: "/a"}, {Method: "POST", Path: "/b"}, {Method: "GET", Path: "/c"}}
	var got, want []string
	router := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Pattern != "" || r.PathValue("left") != "" || r.URL.RawQuery != "" || len(w.Header()) > 0 || r.RequestURI != r.URL.Path {
			t.Errorf("%s %s has the pattern %q, the value %q, and the header %v", r.Method, r.URL, r.Pattern, r.PathValue("left"), w.Header())
		}
		got = append(got, r.Method+" "+r.URL.Path)
		r.Pattern, r.URL.RawQuery, r.URL.Path, r.Method = "left", "left", "/left", "LEFT"
		r.SetPathValue("left", "left")
		w.Header().Set("Left", "left")
	})
	l := newLoop(requests)
	for _, n := range []int{1, 3, 8} {
		l.send(router, n)
		for range n {
			q := requests[len(want)%len(requests)]
			want = append(want, q.Method+" "+q.Path)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("sent %q, want %q", got, want)
	}
}

package bench

import (
	"net/http"
	"slices"
	"testing"
)

// TestSend: requests come in the order of the load, over and over, and none has what a router left in another.
func TestSend(t *testing.T) {
	load := Load{requests: []request{{"GET", "/a", 0}, {"POST", "/b", 1}, {"GET", "/c", 2}}}
	var got []string
	router := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.Pattern != "" || r.PathValue("left") != "" {
			t.Errorf("%s %s has the pattern %q and the value %q", r.Method, r.URL.Path, r.Pattern, r.PathValue("left"))
		}
		r.Pattern = "left"
		r.SetPathValue("left", "left")
		got = append(got, r.Method+" "+r.URL.Path)
	})
	p := newLoop(load)
	var want []string
	for _, n := range []int{1, 3, 8} {
		p.send(router, n)
		for range n {
			q := load.requests[len(want)%len(load.requests)]
			want = append(want, q.method+" "+q.path)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("sent %q, want %q", got, want)
	}
}

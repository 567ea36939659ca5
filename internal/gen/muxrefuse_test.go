package gen

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestServeMuxAccepts: servemux accepts these tables, and many random ones.
func TestServeMuxAccepts(t *testing.T) {
	all := shipped(t)
	all["widgets"] = routes.Widgets()
	for name, table := range all {
		if err := refuseMux(table); (err == nil) != (name != "github-2025.txt") {
			t.Errorf("%s: %v", name, err)
		}
	}
	rnd := rand.New(rand.NewPCG(3, 0))
	accepted := 0
	for range 1000 {
		if refuseMux(randomTable(rnd)) == nil {
			accepted++
		}
	}
	if accepted < 300 {
		t.Errorf("servemux accepts %d of 1000 random tables, want 300 or more", accepted)
	}
}

// TestServeMuxRefusesAllPairs: for GitHub's API, the error has every pair of overlapping routes.
func TestServeMuxRefusesAllPairs(t *testing.T) {
	table := shippedTable(t, "github-2025")
	err := refuseMux(table)
	for _, x := range table.Overlaps() {
		a, b := table.Routes[max(x.Wins, x.Loses)].String(), table.Routes[min(x.Wins, x.Loses)].String()
		if want := `"` + a + `" and "` + b + `" of line`; !strings.Contains(err.Error(), want) {
			t.Errorf("%s is not in the error", want)
		}
	}
}

// TestServeMuxWitnesses checks the path in each error, which names two routes. The test makes a table of only these two routes: one
// of them should serve the path, but ServeMux finds the other.
func TestServeMuxWitnesses(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 0))
	seen := map[string]int{}
	for range 3000 {
		table := randomTable(rnd)
		m := newMuxPairs(table)
		for i, a := range table.Routes {
			for _, k := range m.patterns.overlapping(m.mux.Routes[i]) {
				text, b := m.refuse(i, k), table.Routes[k]
				before, rest, _ := strings.Cut(text, " in http.ServeMux, which ")
				why, _, _ := strings.Cut(rest, " it to ")
				_, path, ok := strings.Cut(before, " takes ")
				if !ok {
					continue
				}
				path, _, _ = strings.Cut(path, " from ")
				seen[why]++
				if want := remade(table, []routes.Route{a, b}).Want(a.Method, path); want.Status != 200 || want.Route != 1 {
					t.Errorf("%s: the right answer is %+v", text, want)
				}
				if got := m.found(a, b, path); got != strings.ReplaceAll(m.registered(a), ":int}", "}") {
					t.Errorf("%s: ServeMux finds %q", text, got)
				}
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("the reasons are %v, want all three", seen)
	}
}

// found returns the pattern that a ServeMux with the two routes finds for the path.
func (m *muxPairs) found(a, b routes.Route, path string) string {
	mux := http.NewServeMux()
	for _, r := range []routes.Route{a, b} {
		mux.Handle(strings.ReplaceAll(m.registered(r), ":int}", "}"), http.NotFoundHandler())
	}
	_, pattern := mux.Handler(&http.Request{Method: a.Method, URL: &url.URL{Path: path}})
	return pattern
}

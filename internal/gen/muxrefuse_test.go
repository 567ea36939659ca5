package gen

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestServeMuxTakes makes sure that servemux refuses no more than it must: it takes these tables, and a good share of random ones.
func TestServeMuxTakes(t *testing.T) {
	all := shipped(t)
	all["widgets"] = routes.Widgets()
	for name, table := range all {
		if err := refuseMux(table); (err == nil) != (name != "github-2025.txt") {
			t.Errorf("%s: %v", name, err)
		}
	}
	rnd := rand.New(rand.NewPCG(3, 0))
	taken := 0
	for range 1000 {
		if refuseMux(randomTable(rnd)) == nil {
			taken++
		}
	}
	if taken < 300 {
		t.Errorf("servemux takes %d of 1000 random tables, want 300 or more", taken)
	}
}

// TestServeMuxRefusesAllPairs compares what servemux refuses of GitHub's API with the pairs that cross.
func TestServeMuxRefusesAllPairs(t *testing.T) {
	table := shippedTable(t, "github-2025")
	err := refuseMux(table)
	for _, x := range table.Overlaps() {
		a, b := table.Routes[max(x.Wins, x.Loses)].String(), table.Routes[min(x.Wins, x.Loses)].String()
		if want := `"` + a + `" and "` + b + `" of line`; !strings.Contains(err.Error(), want) {
			t.Errorf("%s does not stand in the error", want)
		}
	}
}

// TestServeMuxWitnesses holds what a refusal says of a path to a table of the two routes alone: the table wants the one, and ServeMux finds
// the other. Where it panics, both match the path there.
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
					t.Errorf("%s: the table wants %+v", text, want)
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

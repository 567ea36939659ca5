package report

import (
	"slices"
	"testing"

	"gorouting/compare/internal/found"
)

func TestAnswers(t *testing.T) {
	want := []answer{
		{"Keeps this module's contract", "split and chirouter to the byte. The routes are more than httprouter takes."},
		{"Can hurt", "Not found of 0 of 3 libraries, in the better of their set-ups. Most often, as documentation begins: odd | <b>bytes</b> (2 of 3) and double slash (1 of 3)."},
		{"Breaks a MUST", "Not found of 1 of 3 libraries, in the better of their set-ups: chi. Most often, as documentation begins: wrong method (2 of 3). The contract, and so the routers of this module: HEAD."},
		{"Fast", "Where a route is found: split and httprouter, tied, 322 … 338 ns. Of the plain libraries: httprouter, 338 ns. On the mix with misses and wrong methods: split, 384 ns, of 2 that answer all of it rightly."},
		{"Lean", "2 of 5 routers allocate nothing to find a route, which leaves what the handler does (1.6 allocs/op): split and httprouter."},
	}
	got := view{sample()}.answers()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("answer %d is not as wanted:\n%q\n%q", i, got, want)
		}
	}
	if got := (view{new(found.Report)}).answers(); got != nil {
		t.Errorf("an empty report answers %q", got)
	}
}

// TestFastest makes sure that routers are tied with the fastest if their intervals reach down to its, and not if they do not.
func TestFastest(t *testing.T) {
	r := view{sample()}
	for _, c := range []struct {
		low  float64 // of httprouter on hits, the fastest reaches up to 391.88
		want []string
	}{{391, []string{"split", "httprouter"}}, {392, []string{"split"}}} {
		i := slices.IndexFunc(r.Costs, func(c found.Cost) bool { return c.Router == "httprouter" && c.Request == hits })
		r.Costs[i].Time = found.Interval{Median: 395, Low: c.low, High: 400, N: 10, Confidence: .95}
		var got []string
		for _, cost := range r.fastest(hits, found.GroupOurs, found.GroupPlain) {
			got = append(got, cost.Router)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("with an interval from %v the fastest are %q, want %q", c.low, got, c.want)
		}
	}
	for i := range r.Costs {
		r.Costs[i].Time.Confidence = 0
	}
	if got := r.fastest(hits, found.GroupOurs); got != nil {
		t.Errorf("without intervals, the fastest are %v", got)
	}
}

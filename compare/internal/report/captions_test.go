package report

import (
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// Captions say who stands out, and no more than the run tells apart.
func TestCaptions(t *testing.T) {
	r := view{sample()}
	for got, want := range map[string]string{
		r.costStands(hits): "split and httprouter come first and are not separated; chirouter comes last.",
		r.growthStands():   "With 10 routes, the lowest median is that of tree, 100 ns, and the highest that of httprouter, 600 ns.",
		r.allocsStand():    "The least is 1.6 allocations a request, as in split; the most is ",
		r.routesStand():    "The longest is ",
	} {
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	r.Rankings[0] = found.Ranking{Request: hits, Pairs: 10, Told: 3, Noisy: true}
	if got, want := r.costStands(hits), "Too noisy to rank: 3 of 10 pairs of routers are separated."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	empty := view{new(found.Report)}
	for _, got := range []string{empty.costStands(hits), empty.growthStands(), empty.allocsStand(), empty.routesStand()} {
		if got != "" {
			t.Errorf("of nothing it says %q", got)
		}
	}
}

func TestRegistersNothing(t *testing.T) {
	at := func(ns float64) found.Interval { return found.Interval{Median: ns, N: 1} }
	for want, table := range map[string]found.Table{
		"registers nothing": {Register: at(1.7)}, "700 ns": {Register: at(700)}, "2 ns": {Register: at(2), Heap: 24}, dash: {},
	} {
		if got := registering(table); got != want {
			t.Errorf("%+v: %q, want %q", table, got, want)
		}
	}
}

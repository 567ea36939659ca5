package main

import (
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// What was not looked at is not summed up.
func TestSummary(t *testing.T) {
	kept := found.Router{Name: "split", Group: found.GroupOurs, Kit: found.Kit{Asked: 9, Words: true}}
	once := found.Cost{Router: "split", Request: "hits", Time: found.Interval{Median: 80, Low: 80, High: 80, N: 1}}
	for _, test := range []struct {
		r    found.Report
		want string
	}{
		{found.Report{Routers: []found.Router{{Name: "split", Group: found.GroupOurs}}}, ""},
		{found.Report{Routers: []found.Router{kept, {Name: "baseline", Group: found.GroupGauge}}}, "1 of 1 keep this module's contract to the byte\n"},
		{found.Report{Routers: []found.Router{kept}, Requests: []string{"hits"}, Costs: []found.Cost{once}},
			"1 of 1 keep this module's contract to the byte\nthe cheapest of 1 on request=hits:\n  –  split  80 ns  1 round\n"},
	} {
		var out strings.Builder
		summarize(&out, "x", &test.r)
		_, got, _ := strings.Cut(out.String(), "bench.txt\n")
		if got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

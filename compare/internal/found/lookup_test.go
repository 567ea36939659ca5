package found

import (
	"slices"
	"testing"
)

// some is a report of three routers, one of which was not measured.
func some() *Report {
	at := func(ns float64) Interval { return Interval{Median: ns, N: 1} }
	return &Report{
		Routers: []Router{{Name: "slow", Group: GroupOurs}, {Name: "without", Group: GroupPlain}, {Name: "fast", Group: GroupGauge}},
		Costs: []Cost{
			{Router: "slow", Request: "hits", Time: at(20)}, {Router: "without", Request: "hits", Skipped: "does not have all of the routes"},
			{Router: "fast", Request: "hits", Time: at(10)}, {Router: "fast", Request: "home", Time: at(1)},
		},
	}
}

func TestRanked(t *testing.T) {
	names := func(costs []Cost) (all []string) {
		for _, c := range costs {
			all = append(all, c.Router)
		}
		return all
	}
	for request, want := range map[string][2][]string{
		"hits": {{"fast", "slow"}, {"without"}}, "home": {{"fast"}, {"slow", "without"}}, "none": {nil, {"slow", "without", "fast"}},
	} {
		measured, skipped := some().Ranked(request)
		if got := [2][]string{names(measured), names(skipped)}; !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
			t.Errorf("%s: %q, want %q", request, got, want)
		}
	}
	if got := some().Cost("slow", "home"); got.Skipped != "not measured" || got.Measured() {
		t.Errorf("what was never tried is %+v", got)
	}
}

func TestRouters(t *testing.T) {
	if got := some().Router("fast").Group; got != GroupGauge {
		t.Errorf("fast is in the group %q", got)
	}
	if got := some().Router("nobody"); got.Name != "nobody" || got.Group != "" {
		t.Errorf("a router that is not there is %+v", got)
	}
	if got := some().InGroup(GroupOurs, GroupGauge); len(got) != 2 || got[0].Name != "slow" || got[1].Name != "fast" {
		t.Errorf("the groups have %+v, want slow and fast", got)
	}
}

func TestCell(t *testing.T) {
	row := Row{Cells: []Cell{{Router: "chi", Text: "404"}}}
	if c, ok := row.Cell("chi"); !ok || c.Text != "404" {
		t.Errorf("chi: %+v, %v", c, ok)
	}
	if c, ok := row.Cell("pat"); ok || c.Router != "pat" {
		t.Errorf("pat was not asked: %+v, %v", c, ok)
	}
}

// TestWhole makes sure that a kit that was not tried, or that found something, or found other words, is not kept.
func TestWhole(t *testing.T) {
	for _, test := range []struct {
		kit  Kit
		want bool
	}{
		{Kit{}, false}, {Kit{Words: true}, false}, {Kit{Asked: 2, Words: true}, true}, {Kit{Asked: 2}, false},
		{Kit{Asked: 2, Words: true, Causes: []Cause{{}}}, false},
	} {
		if got := test.kit.Whole(); got != test.want {
			t.Errorf("%+v is whole: %v", test.kit, got)
		}
	}
}

// TestBehaviours counts each row once for a router, and for the contract.
func TestBehaviours(t *testing.T) {
	r := &Report{Rows: []Row{
		{Cells: []Cell{{Router: "chi", Mark: Hurts}, {Router: "pat", Mark: Differs}}, Contract: Cell{Mark: Breaks}},
		{Cells: []Cell{{Router: "chi", Mark: Hurts}, {Router: "pat"}}},
		{Cells: []Cell{{Router: "chi"}}, Contract: Cell{Mark: Differs}},
	}}
	for router, want := range map[string][3]int{"chi": {2, 0, 0}, "pat": {0, 0, 1}, Contract: {0, 1, 1}, "nobody": {0, 0, 0}} {
		got := r.Behaviours(router)
		for i, m := range Marks() {
			if got[m] != want[i] {
				t.Errorf("%s has %d rows marked %q, want %d", router, got[m], m, want[i])
			}
		}
	}
	for i, want := range []Mark{Hurts, Hurts, Differs} {
		if got := r.Rows[i].Worst(); got != want {
			t.Errorf("row %d is marked %q at the worst, want %q", i, got, want)
		}
	}
}

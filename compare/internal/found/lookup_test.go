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

// A kit of which no case was tried is not kept.
func TestKit(t *testing.T) {
	for kit, whole := range map[[2]int]bool{{0, 0}: false, {2, 2}: true, {2, 3}: false} {
		if got := (Kit{Kept: kit[0], Cases: kit[1]}).Whole(); got != whole {
			t.Errorf("%d of %d cases: whole is %v", kit[0], kit[1], got)
		}
	}
}

package figures

import (
	"cmp"
	"fmt"
	"slices"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/stats"
)

// cost lists the routers by what a request costs, with all that was found of it.
func (f *Figures) cost(m *marker) (string, error) {
	request, unitName := cmp.Or(m.options["request"], "mixed"), cmp.Or(m.options["unit"], "baseline")
	ranked, err := f.byCost(request)
	if err != nil {
		return "", err
	}
	unit := stats.Find(ranked, stats.Key{Key: "router", Value: unitName})
	if unit == nil {
		return "", fmt.Errorf("%s has no %s on request=%s", stats.RouterFamily, unitName, request)
	}
	t := markdown.NewTable(append([]markdown.Column{{Name: "router"}},
		markdown.Figures("ns/op, median and interval", "multiple of "+markdown.Code(unitName), "B/op", "allocs/op")...)...)
	for _, s := range ranked {
		t.Add(markdown.Code(s.Value("router")), bounded(s), multiple(s, unit), count(s.Bytes), allocs(s))
	}
	return t.String(), nil
}

// byCost returns the routers of this module and the gauges, as far as they were measured on a request: the gauges first, as the
// report has them, and then the routers from the cheapest to the dearest.
func (f *Figures) byCost(request string) ([]*stats.Series, error) {
	all := slices.DeleteFunc(f.bench.Family(stats.RouterFamily), func(s *stats.Series) bool {
		return s.Value("request") != request || f.group(s) == found.GroupPlain
	})
	if len(all) == 0 {
		return nil, fmt.Errorf("the raw lines have no %s/…/request=%s", stats.RouterFamily, request)
	}
	gauges := f.report.InGroup(found.GroupGauge)
	place := func(s *stats.Series) int { // of a gauge; a router comes behind all of them
		i := slices.IndexFunc(gauges, func(x found.Router) bool { return x.Name == s.Value("router") })
		if i < 0 {
			return len(gauges)
		}
		return i
	}
	slices.SortStableFunc(all, func(x, y *stats.Series) int {
		return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(x.Interval().Median, y.Interval().Median))
	})
	return all, nil
}

// group returns the group of a series' router.
func (f *Figures) group(s *stats.Series) string { return f.report.Router(s.Value("router")).Group }

// routes has a row for each request and a column for each router, in the order of cost: medians of times or, with a unit, of
// their multiples of that router's.
func (f *Figures) routes(m *marker) (string, error) {
	ranked, err := f.byCost("mixed")
	if err != nil {
		return "", err
	}
	var routers []string
	for _, s := range ranked {
		routers = append(routers, s.Value("router"))
	}
	unit, all := m.options["unit"], f.bench.Family(stats.RouterFamily)
	switch {
	case unit == "":
		return grid(all, "request", "router", routers)
	case !slices.Contains(routers, unit):
		return "", fmt.Errorf("%s has no %s on request=mixed", stats.RouterFamily, unit)
	}
	return cells(all, "request", "router", routers, func(s *stats.Series, _ string) string {
		unit := stats.Find(all, stats.Key{Key: "router", Value: unit}, stats.Key{Key: "request", Value: s.Value("request")})
		if unit == nil {
			return dash
		}
		return stats.Ratio(s, unit).Middle()
	})
}

// plain sets the libraries' routers, which keep the contract, beside the libraries in plain configuration, which do not.
func (f *Figures) plain(m *marker) (string, error) {
	request := stats.Key{Key: "request", Value: cmp.Or(m.options["request"], "hits")}
	all := f.bench.Family(stats.RouterFamily)
	t := markdown.NewTable(append([]markdown.Column{{Name: "library"}},
		markdown.Figures("plain, ns/op", "keeping the contract, ns/op", "multiple of plain", "B/op", "allocs/op")...)...)
	for _, library := range []string{"chi", "gorilla", "pat"} {
		before := stats.Find(all, stats.Key{Key: "router", Value: library}, request)
		after := stats.Find(all, stats.Key{Key: "router", Value: library + "router"}, request)
		if before == nil || after == nil {
			return "", fmt.Errorf("the raw lines lack %s or %[1]srouter on request=%s", library, request.Value)
		}
		t.Add(library, estimate(before), estimate(after), multiple(after, before),
			count(before.Bytes)+" → "+count(after.Bytes), allocs(before)+" → "+allocs(after))
	}
	return t.String(), nil
}

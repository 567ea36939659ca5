package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/stats"
)

// kind is something that a marker may ask for.
type kind struct {
	name    string
	options []string
	make    func(*stats.Bench, *marker) (string, error)
}

// kinds returns all of them but the benchmarks that are asked for by their own names.
func kinds() []kind {
	return []kind{
		{"machine", nil, machine},
		{"cost", []string{"request", "unit"}, cost},
		{"routes", []string{"unit"}, routes},
		{"plain", []string{"request"}, plain},
	}
}

// find returns what the marker asks for.
func (m *marker) find() (kind, error) {
	if strings.HasPrefix(m.kind, "Benchmark") {
		return kind{m.kind, []string{"rows", "cols", "over"}, family}, nil
	}
	all := kinds()
	i := slices.IndexFunc(all, func(k kind) bool { return k.name == m.kind })
	if i < 0 {
		return kind{}, fmt.Errorf("%s: no figures are called %q; want one of %s", m.place, m.kind, kindNames())
	}
	return all[i], nil
}

func kindNames() string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return strings.Join(append(names, "a benchmark's name"), ", ")
}

const (
	routerFamily = "BenchmarkRouter"
	noop         = "noop"
)

// machine says when, where and how it was measured, and how well.
func machine(b *stats.Bench, _ *marker) (string, error) {
	config := map[string]string{}
	for _, key := range []string{"date", "go", "cores", "goos", "goarch", "cpu"} {
		if config[key] = b.Config[key]; config[key] == "" {
			return "", fmt.Errorf("the raw lines have none that begins with %q", key+":")
		}
	}
	var spreads []float64
	for _, s := range b.Series {
		spreads = append(spreads, spread(stats.Interval(s.Time)))
	}
	slices.Sort(spreads)
	return fmt.Sprintf(`Medians of %d interleaved rounds with 95 %% confidence intervals, the multiples with their range over the rounds.
Measured on %s with Go %s on %s/%s, %s cores of %q.
Half of the intervals are within ± %.0f %%, nine in ten within ± %.0f %%.
`, len(b.Series[0].Time), config["date"], strings.TrimPrefix(config["go"], "go"), config["goos"], config["goarch"], config["cores"], config["cpu"],
		100*spreads[len(spreads)/2], 100*spreads[len(spreads)*9/10]), nil
}

// cost lists the routers by what a request costs; those to measure by come first.
func cost(b *stats.Bench, m *marker) (string, error) {
	request, unitName := cmp.Or(m.options["request"], "mixed"), cmp.Or(m.options["unit"], "floor")
	ranked, err := byCost(b, request)
	if err != nil {
		return "", err
	}
	base, unit := stats.Find(ranked, stats.Key{Key: "router", Value: noop}), stats.Find(ranked, stats.Key{Key: "router", Value: unitName})
	if base == nil || unit == nil {
		return "", fmt.Errorf("%s has no %s or no %s on request=%s", routerFamily, noop, unitName, request)
	}
	t := newTable("router", "ns/op, median", fmt.Sprintf("over `%s`, as a multiple of `%s`", noop, unitName), "B/op", "allocs/op")
	for _, s := range ranked {
		over := stats.Multiples(stats.Over(s.Time, base.Time), stats.Over(unit.Time, base.Time))
		t.add("`"+s.Value("router")+"`", estimate(s), multiple(over), whole(s.Bytes), allocs(s))
		switch s {
		case base:
			t.last()[2] = dash
		case unit:
			t.last()[2] = "1"
		}
	}
	return t.String(), nil
}

// byCost returns what there is of a request: noop and floor, then the other routers, the cheapest first.
func byCost(b *stats.Bench, request string) ([]*stats.Series, error) {
	found := slices.DeleteFunc(b.Family(routerFamily), func(s *stats.Series) bool { return s.Value("request") != request })
	if len(found) == 0 {
		return nil, fmt.Errorf("the raw lines have no %s/…/request=%s", routerFamily, request)
	}
	gauge := func(s *stats.Series) int { return slices.Index([]string{"floor", noop}, s.Value("router")) }
	slices.SortStableFunc(found, func(x, y *stats.Series) int {
		return cmp.Or(cmp.Compare(gauge(y), gauge(x)), cmp.Compare(stats.Median(x.Time), stats.Median(y.Time)))
	})
	return found, nil
}

// routes has a row for each request and a column for each router, in the order of cost: medians of times or, with a unit,
// of what is over noop as multiples of that router's.
func routes(b *stats.Bench, m *marker) (string, error) {
	ranked, err := byCost(b, "mixed")
	if err != nil {
		return "", err
	}
	var routers []string
	for _, s := range ranked {
		routers = append(routers, s.Value("router"))
	}
	unit, all := m.options["unit"], b.Family(routerFamily)
	switch {
	case unit == "":
		return grid(all, "request", "router", routers)
	case !slices.Contains(routers, unit) || !slices.Contains(routers, noop):
		return "", fmt.Errorf("%s has no %s or no %s on request=mixed", routerFamily, noop, unit)
	}
	routers = slices.DeleteFunc(routers, func(r string) bool { return r == noop })
	return cells(all, "request", "router", routers, func(s *stats.Series, _ string) string {
		request := stats.Key{Key: "request", Value: s.Value("request")}
		base := stats.Find(all, stats.Key{Key: "router", Value: noop}, request)
		unit := stats.Find(all, stats.Key{Key: "router", Value: unit}, request)
		if base == nil || unit == nil {
			return dash
		}
		return ratio(stats.Median(stats.Multiples(stats.Over(s.Time, base.Time), stats.Over(unit.Time, base.Time))))
	})
}

// plain sets the libraries' routers, which keep the contract, beside the libraries in plain configuration, which do not.
func plain(b *stats.Bench, m *marker) (string, error) {
	request := stats.Key{Key: "request", Value: cmp.Or(m.options["request"], "hits")}
	find := func(router string) *stats.Series {
		return stats.Find(b.Family(routerFamily), stats.Key{Key: "router", Value: router}, request)
	}
	base := find(noop)
	t := newTable("library", "plain, ns/op", "keeping the contract, ns/op", "over `noop`, as a multiple of plain", "B/op", "allocs/op")
	for _, library := range []string{"chi", "gorilla", "pat"} {
		before, after := find(library), find(library+"router")
		if base == nil || before == nil || after == nil {
			return "", fmt.Errorf("the raw lines have not %s, %[1]srouter and %s on request=%s", library, noop, request.Value)
		}
		over := stats.Multiples(stats.Over(after.Time, base.Time), stats.Over(before.Time, base.Time))
		t.add(library, estimate(before), estimate(after), multiple(over),
			whole(before.Bytes)+" → "+whole(after.Bytes), allocs(before)+" → "+allocs(after))
	}
	return t.String(), nil
}

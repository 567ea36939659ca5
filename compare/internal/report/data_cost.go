package report

import (
	"fmt"
	"math"
	"slices"

	"gorouting/compare/internal/bench"
)

// costSet is what one kind of request costs in each router.
type costSet struct {
	Table   string    `json:"table"`   // "widgets, 11 routes"
	Request string    `json:"request"` // "a route is found"
	Base    string    `json:"base"`    // the router whose ratio is 1
	Rows    []costRow `json:"rows"`    // the fastest first
	Missing []missing `json:"missing"`
}

// costRow is a router's costs.
type costRow struct {
	Router  string    `json:"router"`
	Ratio   siteRatio `json:"ratio"`
	Text    string    `json:"text"`    // of the ratio, with its interval
	Verdict string    `json:"verdict"` // "faster", "slower", "tie" or "too few rounds"; "" for the base
	Time    string    `json:"time"`
	Allocs  string    `json:"allocs"`
	Bytes   string    `json:"bytes"`
}

// siteRatio is an interval as [mid, low, high]. All three are equal if the interval is not known.
type siteRatio [3]float64

func ratioOf(i bench.Interval) siteRatio {
	if i.N < 2 || math.IsInf(i.High, 0) {
		return siteRatio{digits(i.Mid), digits(i.Mid), digits(i.Mid)}
	}
	return siteRatio{digits(i.Mid), digits(i.Low), digits(i.High)}
}

// digits rounds a number to four digits, which is more than a chart can show.
func digits(f float64) float64 {
	if f == 0 {
		return 0
	}
	unit := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(f))))
	return math.Round(f*unit) / unit
}

// requestKinds are the kinds of requests that the site shows, with their descriptions.
var requestKinds = [][2]string{
	{"hits", "a route is found"}, {distinct, "one of 32,768 different requests"}, {"list", "one request for each route"},
	{"404", "404: no route has the path"}, {"405", "405: the path has other methods"}, {"mixed", "found, 404 and 405 in equal shares"},
}

// costSets returns the costs for each table and kind of request, except the grown tables.
func (p *pages) costSets() ([]costSet, error) {
	sets := []costSet{}
	for _, t := range p.measuredTables() {
		routers := join(p.libraries(), p.options(), p.ours(), p.generated(t.Table))
		for _, kind := range requestKinds {
			set, err := p.costSet(kind[0], routers, []any{t.Table, t.Routes})
			if err != nil {
				return nil, err
			}
			if len(set.Rows) > 0 {
				set.Table, set.Request = fmt.Sprintf("%s, %s", t.Table, plural(t.Routes, "route")), kind[1]
				sets = append(sets, set)
			}
		}
	}
	return sets, nil
}

func (p *pages) costSet(request string, routers []string, table []any) (costSet, error) {
	base, rows, out, err := p.rows(request, routers, table)
	set := costSet{Base: base, Missing: []missing{}}
	if err != nil {
		return set, err
	}
	for _, m := range out {
		if m.Why != notMeasured {
			set.Missing = append(set.Missing, m)
		}
	}
	for _, r := range rows {
		if r.cell.Router == base {
			r.ratio = bench.Interval{Mid: 1, Low: 1, High: 1, N: r.ratio.N}
		}
		cells, err := p.costRow(r, base)
		if err != nil {
			return set, err
		}
		set.Rows = append(set.Rows, costRow{r.cell.Router, ratioOf(r.ratio), cells[1], cells[2], cells[3], cells[4], cells[5]})
	}
	return set, nil
}

// measuredTables returns a cell with only the table, for each measured table except the grown ones.
func (p *pages) measuredTables() []bench.Cell {
	var all []bench.Cell
	for _, c := range p.Bench.Cells() {
		table := bench.Cell{Table: c.Table, Routes: c.Routes}
		if c.Family == bench.Serve && c.Table != grown && !slices.Contains(all, table) {
			all = append(all, table)
		}
	}
	slices.SortStableFunc(all, func(a, b bench.Cell) int { return a.Routes - b.Routes })
	return all
}

// growthSet is how a cost grows with the number of routes.
type growthSet struct {
	Title  string      `json:"title"`
	Sizes  []int       `json:"sizes"`
	Ticks  []siteTick  `json:"ticks"` // of the axis of costs
	Curves []siteCurve `json:"curves"`
}

// siteTick is a value on an axis.
type siteTick struct {
	At    float64 `json:"at"`
	Label string  `json:"label"`
}

// siteCurve is a router's costs by number of routes.
type siteCurve struct {
	Router string      `json:"router"`
	Points []sitePoint `json:"points"`
}

// sitePoint is the cost for one number of routes.
type sitePoint struct {
	Routes int       `json:"routes"`
	Cost   siteRatio `json:"cost"`
	Text   string    `json:"text"` // "516 ns"
	Ratio  string    `json:"ratio,omitempty"`
}

// growthSets returns how the costs of the grown tables grow.
func (p *pages) growthSets() ([]growthSet, error) {
	sizes := p.sizes()
	sets := []growthSet{}
	if len(sizes) < 2 {
		return sets, nil
	}
	names := join(p.libraries(), p.generated(grown))
	times := func(request string) func(router string, n int) (sitePoint, error) {
		return func(router string, n int) (sitePoint, error) {
			c := grownCell(router, n)
			c.Request = request
			return p.timePoint(c)
		}
	}
	making := func(router string, n int) (sitePoint, error) { return p.timePoint(makeCell(router, n)) }
	heap := func(router string, n int) (sitePoint, error) {
		bytes, ok := p.Bench.Value(makeCell(router, n), "B-heap")
		if !ok || bytes <= 0 {
			return sitePoint{}, nil
		}
		return sitePoint{Cost: ratioOf(bench.Interval{Mid: bytes, N: 1}), Text: size(bytes)}, nil
	}
	for _, s := range []struct {
		title string
		label func(float64) string
		point func(router string, n int) (sitePoint, error)
	}{
		{"a request: one of 32,768 different ones", short, times(distinct)},
		{"a request: one for each route, again and again", short, times("list")},
		{"time to make the router", short, making},
		{"heap that the router keeps", shortSize, heap},
	} {
		curves, err := growing(names, sizes, s.point)
		if err != nil {
			return nil, err
		}
		if len(curves) > 0 {
			sets = append(sets, growthSet{s.title, sizes, powers(curves, s.label), curves})
		}
	}
	return sets, nil
}

func makeCell(router string, routes int) bench.Cell {
	return bench.Cell{Family: bench.Make, Table: grown, Routes: routes, Router: router}
}

// timePoint returns the time of a cell, and its ratio to ServeMux.
func (p *pages) timePoint(c bench.Cell) (point sitePoint, err error) {
	i := p.Bench.Time(c)
	if !i.Known() {
		return point, nil
	}
	point.Cost = ratioOf(i)
	if point.Text, err = p.showTime(c); err != nil || c.Family != bench.Serve {
		return point, err
	}
	point.Ratio, err = p.ratioOrDash(c, bench.ServeMux)
	return point, err
}

// growing returns the curves of the routers. A point without a text was not measured.
func growing(names []string, sizes []int, point func(router string, n int) (sitePoint, error)) ([]siteCurve, error) {
	var curves []siteCurve
	for _, name := range names {
		curve := siteCurve{Router: name}
		for _, n := range sizes {
			p, err := point(name, n)
			if err != nil {
				return nil, err
			}
			if p.Text != "" {
				p.Routes = n
				curve.Points = append(curve.Points, p)
			}
		}
		if curve.Points != nil {
			curves = append(curves, curve)
		}
	}
	return curves, nil
}

// powers returns the powers of ten around the costs of the curves, at least two.
func powers(curves []siteCurve, label func(float64) string) []siteTick {
	if len(curves) == 0 {
		return nil
	}
	low, high := math.Inf(1), 0.0
	for _, c := range curves {
		for _, p := range c.Points {
			low, high = min(low, p.Cost[1]), max(high, p.Cost[2])
		}
	}
	var ticks []siteTick
	first := math.Floor(math.Log10(low))
	for e := first; e <= max(first+1, math.Ceil(math.Log10(high))); e++ {
		at := math.Pow(10, e)
		ticks = append(ticks, siteTick{at, label(at)})
	}
	return ticks
}

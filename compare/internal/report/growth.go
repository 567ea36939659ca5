package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"

	"gorouting/compare/internal/found"
)

// growthRouters returns the routers that were measured with larger tables, in their order.
func (r view) growthRouters() []string {
	var names []string
	for _, g := range r.Growth {
		if !slices.Contains(names, g.Router) {
			names = append(names, g.Router)
		}
	}
	return names
}

// growthChart shows what a request costs in tables of each size: a field for each router and size.
func (r view) growthChart() (chart, error) {
	c := chart{Name: "growth", Title: "Cost by number of routes", Stands: r.growthStands(), About: "A field for each router and number of routes with the median in ns " +
		"for 32,768 distinct requests: the stronger its colour, the longer it takes. The same figures are in the table."}
	f := fields{up: r.growthRouters(), times: map[[2]int]float64{}, low: math.Inf(1), high: math.Inf(-1)}
	slices.Reverse(f.up) // the first on top
	for x, size := range r.GrowthSizes() {
		f.across = append(f.across, thousands(int64(size))+" routes")
		for y, router := range f.up {
			if g := r.At(router, size); g.Refused == "" && g.Distinct.Known() && g.Distinct.Median > 0 {
				f.times[[2]int{x, y}] = g.Distinct.Median
				f.low, f.high = min(f.low, g.Distinct.Median), max(f.high, g.Distinct.Median)
			}
		}
	}
	if len(f.times) == 0 {
		c.Empty = nothingMeasured
		return c, nil
	}
	return c.drawBoth(130+23*len(f.up), func(t theme) (*plot.Plot, error) { return f.plot(t), nil })
}

// growthTables returns tables by router and number of routes: of times, and of what it takes to make the router.
func (r view) growthTables() []table {
	if len(r.Growth) == 0 {
		return nil
	}
	interval := func(of func(g found.Growth) found.Interval) func(g found.Growth) string {
		return func(g found.Growth) string { return middle(of(g)) + within(of(g)) }
	}
	tables := []table{
		r.growthTable("ns for a request, 32,768 distinct ones", interval(func(g found.Growth) found.Interval { return g.Distinct })),
		r.growthTable("ns for a request of a fixed list of at most 200, which a processor learns", interval(func(g found.Growth) found.Interval { return g.Learned })),
		r.growthTable("time to make the router", func(g found.Growth) string { return brief(g.Register) }),
		r.growthTable("heap of the router", func(g found.Growth) string { return size(g.Heap) }),
	}
	if t := r.slowerTable(); len(t.Rows) > 0 {
		tables = append(tables, t)
	}
	return tables
}

// slowerTable returns from how many routes on routegen's routers take longer than libraries.
func (r view) slowerTable() table {
	libraries := []string{"servemux", "chi", "gin"}
	t := table{
		Caption: "From how many routes on a router that routegen makes takes longer than a library, on distinct requests",
		Columns: []column{{Name: "technique"}},
		Notes:   []string{"Between the sizes that were measured, the logarithm of the time is taken to grow evenly with that of the number of routes. In brackets: what the intervals of both allow."},
	}
	for _, library := range libraries {
		t.Columns = append(t.Columns, column{library, true})
	}
	for _, router := range r.growthRouters() {
		if r.At(router, r.GrowthSizes()[0]).Group != found.GroupOurs {
			continue
		}
		cells := []string{router}
		for _, library := range libraries {
			cells = append(cells, r.SlowerWithin(router, library))
		}
		t.Rows = append(t.Rows, tableRow{Cells: cells})
	}
	return t
}

// growthTable returns a table of one figure. Notes say why some were not measured.
func (r view) growthTable(what string, cell func(g found.Growth) string) table {
	t := table{Caption: "By number of routes: " + what, Columns: []column{{Name: "router"}}}
	for _, size := range r.GrowthSizes() {
		t.Columns = append(t.Columns, column{thousands(int64(size)) + " routes", true})
	}
	for _, router := range r.growthRouters() {
		cells := []string{router}
		for _, size := range r.GrowthSizes() {
			g := r.At(router, size)
			if g.Refused != "" {
				cells = append(cells, t.note(g.Refused))
			} else {
				cells = append(cells, cell(g))
			}
		}
		t.Rows = append(t.Rows, tableRow{Cells: cells})
	}
	return t
}

// within returns how far an interval goes from its median: " ± 4 %"; "" if it has no bounds.
func within(i found.Interval) string {
	if !i.Bounded() || i.Median <= 0 {
		return ""
	}
	return fmt.Sprintf(" ± %.0f %%", 100*max(i.High-i.Median, i.Median-i.Low)/i.Median)
}

// brief returns the median of an interval in the unit that suits it: "12.3 µs".
func brief(i found.Interval) string {
	before, _, _ := strings.Cut(duration(i), " (")
	return before
}

// shareTable returns what part of whole requests routing is, the least first.
func (r view) shareTable() table {
	t := table{
		Caption: "Routing's share of the server's processor time, and for how long a handler has to work until it is 1 %",
		Columns: append([]column{{Name: "router"}}, figures("share", "interval", "samples", "the server's time for a request", "handler for 1 %")...),
		Notes: []string{"Routing is what is on the stack below the server and above the handler, and the reading of path values. What the garbage " +
			"collector does in the background is in the server's time, whoever made the garbage."},
	}
	shares := slices.Clone(r.Shares)
	slices.SortStableFunc(shares, func(a, b found.Share) int {
		if (a.Skipped == "") != (b.Skipped == "") {
			return cmp.Compare(a.Skipped, b.Skipped)
		}
		return cmp.Compare(a.Routing.Median, b.Routing.Median)
	})
	for _, s := range shares {
		if s.Skipped != "" {
			t.Rows = append(t.Rows, tableRow{Cells: []string{s.Router}, Note: s.Skipped})
			continue
		}
		t.Rows = append(t.Rows, tableRow{Cells: []string{s.Router, percent(s.Routing.Median), percents(s.Routing), thousands(s.Samples), brief(s.Request), enough(s)}})
	}
	return t
}

// enough returns for how long a handler has to work until routing is 1 %.
func enough(s found.Share) string {
	if works := s.Handler(); works.Known() {
		return duration(works)
	}
	return "it is less"
}

// percent returns a share: "4.2 %".
func percent(share float64) string { return number(100*share) + " %" }

// percents returns the ends of an interval of shares: "3.1 … 5 %".
func percents(i found.Interval) string {
	if !i.Bounded() {
		return dash
	}
	return number(100*i.Low) + " … " + percent(i.High)
}

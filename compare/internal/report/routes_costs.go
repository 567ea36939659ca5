package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
)

// Machine describes the machine of the measurements: `linux/amd64, 2 cores, "AMD EPYC"`. It returns "" if nothing was
// measured.
func (p RoutesPage) Machine() string {
	if p.Bench == nil {
		return ""
	}
	c := p.Bench.Config
	return fmt.Sprintf("%s/%s, %s cores, %q", c["goos"], c["goarch"], c["cores"], c["cpu"])
}

// Measured returns the number of routes that were measured.
func (p RoutesPage) Measured() int { return p.sizes()[len(p.sizes())-1] }

// Part reports whether only a part of the routes was measured.
func (p RoutesPage) Part() bool { return p.Measured() < len(p.Table.Routes) }

// sizes returns the numbers of routes that were measured, the smallest first.
func (p RoutesPage) sizes() []int {
	var all []int
	for _, c := range p.cells(bench.Serve) {
		all = append(all, c.Routes)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// cells returns the cells of a family.
func (p RoutesPage) cells(family string) []bench.Cell {
	if p.Bench == nil {
		return nil
	}
	return slices.DeleteFunc(p.Bench.Cells(), func(c bench.Cell) bool { return c.Family != family })
}

// cell returns the cell of a router for all measured routes.
func (p RoutesPage) cell(family, request, router string) bench.Cell {
	for _, c := range p.cells(family) {
		if c.Routes == p.Measured() && c.Request == request && c.Router == router {
			return c
		}
	}
	return bench.Cell{}
}

// distinct is the kind of request that Glance shows: so many different requests that the processor cannot learn them.
const distinct = "distinct"

// requests are the columns of the table of costs.
var requests = []string{distinct, "list", "404", "405"}

// routers returns the routers that were measured, the fastest first.
func (p RoutesPage) routers() []string {
	var names []string
	for _, c := range p.cells(bench.Serve) {
		if !slices.Contains(names, c.Router) {
			names = append(names, c.Router)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(p.nanoseconds(a), p.nanoseconds(b)) })
	return names
}

// nanoseconds returns the time of a distinct request, or infinity if it was not measured.
func (p RoutesPage) nanoseconds(router string) float64 {
	if time := p.Bench.Time(p.cell(bench.Serve, distinct, router)); time.Known() {
		return time.Mid
	}
	return math.Inf(1)
}

// Base returns the router whose ratio is 1: servemux if it was measured, otherwise the fastest router.
func (p RoutesPage) Base() string {
	names := p.routers()
	if len(names) > 0 && !p.Bench.Time(p.cell(bench.Serve, distinct, bench.ServeMux)).Known() {
		return names[0]
	}
	return bench.ServeMux
}

// Glance returns the overview, a table with one row for each router.
func (p RoutesPage) Glance() string {
	type column struct {
		heading string
		cell    func(router string) string
	}
	columns := []column{{"router", Code}}
	if p.Found != nil {
		columns = append(columns, column{">accepts", p.accepts}, column{">differences", p.differences},
			column{">with options", func(router string) string { return p.differences(router + "-options") }})
	}
	if p.Bench != nil {
		columns = append(columns, column{">÷ " + Code(p.Base()), p.ratioOf(distinct)}, column{">time", p.time},
			column{">allocations", p.value(bench.Serve, distinct, "allocs/op", count)},
			column{">bytes", p.value(bench.Serve, distinct, "B/op", size)})
	}
	var headings []string
	for _, c := range columns {
		headings = append(headings, c.heading)
	}
	t := NewTable(headings...)
	for _, router := range p.rows() {
		var cells []string
		for _, c := range columns {
			cells = append(cells, c.cell(router))
		}
		t.Add(cells...)
	}
	return t.String()
}

// rows returns the libraries that were asked, and the other routers that were measured.
func (p RoutesPage) rows() []string {
	var names []string
	for _, o := range p.Found {
		names = append(names, o.Library)
	}
	names = append(slices.Compact(names), p.routers()...)
	var once []string
	for _, name := range names {
		if !slices.Contains(once, name) {
			once = append(once, name)
		}
	}
	return once
}

// found returns the findings about a configuration.
func (p RoutesPage) found(name string) (behaviour.Own, bool) {
	i := slices.IndexFunc(p.Found, func(o behaviour.Own) bool { return o.Name == name })
	if i < 0 {
		return behaviour.Own{}, false
	}
	return p.Found[i], true
}

func (p RoutesPage) accepts(router string) string {
	if o, ok := p.found(router); ok {
		return thousands(len(o.Kept.Routes))
	}
	return dash
}

func (p RoutesPage) differences(name string) string {
	if o, ok := p.found(name); ok && o.Asked > 0 {
		return thousands(len(o.Kit.Causes))
	}
	return dash
}

// ratioOf returns a function that formats the ratio between a router and the base.
func (p RoutesPage) ratioOf(request string) func(router string) string {
	return func(router string) string {
		if router == p.Base() {
			return "1"
		}
		ratio := p.Bench.Ratio(p.cell(bench.Serve, request, router), p.Base())
		if !ratio.Known() {
			return dash
		}
		if ratio.Wide() {
			return "noisy"
		}
		return number(ratio.Mid) + span(ratio, number)
	}
}

func (p RoutesPage) time(router string) string {
	return known(p.Bench.Time(p.cell(bench.Serve, distinct, router)))
}

// known returns the text of a time, or a dash if the time was not measured.
func known(time bench.Interval) string {
	if !time.Known() {
		return dash
	}
	return duration(time.Mid)
}

// value returns a function that formats the median of a router in a unit such as "B/op".
func (p RoutesPage) value(family, request, unit string, format func(float64) string) func(router string) string {
	return func(router string) string {
		if v, ok := p.Bench.Value(p.cell(family, request, router), unit); ok {
			return format(v)
		}
		return dash
	}
}

// Costs returns a table of the ratios for each kind of request. It returns "" if nothing was measured.
func (p RoutesPage) Costs() string {
	if p.Bench == nil {
		return ""
	}
	headings := []string{"router"}
	for _, request := range requests {
		headings = append(headings, ">"+request)
	}
	t := NewTable(headings...)
	for _, router := range p.routers() {
		cells := []string{Code(router)}
		for _, request := range requests {
			cells = append(cells, p.ratioOf(request)(router))
		}
		t.Add(cells...)
	}
	return t.String()
}

// Skipped says which routers were not measured, and why.
func (p RoutesPage) Skipped() []string {
	var all []string
	for _, o := range p.Found {
		c := p.cells(bench.Serve)[0]
		c.Routes, c.Router = p.Measured(), o.Name
		for _, request := range append([]string{""}, requests...) {
			c.Request = request
			if why := p.Bench.Skipped(c); why != "" {
				all = append(all, fmt.Sprintf("%s was not measured: it %s", o.Name, why))
				break
			}
		}
	}
	return all
}

// Growth returns a table of times by number of routes. It returns "" if only one number of routes was measured.
func (p RoutesPage) Growth() string {
	if p.Bench == nil || len(p.sizes()) < 2 {
		return ""
	}
	headings := []string{"router"}
	for _, n := range p.sizes() {
		headings = append(headings, ">"+plural(n, "route"))
	}
	t := NewTable(headings...)
	for _, router := range p.routers() {
		cells := []string{Code(router)}
		for _, n := range p.sizes() {
			c := p.cell(bench.Serve, distinct, router)
			c.Routes = n
			cells = append(cells, known(p.Bench.Time(c)))
		}
		t.Add(cells...)
	}
	return t.String()
}

package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/bench"
)

// row is a router in a table of costs.
type row struct {
	cell  bench.Cell
	ratio bench.Interval // to the base of the table
}

// costs returns a table of what a request costs in each router, the fastest first. Below the table, it names the routers
// without a figure.
func (p *pages) costs(request string, routers []string, table ...any) (string, error) {
	base, rows, out, err := p.rows(request, routers, table)
	if err != nil || len(rows) == 0 {
		return leftOut(out), err
	}
	t := NewTable("router", ">× "+base, "beside "+base, ">time", ">allocs/op", ">B/op")
	for _, r := range rows {
		cells, err := p.costRow(r, base)
		if err != nil {
			return "", err
		}
		t.Add(cells...)
	}
	return t.String() + leftOut(out), nil
}

// ratios is like costs, but has only three columns, for narrow pages.
func (p *pages) ratios(request string, routers []string, table ...any) (string, error) {
	base, rows, out, err := p.rows(request, routers, table)
	if err != nil || len(rows) == 0 {
		return leftOut(out), err
	}
	t := NewTable("router", ">× "+base, ">allocs/op")
	for _, r := range rows {
		cells, err := p.costRow(r, base)
		if err != nil {
			return "", err
		}
		t.Add(cells[0], cells[1], cells[4])
	}
	return t.String() + leftOut(out), nil
}

func (p *pages) costRow(r row, base string) ([]string, error) {
	beside := ""
	if r.cell.Router != base {
		beside = p.compared(r.cell, base)
	}
	ratio, err := p.times(r.cell, base, r.ratio)
	if err != nil {
		return nil, err
	}
	costs, err := p.spent(r.cell)
	return append([]string{Code(r.cell.Router), ratio, beside}, costs...), err
}

// spent returns the time of a request, its allocations and its bytes.
func (p *pages) spent(c bench.Cell) ([]string, error) {
	time, err := p.showTime(c)
	if err != nil {
		return nil, err
	}
	allocs, err := p.value(c, "allocs/op")
	if err != nil {
		return nil, err
	}
	bytes, err := p.value(c, "B/op")
	return []string{time, allocs, bytes}, err
}

// missing is a router without a figure.
type missing struct {
	Router string `json:"router"`
	Why    string `json:"why"`
}

// notMeasured is the reason for a router that the run did not include.
const notMeasured = "not measured"

// rows returns the routers that have a figure, the fastest first, and the routers without one. base is the router whose ratio is 1.
func (p *pages) rows(request string, routers []string, table []any) (base string, rows []row, out []missing, err error) {
	base, err = p.base(request, routers, table)
	if err != nil {
		return "", nil, nil, err
	}
	for _, name := range routers {
		c, err := cell(name, request, table)
		if err != nil {
			return "", nil, nil, err
		}
		switch i := p.Bench.Ratio(c, base); {
		case !i.Known():
			out = append(out, missing{name, oneLine(cmp.Or(p.Bench.Skipped(c), notMeasured))})
		case i.N > 1 && i.Wide():
			out = append(out, missing{name, "its interval is wider than its value"})
		default:
			rows = append(rows, row{c, i})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.ratio.Mid, b.ratio.Mid) })
	return base, rows, out, nil
}

// leftOut returns a line that names the routers without a figure, and the reasons. It follows a table.
func leftOut(all []missing) string {
	var names []string
	for _, m := range all {
		names = append(names, Code(m.Router)+" ("+Plain(m.Why)+")")
	}
	if names == nil {
		return ""
	}
	return "\n\nLeft out: " + strings.Join(names, "; ") + "."
}

// base returns the router whose ratio is 1: ServeMux, or the first measured router if ServeMux refuses the table.
func (p *pages) base(request string, routers []string, table []any) (string, error) {
	for _, name := range append([]string{bench.ServeMux}, routers...) {
		c, err := cell(name, request, table)
		if err != nil || p.Bench.Time(c).Known() {
			return name, err
		}
	}
	return bench.ServeMux, nil
}

// glance returns a table with the most important figures about each library. It has the columns for which the run has figures.
func (p *pages) glance() (string, error) {
	type column struct {
		heading string
		cell    func(router string) (string, error)
	}
	var columns []column
	if p.measured(bench.Serve) {
		columns = append(columns, column{">× servemux, 11 routes", func(router string) (string, error) {
			c, err := cell(router, "hits", nil)
			if err != nil {
				return "", err
			}
			return p.ratioOrDash(c, bench.ServeMux)
		}})
	}
	if sizes := p.sizes(); slices.Contains(sizes, 1000) {
		columns = append(columns, column{">1,000 routes", func(router string) (string, error) {
			return p.ratioOrDash(grownCell(router, 1000), bench.ServeMux)
		}})
	}
	if len(p.Found.Rows) > 0 {
		columns = append(columns, column{">harmful behaviours", p.harmful}, column{">with options", func(router string) (string, error) {
			if _, ok := p.Found.Router(router + "-options"); !ok {
				return dash, nil
			}
			return p.harmful(router + "-options")
		}}, column{"handler", func(router string) (string, error) {
			r, err := p.router(router)
			return link(r.Facts.Handler), err
		}})
	}
	if columns == nil {
		return "", nil
	}
	headings := []string{"library"}
	for _, c := range columns {
		headings = append(headings, c.heading)
	}
	t := NewTable(headings...)
	for _, name := range p.libraries() {
		cells := []string{Code(name)}
		for _, c := range columns {
			text, err := c.cell(name)
			if err != nil {
				return "", err
			}
			cells = append(cells, text)
		}
		t.Add(cells...)
	}
	return t.String(), nil
}

// grid returns a table with a row for each router and a column for each number of routes of the grown table. The function
// content returns the text of a cell.
func (p *pages) grid(routers []string, content func(router string, routes int) (string, error)) (string, error) {
	headings := []string{"router"}
	for _, n := range p.sizes() {
		headings = append(headings, ">"+thousands(n)+" routes")
	}
	t := NewTable(headings...)
	for _, name := range routers {
		cells := []string{Code(name)}
		for _, n := range p.sizes() {
			text, err := content(name, n)
			if err != nil {
				return "", err
			}
			cells = append(cells, text)
		}
		t.Add(cells...)
	}
	return t.String(), nil
}

// growth returns the ratios to ServeMux by number of routes. It says "noisy" where an interval is wider than its value.
func (p *pages) growth(request string, routers []string) (string, error) {
	return p.grid(routers, func(router string, routes int) (string, error) {
		c := grownCell(router, routes)
		c.Request = request
		return p.ratioOrDash(c, bench.ServeMux)
	})
}

func (p *pages) ratioOrDash(c bench.Cell, base string) (string, error) {
	switch i := p.Bench.Ratio(c, base); {
	case !i.Known():
		return dash, nil
	case i.N > 1 && i.Wide():
		return "noisy", nil
	default:
		return p.times(c, base, i)
	}
}

// grownTimes returns the time and the allocations of a request, by number of routes.
func (p *pages) grownTimes(request string, routers []string) (string, error) {
	return p.grid(routers, func(router string, routes int) (string, error) {
		c := grownCell(router, routes)
		c.Request = request
		if !p.Bench.Time(c).Known() {
			return dash, nil
		}
		text, err := p.showTime(c)
		if err != nil {
			return "", err
		}
		allocated, err := p.allocated(c)
		return text + allocated, err
	})
}

// allocated returns the allocations and bytes of a request, as an addition to its time: "; 5.1, 621 B". It returns "" for a
// request without allocations.
func (p *pages) allocated(c bench.Cell) (string, error) {
	allocs, err := p.value(c, "allocs/op")
	if err != nil || allocs == "0" {
		return "", err
	}
	bytes, err := p.value(c, "B/op")
	return fmt.Sprintf("; %s, %s B", allocs, bytes), err
}

// making returns the time to make a router and the heap that it keeps, by number of routes.
func (p *pages) making(routers []string) (string, error) {
	return p.grid(routers, func(router string, routes int) (string, error) {
		c := bench.Cell{Family: bench.Make, Table: grown, Routes: routes, Router: router}
		heap, ok := p.Bench.Value(c, "B-heap")
		if !ok {
			return dash, nil
		}
		text, err := p.showTime(c)
		return text + ", " + size(heap), err
	})
}

// techniques returns a table of routegen's routers for one table: lines, build time, and what a request costs.
func (p *pages) techniques(table string, routes int) (string, error) {
	t := NewTable("technique", ">lines", ">build", ">× servemux", ">time", ">allocs/op", ">B/op")
	request := "distinct"
	if table == "widgets" {
		request = "hits"
	}
	for _, name := range p.generated(table) {
		c := bench.Cell{Family: bench.Serve, Table: table, Routes: routes, Request: request, Router: name}
		built := bench.Cell{Family: bench.Build, Table: table, Routes: routes, Router: name}
		lines, _ := p.Bench.Value(built, "lines")
		seconds, ok := p.Bench.Value(built, "s-build")
		if !ok || !p.Bench.Time(c).Known() {
			continue
		}
		ratio, err := p.ratioOrDash(c, bench.ServeMux)
		if err != nil {
			return "", err
		}
		costs, err := p.spent(c)
		if err != nil {
			return "", err
		}
		t.Add(append([]string{Code(name), thousands(int(lines)), fmt.Sprintf("%.1f s", seconds), ratio}, costs...)...)
	}
	return t.String(), nil
}

// realTables returns the ratios to ServeMux on the tables of real services, with one row for each table.
func (p *pages) realTables(routers []string) (string, error) {
	headings := []string{"table", ">routes"}
	for _, name := range routers {
		headings = append(headings, ">"+Code(name))
	}
	t := NewTable(headings...)
	for _, c := range p.tables() {
		c.Router = bench.ServeMux
		if !p.Bench.Time(c).Known() {
			continue
		}
		cells := []string{Code(c.Table), thousands(c.Routes)}
		for _, name := range routers {
			c.Router = name
			text, err := p.ratioOrDash(c, bench.ServeMux)
			if err != nil {
				return "", err
			}
			cells = append(cells, text)
		}
		t.Add(cells...)
	}
	return t.String(), nil
}

// tables returns a cell without a router for each table that was measured with distinct requests, except the grown tables.
func (p *pages) tables() []bench.Cell {
	var all []bench.Cell
	for _, c := range p.Bench.Cells() {
		c.Router = ""
		if c.Family == bench.Serve && c.Request == "distinct" && c.Table != grown && !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// heaps returns the ratios to ServeMux by size of the live heap.
func (p *pages) heaps() (string, error) {
	var lives, routers []string
	for _, c := range p.Bench.Cells() {
		if c.Family == bench.Heap {
			lives, routers = join(lives, []string{c.Live}), join(routers, []string{c.Router})
		}
	}
	slices.Sort(routers)
	routers = join([]string{bench.ServeMux}, routers)
	headings := []string{"live heap"}
	for _, name := range routers {
		headings = append(headings, ">"+Code(name))
	}
	t := NewTable(headings...)
	for _, live := range lives {
		cells := []string{Plain(live)}
		for _, name := range routers {
			text, err := p.heapRatio(live, name)
			if err != nil {
				return "", err
			}
			cells = append(cells, text)
		}
		t.Add(cells...)
	}
	return t.String(), nil
}

func (p *pages) heapRatio(live, router string) (string, error) {
	for _, c := range p.Bench.Cells() {
		if c.Family != bench.Heap || c.Live != live || c.Router != router {
			continue
		}
		if router == bench.ServeMux {
			return p.showTime(c)
		}
		return p.ratioOrDash(c, bench.ServeMux)
	}
	return dash, nil
}

// shares returns routing's share of a request, measured in two ways.
func (p *pages) shares() (string, error) {
	t := NewTable("router", ">share of the server's processor time", ">samples", ">by comparing servers")
	var routers []string
	for _, c := range p.Bench.Cells() {
		if c.Family == bench.Share && c.Router != bench.NoRouter {
			routers = join(routers, []string{c.Router})
		}
	}
	slices.SortStableFunc(routers, func(a, b string) int {
		first, _ := p.Bench.Share(a)
		second, _ := p.Bench.Share(b)
		return cmp.Compare(first.Mid, second.Mid)
	})
	for _, name := range routers {
		text, err := p.share(name)
		if err != nil {
			return "", err
		}
		_, samples := p.Bench.Share(name)
		byTime := dash
		if i := p.Bench.ShareByTime(name); i.N > 1 {
			byTime = fmt.Sprintf("%s %% (%s to %s)", whole(i.Mid), whole(i.Low), whole(i.High))
		}
		t.Add(Code(name), text, thousands(samples), byTime)
	}
	return t.String(), nil
}

// machine says in one line when and where the run was made.
func (p *pages) machine() (string, error) {
	var parts []string
	for _, key := range []string{"date", "go", "goos", "goarch", "cpu", "cores"} {
		text, err := p.config(key)
		if err != nil {
			return "", err
		}
		parts = append(parts, text)
	}
	return fmt.Sprintf("Measured on %s with %s on %s/%s, %s, %s cores, in %d processes.", parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], p.processes()), nil
}

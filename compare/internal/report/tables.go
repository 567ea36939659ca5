package report

import (
	"fmt"
	"slices"
	"strconv"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// table is a table of the page and of the Markdown. Its first column names the rows.
type table struct {
	ID      string // to link to; "" for none
	Caption string
	Columns []column
	Rows    []tableRow
	Notes   []string // to be read below it, in order: the first is note 1
}

// column is a column's head.
type column struct {
	Name    string
	Figures bool // to be aligned to the right
}

// tableRow is the cells of a row. A Note takes the place of the cells that are missing.
type tableRow struct {
	Cells []string
	Note  string
}

// figures returns columns of figures.
func figures(names ...string) []column {
	var all []column
	for _, name := range names {
		all = append(all, column{name, true})
	}
	return all
}

// costTable returns what a request costs in each router, the fastest first.
func (r view) costTable(request string) table {
	t := table{
		ID:      request,
		Caption: fmt.Sprintf("Cost of “%s” by router%s", request, r.confidence(request)),
		Columns: append([]column{{Name: "router"}}, figures("place", "ns/op, median", "interval", "multiple of baseline", "B/op", "allocs/op")...),
	}
	measured, skipped := r.Ranked(request)
	for _, c := range measured {
		t.Rows = append(t.Rows, tableRow{Cells: []string{c.Router, place(c), middle(c.Time), bounds(c.Time),
			multiple(c), number(c.Bytes), number(c.Allocs)}})
	}
	if len(measured) > 0 {
		t.Notes = []string{"A multiple of baseline is the median over the processes of times divided by those of baseline in the same round, with its interval."}
	}
	if why := r.noisy(request); why != "" {
		t.Notes = append(t.Notes, "No places: "+why+".")
	}
	for _, c := range skipped {
		t.Rows = append(t.Rows, tableRow{Cells: []string{c.Router}, Note: why(c)})
	}
	return t
}

// multiple returns how many times as long as baseline's a cost is: "1" of baseline itself.
func multiple(c found.Cost) string {
	if c.Router == baseline {
		return "1"
	}
	return c.ToBaseline.String()
}

// confidence returns how sure the intervals of a request are, which is less if there were few rounds.
func (r view) confidence(request string) string {
	least := found.Interval{Confidence: 1}
	for _, c := range r.Costs {
		if c.Request == request && c.Measured() && c.Time.Bounded() && c.Time.Confidence <= least.Confidence {
			least = c.Time
		}
	}
	if least.N == 0 {
		return ""
	}
	what := "process"
	if r.Run.Processes < 2 {
		what = "round"
	}
	return fmt.Sprintf("; intervals of %s %% confidence from %s", least.Percent(), words.Count(least.N, what))
}

// routeTable returns the medians of all requests in all routers. If one is missing, a note says why.
func (r view) routeTable() table {
	t := table{Caption: "Cost by route: ns/op, medians", Columns: []column{{Name: "request"}}}
	for _, x := range r.Routers {
		t.Columns = append(t.Columns, column{x.Name, true})
	}
	for _, request := range r.Requests {
		row := tableRow{Cells: []string{request}}
		for _, x := range r.Routers {
			c := r.Cost(x.Name, request)
			text := middle(c.Time)
			if !c.Measured() {
				text = t.note(why(c))
			}
			row.Cells = append(row.Cells, text)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// note returns a mark that leads to the note with this text below the table.
func (t *table) note(text string) string {
	i := slices.Index(t.Notes, text)
	if i < 0 {
		i = len(t.Notes)
		t.Notes = append(t.Notes, text)
	}
	return fmt.Sprintf("[%d]", i+1)
}

// loadTable returns what the routers cost before the first request.
func (r view) loadTable() table {
	t := table{
		Caption: "What the routes and the library cost before the first request" + r.baseline(),
		Columns: append([]column{{Name: "router"}}, figures("time to register", "heap", "modules", "lines of Go", "added to the binary")...),
		Notes: []string{
			"Neither time nor heap has what a package makes once, when the program starts, such as the regular expressions of regextable and regexswitch.",
			"Lines of Go are those of the package and of everything that it imports outside of the standard library.",
		},
	}
	for _, x := range r.Routers {
		if x.Group == found.GroupGauge && !x.Table.Register.Known() {
			continue // it has no routes to register
		}
		t.Rows = append(t.Rows, tableRow{Cells: append([]string{x.Name}, r.load(x.Table)...)})
	}
	return t
}

// load returns the cells of what a router costs before the first request: dashes for what was not looked at.
func (r view) load(t found.Table) []string {
	cells := []string{registering(t), dash, dash, dash, dash}
	if t.Register.Known() {
		cells[1] = size(t.Heap)
	}
	if r.Baseline.Size > 0 {
		cells[2], cells[3], cells[4] = strconv.Itoa(t.Modules), thousands(int64(t.Lines)), size(t.Binary)
	}
	return cells
}

// baseline says how large a program is that routes nothing; "" if none was built.
func (r view) baseline() string {
	if r.Baseline.Size == 0 {
		return ""
	}
	return "; a program that routes nothing is a binary of " + size(r.Baseline.Size)
}

// aCall is more ns than it takes to call a function that does nothing.
const aCall = 5

// registering returns what it takes to make a router.
func registering(t found.Table) string {
	if t.Register.Known() && t.Register.Median < aCall && t.Heap == 0 {
		return "registers nothing"
	}
	return duration(t.Register)
}

// moduleTable returns the versions of all modules in the build.
func (r view) moduleTable() table {
	t := table{Caption: "Modules in the build", Columns: []column{{Name: "module"}, {Name: "version"}}}
	for _, m := range r.Run.Modules {
		t.Rows = append(t.Rows, tableRow{Cells: []string{m.Path, m.Version}})
	}
	return t
}

// runTable returns when, where and how the report was made.
func (r view) runTable() table {
	return table{Caption: "The run", Columns: []column{{Name: "what"}, {Name: "value"}}, Rows: []tableRow{
		{Cells: []string{"date", day(r.Run.Date)}},
		{Cells: []string{"Go", fmt.Sprintf("%s on %s/%s", r.Run.Go, r.Run.OS, r.Run.Arch)}},
		{Cells: []string{"CPU", fmt.Sprintf("%s, %d cores", r.Run.CPU, r.Run.Cores)}},
		{Cells: []string{"rounds", fmt.Sprintf("%d of %d, interleaved", r.Run.Rounds, r.Run.Wanted)}},
		{Cells: []string{"processes", r.processes()}},
		{Cells: []string{"seed", strconv.FormatUint(r.Run.Seed, 10)}},
		{Cells: []string{"load average", fmt.Sprintf("%.2f before, %.2f at most meanwhile, %.2f after", r.Run.Load.Before, r.Run.Load.Highest, r.Run.Load.After)}},
		{Cells: []string{"used by others", fmt.Sprintf("%.0f %% of the processors' time, the median of the rounds", 100*r.Run.Load.Others)}},
		{Cells: []string{"command", r.Run.Command}},
	}}
}

// processes says how many processes measured, and how they differ.
func (r view) processes() string {
	if r.Run.Layouts == nil {
		return fmt.Sprintf("%d, all of one layout", r.Run.Processes)
	}
	var layouts []string
	for _, l := range r.Run.Layouts {
		layouts = append(layouts, strconv.FormatUint(uint64(l), 10))
	}
	return fmt.Sprintf("%d, each linked in another order: -randlayout %s; for larger tables and whole requests, %[1]d in the usual order", r.Run.Processes, words.List(layouts))
}

// refused says which route was refused, and beside which other.
func refused(f found.Refusal) string {
	s := f.Route.Method + " " + f.Route.Pattern
	if f.With != nil {
		s += " beside " + f.With.Method + " " + f.With.Pattern
	}
	return s
}

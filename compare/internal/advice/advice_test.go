package advice

import (
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

func interval(median float64) found.Interval {
	return found.Interval{Median: median, Low: median, High: median, N: 6, Confidence: .95}
}

// report has a finding of each sort that advice has numbers of.
func report() *found.Report {
	r := &found.Report{Rows: []found.Row{{Name: "slash"}, {Name: "dots"}}}
	hurts := map[string][]found.Mark{
		"servemux": {found.Hurts, found.Unmarked}, "chi": {found.Hurts, found.Hurts}, "chi-options": {found.Differs, found.Hurts},
		"gin": {found.Unmarked, found.Unmarked}, "echo": {found.Hurts, found.Hurts}, "pat": {found.Hurts, found.Hurts},
	}
	for _, name := range []string{"servemux", "chi", "chi-options", "gin", "echo", "pat"} {
		library, options, _ := strings.Cut(name, "-")
		x := found.Router{Name: name, Group: found.GroupPlain, Library: library}
		if options != "" {
			x.Options = []found.Option{{What: "an option"}}
		}
		r.Routers = append(r.Routers, x)
		for i, mark := range hurts[name] {
			r.Rows[i].Cells = append(r.Rows[i].Cells, found.Cell{Router: name, Mark: mark})
		}
		r.Costs = append(r.Costs, found.Cost{Router: name, Request: "hits", Time: interval(100 * float64(len(name))), Allocs: 2})
	}
	r.Shares = []found.Share{{Router: "servemux", Routing: interval(0.031), Request: interval(5_857)}}
	for router, ns := range map[string][2]float64{"servemux": {100, 100}, "split": {50, 500}, "tree": {40, 41}, "gin": {80, 82}} {
		r.Growth = append(r.Growth, found.Growth{Router: router, Routes: 10, Distinct: interval(ns[0])},
			found.Growth{Router: router, Routes: 1000, Distinct: interval(ns[1])})
	}
	return r
}

// TestLines: each number is that of the router that the sentence is about.
func TestLines(t *testing.T) {
	var all []string
	for _, line := range Lines(report()) {
		all = append(all, strings.Join([]string{line.If, line.Take, line.Because, line.Price}, "|"))
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{
		"`http.ServeMux`|It comes with Go, and its handlers fit everywhere; its routing is 3.1 % of a busy server's processor time.|",
		"refuses routes that cross; behaviours that can hurt: 1 in `http.ServeMux`.\n",
		"slower than `http.ServeMux` from about 40 routes (`split`) on. HEAD is for you to add.", // 50/100 at 10, 500/100 at 1,000
		"with 1,000 routes a request takes 41 ns in routegen's `tree`, 82 ns in gin and 100 ns in `http.ServeMux`.",
		"a request takes 300 ns and 2.0 allocations in chi and 800 ns and 2.0 allocations in `http.ServeMux`, handlers included. Behaviours that can hurt: 2 in chi, 1 with its options set.\n",
		"; behaviours that can hurt: 0 in gin and 2 in echo.\n",
		"you begin|not echo (2), pat (2) and `http.ServeMux` (1)|",
		"where a handler works for 12 µs, it is 1 % of the server's time",
	} {
		if !strings.Contains(text+"\n", want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

// TestNothingFound: without findings there are no numbers, and still sentences.
func TestNothingFound(t *testing.T) {
	for _, line := range Lines(new(found.Report)) {
		for _, text := range []string{line.Because, line.Price} {
			if strings.ContainsAny(strings.ReplaceAll(text, "1 %", ""), "0123456789") || text != "" && !strings.HasSuffix(text, ".") || strings.Contains(text, "..") {
				t.Errorf("%q", text)
			}
		}
		if line.If == "" || len(line.See) == 0 {
			t.Errorf("%+v", line)
		}
	}
}

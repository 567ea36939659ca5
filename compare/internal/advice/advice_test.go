package advice

import (
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

func interval(median float64) found.Interval {
	return found.Interval{Median: median, Low: median, High: median, N: 6, Confidence: .95}
}

// report has a finding of each sort that advice has numbers of.
func report() *found.Report {
	r := &found.Report{Rows: []found.Row{{Name: "slash"}, {Name: "dots"}, {Name: "plus"}}}
	hurts := map[string][]found.Mark{
		"servemux": {found.Hurts, found.Unmarked}, "chi": {found.Hurts, found.Hurts}, "chi-options": {found.Differs, found.Hurts},
		"gin": {found.Unmarked, found.Unmarked}, "echo": {found.Hurts, found.Hurts}, "pat": {found.Hurts, found.Hurts, found.Hurts},
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
	r.Rankings = []found.Ranking{{Request: "hits", Pairs: 15, Apart: [][2]string{{"gin", "servemux"}, {"servemux", "echo"}, {"pat", "servemux"}}}}
	r.Shares = []found.Share{{Router: "servemux", Routing: interval(0.031), Request: interval(5_857)}}
	for router, ns := range map[string][2]float64{"servemux": {100, 100}, "split": {50, 500}, "tree": {40, 41}, "gin": {80, 82}} {
		r.Growth = append(r.Growth, found.Growth{Router: router, Routes: 10, Distinct: interval(ns[0])},
			found.Growth{Router: router, Routes: 1000, Distinct: interval(ns[1])})
	}
	wide(&r.Shares[0].Routing, 0.02, 0.05)
	return r
}

// wide gives an interval these ends.
func wide(i *found.Interval, low, high float64) { i.Low, i.High = low, high }

// said returns the lines as text.
func said(r *found.Report) string {
	var all []string
	for _, line := range Lines(r) {
		all = append(all, strings.Join([]string{line.If, line.Take, line.Because, line.Price}, "|"))
	}
	return strings.Join(all, "\n") + "\n"
}

// TestLines: each number is that of the router that the sentence is about.
func TestLines(t *testing.T) {
	text := said(report())
	for _, want := range []string{
		"`http.ServeMux`|It comes with Go, and all handlers and middleware of `net/http` fit; its routing is 3.1 % (2 … 5) of a busy server's processor time.|",
		"as `/a/{x}` and `/{y}/b`. Can hurt: “slash”.\n",
		"where a handler works for 12 µs (5.9 … 23), it is 1 % of the server's time",
		"A request takes 300 ns in gin, 400 ns in echo and 800 ns in `http.ServeMux`, of which gin and echo are not separated.|",
		"with 1,000 routes a request takes 41 ns (41 … 41) in routegen's `tree`, 82 ns (82 … 82) in gin and 100 ns (100 … 100) in `http.ServeMux`.",
		"A request takes 300 ns and 2.0 allocations, in `http.ServeMux` 800 ns and 2.0. Behaviours that can hurt: 2 in chi, 1 with its options set.\n",
		"; a request makes 2.0 allocations in gin, 2.0 allocations in echo and 2.0 allocations in `http.ServeMux`.|",
		"Behaviours that can hurt: 0 in gin; 2 in echo.\n",
		"slower than `http.ServeMux` from between 40 and 40 routes (`split`) on. HEAD is for you to add.", // 50/100 at 10, 500/100 at 1,000
		"you choose a library|not pat (3)|",
		"|Speed: a request takes 300 ns in pat and 800 ns in `http.ServeMux`.\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

// TestApart: a figure is called better than another one only where the two are told apart.
func TestApart(t *testing.T) {
	r := report()
	r.Rankings[0].Apart = nil
	for i := range r.Growth {
		wide(&r.Growth[i].Distinct, r.Growth[i].Distinct.Median/4, r.Growth[i].Distinct.Median*4)
	}
	text := said(r)
	for _, want := range []string{
		", of which no two are separated.|", "; the intervals of routegen's `tree` and gin, and routegen's `tree` and `http.ServeMux` overlap.|", "|No speed: none of them is separated from `http.ServeMux` as the faster one.\n",
		"slower than `http.ServeMux` from a number of routes that this run cannot tell (`split`) on.", // 50/100·16 at 10, 500/100/16 at 1,000
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
	r.Rankings[0] = found.Ranking{Request: "hits", Pairs: 15, Noisy: true}
	if text := said(r); strings.Contains(text, "peed: ") {
		t.Errorf("nobody has a place, and there is a speed to give up:\n%s", text)
	}
}

// TestNotWorse: a library that has no more behaviours that can hurt than one that another line names is not warned of.
func TestNotWorse(t *testing.T) {
	r := report()
	pat := len(r.Rows[2].Cells) - 1
	r.Rows[2].Cells[pat].Mark = found.Unmarked // 2, as in chi and echo
	if text := said(r); strings.Contains(text, "you choose a library") {
		t.Errorf("a library is warned of that is no worse than echo:\n%s", text)
	}
}

// TestBetween: where an interval says nothing of one end, the other end is said alone.
func TestBetween(t *testing.T) {
	for want, edit := range map[string]func(g found.Growth, i *found.Interval){
		"from at most 40 routes (`split`) on":  func(g found.Growth, i *found.Interval) { wide(i, i.Low, i.High*float64(1+2*(10/g.Routes))) },
		"from at least 40 routes (`split`) on": func(g found.Growth, i *found.Interval) { wide(i, i.Low/float64(1+9*(g.Routes/1000)), i.High) },
	} {
		r := report()
		for k, g := range r.Growth {
			if g.Router == "split" {
				edit(g, &r.Growth[k].Distinct)
			}
		}
		if text := said(r); !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

// TestHurting: so few behaviours as two are called by their names, and three are counted. Where there are none, nobody is warned of.
func TestHurting(t *testing.T) {
	r := report()
	for row := range 2 {
		r.Rows[row].Cells[0].Mark = found.Hurts
	}
	if text := said(r); !strings.Contains(text, "Can hurt: “slash” and “dots”.\n") {
		t.Errorf("two behaviours are not named in\n%s", text)
	}
	r.Rows = append(r.Rows, found.Row{Name: "case", Cells: r.Rows[0].Cells[:1]})
	if text := said(r); !strings.Contains(text, "Behaviours that can hurt: 3 in `http.ServeMux`.\n") {
		t.Errorf("three behaviours are not counted in\n%s", text)
	}
	for i := range r.Rows {
		r.Rows[i].Cells = nil
	}
	if text := said(r); strings.Contains(text, "you choose a library") {
		t.Errorf("nobody can hurt, and there is a warning in\n%s", text)
	}
}

// TestNotes: what a figure counts is said where there are such figures.
func TestNotes(t *testing.T) {
	notes := strings.Join(Notes(report()), "\n")
	for _, want := range []string{"“Can hurt” counts", "; 3 were asked for", "calls that “hits”", "32,768 distinct"} {
		if !strings.Contains(notes, want) {
			t.Errorf("there is no %q in\n%s", want, notes)
		}
	}
}

// TestPart: of a part of a run, nothing is said that was not looked at.
func TestPart(t *testing.T) {
	r := &found.Report{Growth: report().Growth, Routers: report().Routers}
	var taken []string
	for _, line := range Lines(r) {
		taken = append(taken, line.Take)
		if slices.Contains(line.See, "behaviour") || slices.Contains(line.See, "cost") || slices.Contains(line.See, "share") {
			t.Errorf("%s: the evidence is in %q", line.Take, line.See)
		}
	}
	if want := []string{"`routegen`", "that one; list the changes before you leave it", "`split` or `match`, copied"}; !slices.Equal(taken, want) {
		t.Errorf("with larger tables alone, the answers are %q, want %q", taken, want)
	}
	if notes := Notes(r); len(notes) != 1 || !strings.Contains(notes[0], "32,768") {
		t.Errorf("the notes are %q", notes)
	}
}

// TestNothingFound: without findings there are no numbers, and still sentences.
func TestNothingFound(t *testing.T) {
	for _, line := range Lines(new(found.Report)) {
		for _, text := range []string{line.Because, line.Price} {
			if strings.ContainsAny(text, "0123456789") || !strings.HasSuffix(text, ".") || strings.Contains(text, "...") {
				t.Errorf("%q", text)
			}
		}
		if line.If == "" || len(line.See) == 0 {
			t.Errorf("%+v", line)
		}
	}
}

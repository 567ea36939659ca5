package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// summarize prints that the machine was busy, if it was, where the report is, how many routers keep this module's contract, and which
// are the cheapest, as far as that was looked at.
func summarize(w io.Writer, dir string, r *found.Report) {
	if load := r.Run.Load; load.Busy() {
		fmt.Fprintf(w, "the machine was busy: others used %.0f %% of its processors' time while this was measured\n", 100*load.Others)
	}
	for _, name := range []string{"report.html", "report.md", "report.json", "bench.txt"} {
		fmt.Fprintln(w, filepath.Join(dir, name))
	}
	kept, tried := map[string]bool{}, map[string]bool{} // by library: its set-ups are one
	for _, x := range r.Routers {
		if x.Group != found.GroupGauge && x.Kit.Asked > 0 {
			name := cmp.Or(x.Library, x.Name)
			tried[name], kept[name] = true, kept[name] || x.Kit.Whole()
		}
	}
	maps.DeleteFunc(kept, func(_ string, whole bool) bool { return !whole })
	if len(tried) > 0 {
		fmt.Fprintf(w, "%d of %d keep this module's contract to the byte\n", len(kept), len(tried))
	}
	cheapest(w, r)
}

// cheapest prints the first few on "hits", which most routers are measured on, or on the first request without it.
func cheapest(w io.Writer, r *found.Report) {
	const few = 5
	if len(r.Requests) == 0 {
		return
	}
	request := r.Requests[0]
	if slices.Contains(r.Requests, "hits") {
		request = "hits"
	}
	measured, _ := r.Ranked(request)
	measured = slices.DeleteFunc(measured, func(c found.Cost) bool { return r.Router(c.Router).Group == found.GroupGauge })
	if len(measured) == 0 {
		return
	}
	if ranking := r.Ranking(request); ranking.TooFew {
		fmt.Fprintf(w, "too few rounds to rank %d routers on request=%s; the lowest medians:\n", len(measured), request)
	} else if ranking.Noisy {
		fmt.Fprintf(w, "request=%s is too noisy to rank: %d of %d pairs of routers are separated; the lowest medians of %d:\n",
			request, ranking.Told, ranking.Pairs, len(measured))
	} else {
		fmt.Fprintf(w, "the cheapest of %d on request=%s:\n", len(measured), request)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range measured[:min(few, len(measured))] {
		fmt.Fprintf(t, "\t%s\t%s\t%.0f ns\t%s\n", place(c), c.Router, c.Time.Median, interval(c.Time))
	}
	t.Flush()
}

// interval returns the ends of an interval, or how many rounds are too few for one.
func interval(i found.Interval) string {
	if !i.Bounded() {
		return words.Count(i.N, "round")
	}
	return fmt.Sprintf("%.0f … %.0f", i.Low, i.High)
}

// place returns "2", "2–4" for one that is not separated from two others, or "–" for none.
func place(c found.Cost) string {
	switch c.Worst {
	case 0:
		return "–"
	case c.Best:
		return fmt.Sprint(c.Best)
	}
	return fmt.Sprintf("%d–%d", c.Best, c.Worst)
}

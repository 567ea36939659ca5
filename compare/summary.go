package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"gorouting/compare/internal/found"
)

// summarize prints where the report is, how many of them keep this module's contract, and which are the cheapest.
func summarize(w io.Writer, dir string, r *found.Report) {
	for _, name := range []string{"report.html", "report.md", "report.json", "bench.txt"} {
		fmt.Fprintln(w, filepath.Join(dir, name))
	}
	kept, tried := 0, 0
	for _, x := range r.Routers {
		if x.Group != found.GroupGauge && x.Kit.Asked > 0 {
			tried++
			if x.Kit.Whole() {
				kept++
			}
		}
	}
	fmt.Fprintf(w, "%d of %d keep this module's contract to the byte\n", kept, tried)
	cheapest(w, r)
}

// cheapest prints the first few places on "hits", which most routers are measured on, or on the first request without it.
func cheapest(w io.Writer, r *found.Report) {
	const few = 5
	if len(r.Requests) == 0 {
		return
	}
	request := r.Requests[0]
	if slices.Contains(r.Requests, "hits") {
		request = "hits"
	}
	ranked := slices.DeleteFunc(slices.Clone(r.Costs), func(c found.Cost) bool { return c.Request != request || c.Best == 0 })
	if len(ranked) == 0 {
		return
	}
	slices.SortFunc(ranked, func(a, b found.Cost) int { return cmp.Compare(a.Time.Median, b.Time.Median) })
	fmt.Fprintf(w, "the cheapest of %d on request=%s:\n", len(ranked), request)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range ranked[:min(few, len(ranked))] {
		fmt.Fprintf(t, "\t%s\t%s\t%.0f ns\t%.0f … %.0f\n", place(c), c.Router, c.Time.Median, c.Time.Low, c.Time.High)
	}
	t.Flush()
}

// place returns "2", or "2–4" for one that is tied.
func place(c found.Cost) string {
	if c.Best == c.Worst {
		return fmt.Sprint(c.Best)
	}
	return fmt.Sprintf("%d–%d", c.Best, c.Worst)
}

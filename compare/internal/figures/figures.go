// Package figures puts what was measured into the documents of the repository. In README.md and the Markdown of docs, the
// lines between a line like these and the next "<!-- end -->" are not typed, but made:
//
//	<!-- figures: machine -->                         when, where and how it was measured, and how well
//	<!-- figures: cost request=mixed unit=baseline -->   routers by what a request costs; the options shown are the defaults
//	<!-- figures: routes unit=baseline -->               every request in every router, as multiples of unit's time; ns/op without unit
//	<!-- figures: plain request=hits -->              the libraries' routers beside the libraries in plain configuration
//	<!-- figures: slower -->                          from how many routes on routegen's routers take longer than libraries
//	<!-- figures: answer -->                          which router to take, by situation
//	<!-- figures: BenchmarkX rows=a cols=b over=v --> any benchmark whose sub-benchmarks are named a=…/b=…; without cols with
//	                                                  its allocations; with over as multiples of the row v as well
//
// cost and routes show the routers of this module and the gauges. The libraries are in the report.
package figures

import (
	"bytes"
	"fmt"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// Figures is what was measured in one run.
type Figures struct {
	bench  *stats.Bench
	report *found.Report
}

// New reads the raw lines of a report. It returns an error that calls them name if they cannot be compared: unless every
// benchmark is there once for each round, and there are processes enough for an interval.
func New(r *found.Report, raw []byte, name string) (*Figures, error) {
	bench, err := stats.Read(bytes.NewReader(raw), name)
	switch {
	case err != nil:
		return nil, err
	case len(bench.Series) == 0:
		return nil, fmt.Errorf("%s has no benchmarks", name)
	}
	rounds := len(bench.Series[0].Time)
	for _, s := range bench.Series {
		if len(s.Time) != rounds {
			return nil, fmt.Errorf("%s has %s%v %d times, and other benchmarks %d times", name, s.Family, s.Keys, len(s.Time), rounds)
		}
	}
	if n := bench.Series[0].Interval().N; n < stats.MinSamples {
		return nil, fmt.Errorf("%s has measurements of %d processes; it takes %d to give an interval", name, n, stats.MinSamples)
	}
	return &Figures{bench, r}, nil
}

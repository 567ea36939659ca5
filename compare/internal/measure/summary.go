package measure

import (
	"bytes"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/report"
	"gorouting/compare/internal/stats"
)

// costs sums the lines up, by router and then by request.
func (r *Requests) costs(lines []byte) ([]report.Cost, error) {
	bench, err := stats.Read(bytes.NewReader(lines), "bench.txt")
	if err != nil {
		return nil, err
	}
	var all []report.Cost
	for i, c := range r.Contestants {
		for j, w := range r.Workloads {
			cost := report.Cost{Router: c.Name, Request: w.Name, Skipped: r.skipped[pair{i, j}]}
			series := find(bench, c.Name, w.Name)
			switch base := find(bench, contestant.Noop, w.Name); {
			case cost.Skipped != "":
			case series == nil:
				cost.Skipped = "not measured before the interruption"
			default:
				cost.Time = stats.Interval(series.Time)
				cost.Bytes, cost.Allocs = stats.Median(series.Bytes), stats.Median(series.Allocs)
				if base != nil {
					cost.OverNoop = stats.Interval(stats.Over(series.Time, base.Time))
				}
			}
			all = append(all, cost)
		}
	}
	r.place(all)
	return all, nil
}

func find(b *stats.Bench, router, request string) *stats.Series {
	return stats.Find(b.Series, stats.Key{Key: "router", Value: router}, stats.Key{Key: "request", Value: request})
}

// place gives those that were measured on a request their places. Gauges take none.
func (r *Requests) place(all []report.Cost) {
	for j := range r.Workloads {
		var costs []*report.Cost
		var times []report.Interval
		for i, c := range r.Contestants {
			cost := &all[i*len(r.Workloads)+j]
			if c.Group != report.GroupGauge && cost.Skipped == "" {
				costs, times = append(costs, cost), append(times, cost.Time)
			}
		}
		for i, place := range stats.Places(times) {
			costs[i].Best, costs[i].Worst = place.Best, place.Worst
		}
	}
}

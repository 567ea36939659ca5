package measure

import (
	"bytes"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// unit is the gauge that times are divided by.
const unit = "floor"

// Sum fills in the figures of a report's costs from the raw lines, in place of those that it has. A cost that has a reason to
// be skipped gets none.
func Sum(r *found.Report, lines []byte) error {
	bench, err := stats.Read(bytes.NewReader(lines), "bench.txt")
	if err != nil {
		return err
	}
	all := bench.Family(stats.RouterFamily)
	for i, c := range r.Costs {
		r.Costs[i] = found.Cost{Router: c.Router, Request: c.Request, Skipped: c.Skipped}
		cost := &r.Costs[i]
		if cost.Skipped != "" {
			continue
		}
		series := find(all, cost.Router, cost.Request)
		if series == nil {
			cost.Skipped = "not measured before the interruption"
			continue
		}
		cost.Time, cost.Bytes, cost.Allocs = stats.Interval(series.Time), stats.Median(series.Bytes), stats.Median(series.Allocs)
		if floor := find(all, unit, cost.Request); floor != nil {
			cost.ToFloor = stats.Ratio(series.Time, floor.Time)
		}
	}
	for _, request := range r.Requests {
		place(r, request)
	}
	return nil
}

func find(all []*stats.Series, router, request string) *stats.Series {
	return stats.Find(all, stats.Key{Key: "router", Value: router}, stats.Key{Key: "request", Value: request})
}

// place gives the routers that were measured on a request their places. Gauges take none.
func place(r *found.Report, request string) {
	var costs []*found.Cost
	var times []found.Interval
	for i := range r.Costs {
		cost := &r.Costs[i]
		if cost.Request == request && cost.Skipped == "" && r.Router(cost.Router).Group != found.GroupGauge {
			costs, times = append(costs, cost), append(times, cost.Time)
		}
	}
	for i, place := range stats.Places(times) {
		costs[i].Best, costs[i].Worst = place.Best, place.Worst
	}
}

package measure

import (
	"bytes"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// unit is the gauge that times are divided by.
const unit = "baseline"

// Sum fills in the figures of a report's costs and its rankings from the raw lines, and those of its growth and shares from what each process
// measured, in place of those that it has. A cost that has a reason to be skipped gets none. What does not say what the processes measured is left.
func Sum(r *found.Report, lines []byte) error {
	bench, err := stats.Read(bytes.NewReader(lines), "bench.txt")
	if err != nil {
		return err
	}
	all := bench.Family(stats.RouterFamily)
	for i := range r.Costs {
		sum(&r.Costs[i], all)
	}
	r.Rankings = nil
	for _, request := range r.Requests {
		r.Rankings = append(r.Rankings, rank(r, all, request))
	}
	for i := range r.Growth {
		if len(r.Growth[i].Processes) > 0 {
			sumGrowth(&r.Growth[i])
		}
	}
	for i := range r.Shares {
		if len(r.Shares[i].Processes) > 0 {
			sumShare(&r.Shares[i])
		}
	}
	return nil
}

// sum fills in the figures of one cost.
func sum(cost *found.Cost, all []*stats.Series) {
	*cost = found.Cost{Router: cost.Router, Request: cost.Request, Skipped: cost.Skipped}
	if cost.Skipped != "" {
		return
	}
	series := find(all, cost.Router, cost.Request)
	if series == nil {
		cost.Skipped = "not measured before the interruption"
		return
	}
	cost.Time, cost.Bytes, cost.Allocs = series.Interval(), stats.Median(series.Bytes), stats.Median(series.Allocs)
	if baseline := find(all, unit, cost.Request); baseline != nil {
		cost.ToBaseline = stats.Ratio(series, baseline)
	}
}

func find(all []*stats.Series, router, request string) *stats.Series {
	return stats.Find(all, stats.Key{Key: "router", Value: router}, stats.Key{Key: "request", Value: request})
}

// rank gives the routers that were measured on a request their places, unless fewer than half of their pairs are told apart.
// Gauges take none.
func rank(r *found.Report, all []*stats.Series, request string) found.Ranking {
	var costs []*found.Cost
	var series []*stats.Series
	for i := range r.Costs {
		cost := &r.Costs[i]
		if cost.Request == request && cost.Skipped == "" && r.Router(cost.Router).Group != found.GroupGauge {
			costs, series = append(costs, cost), append(series, find(all, cost.Router, request))
		}
	}
	places := stats.Separate(series)
	ranking := found.Ranking{Request: request}
	ranking.Pairs, ranking.Told = places.Pairs()
	if ranking.Noisy = 2*ranking.Told < ranking.Pairs; ranking.Noisy {
		ranking.TooFew = !stats.Enough(len(series[0].At), ranking.Pairs)
		return ranking
	}
	fill(&ranking, places, costs)
	return ranking
}

// fill puts the places into a ranking and into the costs.
func fill(ranking *found.Ranking, places stats.Places, costs []*found.Cost) {
	for i, x := range costs {
		x.Best, x.Worst = places.Place(i)
		for j, y := range costs {
			if places.Faster(i, j) {
				ranking.Apart = append(ranking.Apart, [2]string{x.Router, y.Router})
			}
		}
	}
	for _, block := range places.Blocks() {
		var names []string
		for _, i := range block {
			names = append(names, costs[i].Router)
		}
		ranking.Blocks = append(ranking.Blocks, names)
	}
}

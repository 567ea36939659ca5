package speed

import "gorouting/compare/internal/stats"

// Cost is what a request costs in a router, with the load that no processor learns.
type Cost struct {
	Router string  // "gin", "routegen tree"
	NS     float64 // the median of all rounds, of processor time
	Times  float64 // how many times as long as in the first router, in the same round: the median
	Allocs float64
	Wrong  string // which requests another route's handler answers; "" if none
}

// Costs returns what a request costs in each router that takes the table, the generated ones first.
func (s Section) Costs() []Cost {
	var all []Cost
	for k, r := range s.measured[0].Loads[0].Routers {
		ns, ratios := nanoseconds(s.measured, 0, k), multiples(s.measured, 0, k, 0)
		all = append(all, Cost{r.Name, stats.Median(ns), stats.Median(ratios), r.Allocs, r.Wrong})
	}
	return all
}

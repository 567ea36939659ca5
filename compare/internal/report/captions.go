package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// costStands says who comes first and last on a request: "split and match come first and are not separated; chi is last."
func (r view) costStands(request string) string {
	if why := r.noisy(request); why != "" {
		return sentence(why)
	}
	first, last := r.fastest(request, found.GroupOurs, found.GroupPlain), r.slowest(request)
	if len(first) == 0 || len(last) == 0 {
		return ""
	}
	return ends(first, "first") + "; " + ends(last, "last") + "."
}

// ends says that routers come first, or last.
func ends(costs []found.Cost, place string) string {
	if len(costs) == 1 {
		return costs[0].Router + " comes " + place
	}
	var names []string
	for _, c := range costs {
		names = append(names, c.Router)
	}
	return words.List(names) + " come " + place + " and are not separated"
}

// slowest returns the costs of a request in those routers of this module and libraries from which no other one is told apart as the
// slower one, the least first.
func (r view) slowest(request string) []found.Cost {
	measured, _ := r.Ranked(request)
	measured = slices.DeleteFunc(measured, func(c found.Cost) bool { return r.Router(c.Router).Group == found.GroupGauge })
	ranking := r.Ranking(request)
	return slices.DeleteFunc(slices.Clone(measured), func(c found.Cost) bool {
		return slices.ContainsFunc(measured, func(other found.Cost) bool { return ranking.Faster(c.Router, other.Router) })
	})
}

// allocsStand says who allocates the least and the most where a route is found.
func (r view) allocsStand() string {
	measured, _ := r.Ranked(hits)
	var least, most found.Cost
	for _, c := range measured {
		if r.Router(c.Router).Group == found.GroupGauge {
			continue
		}
		if least.Router == "" || c.Allocs < least.Allocs {
			least = c
		}
		if most.Router == "" || c.Allocs > most.Allocs {
			most = c
		}
	}
	if most.Router == "" {
		return ""
	}
	return fmt.Sprintf("The least is %s allocations a request, as in %s; the most is %s, in %s.", number(least.Allocs), least.Router, number(most.Allocs), most.Router)
}

// routesStand says which field is the strongest.
func (r view) routesStand() string {
	var most found.Cost
	for _, c := range r.Costs {
		if c.Measured() && c.Time.Median > most.Time.Median {
			most = c
		}
	}
	if most.Router == "" {
		return ""
	}
	return fmt.Sprintf("The longest is %s in %s, %s ns.", most.Request, most.Router, middle(most.Time))
}

// growthStands says which medians are the lowest and the highest with the most routes that every router was measured with.
func (r view) growthStands() string {
	for _, size := range slices.Backward(r.GrowthSizes()) {
		var all []found.Growth
		for _, router := range r.growthRouters() {
			if g := r.At(router, size); g.Refused == "" && g.Distinct.Known() {
				all = append(all, g)
			}
		}
		if len(all) < len(r.growthRouters()) {
			continue
		}
		by := func(x, y found.Growth) int { return cmp.Compare(x.Distinct.Median, y.Distinct.Median) }
		least, most := slices.MinFunc(all, by), slices.MaxFunc(all, by)
		return fmt.Sprintf("With %s routes, the lowest median is that of %s, %s ns, and the highest that of %s, %s ns.",
			thousands(int64(size)), least.Router, middle(least.Distinct), most.Router, middle(most.Distinct))
	}
	return ""
}

// sentence returns words with a capital and a full stop.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

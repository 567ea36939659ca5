package gen

import (
	"cmp"
	"math"
	"slices"

	"gorouting/internal/routes"
)

// asWritten returns the indexes of the routes in the table's order.
func asWritten(t *routes.Table) []int {
	all := make([]int, len(t.Routes))
	for i := range all {
		all[i] = i
	}
	return all
}

// longestFirst returns the indexes of the routes: first the routes without parameters, and then the others from the longest to
// the shortest. A regular expression that does not match costs more on a longer path, so a long path should meet few of them.
func longestFirst(t *routes.Table) []int {
	weight := func(i int) int {
		if t.Routes[i].Static() {
			return math.MinInt
		}
		return -len(t.Routes[i].Segments)
	}
	all := asWritten(t)
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(weight(a), weight(b)) })
	return all
}

// inOrder returns an order for a router that serves the first route that matches. Each route is before the routes that it wins
// over. If GET routes serve HEAD too, a HEAD route is also before the GET routes that it overlaps. Otherwise, the given order
// does not change.
func inOrder(t *routes.Table, given []int) []int {
	var order []int
	patterns := newTrie(t)
	placed := make([]bool, len(t.Routes))
	var place func(i int)
	place = func(i int) {
		if placed[i] {
			return
		}
		placed[i] = true
		for _, k := range patterns.overlapping(t.Routes[i]) {
			if before(t, t.Routes[k], t.Routes[i]) {
				place(k)
			}
		}
		order = append(order, i)
	}
	for _, i := range given {
		place(i)
	}
	return order
}

// before reports whether a router must try the route a before the route b, if some path matches both. There is no cycle: among
// the patterns of one method that match a path, the leftmost difference decides, and a HEAD route never has to follow a GET
// route.
func before(t *routes.Table, a, b routes.Route) bool {
	return a.Method == b.Method && a.Before(b) || t.HEAD && a.Method == "HEAD" && b.Method == "GET"
}

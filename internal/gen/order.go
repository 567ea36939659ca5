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

// longestFirst returns the indexes of the routes without parameters first, and then the others by length, the longest first. A
// regular expression that does not match costs more on a longer path, so a long path should meet few of them.
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

// inOrder changes the order of the routes only where it must, for a router that serves the first route that matches: a route comes
// before the routes that it wins over. If GET routes serve HEAD too, a HEAD route also comes before the GET routes that it
// overlaps.
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

// before reports whether a router must try a before b, if both match some path. This cannot be circular: the leftmost difference
// orders all patterns of one method that match a path, and a HEAD route never comes after a GET route.
func before(t *routes.Table, a, b routes.Route) bool {
	return a.Method == b.Method && a.Before(b) || t.HEAD && a.Method == "HEAD" && b.Method == "GET"
}

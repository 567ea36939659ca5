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

// longestFirst returns the indexes of the routes without parameters, and then those of the others, the ones with the most segments
// first: what a regular expression costs that does not match grows with the path.
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

// inOrder returns the indexes of the routes in the order in which a router is to try them that takes the first one that has
// the path and the method. It is the order that is given, except that a route that wins over another stands before it. So does a
// HEAD route before a GET route, if HEAD goes where GET goes.
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

// before reports whether a router has to try a before b, if both match some path. It cannot go round in a circle: among routes of
// one method the leftmost difference is an order of all patterns that match a path, and HEAD routes never come after GET routes.
func before(t *routes.Table, a, b routes.Route) bool {
	return a.Method == b.Method && a.Before(b) || t.HEAD && a.Method == "HEAD" && b.Method == "GET"
}

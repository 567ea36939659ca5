package gen

import "gorouting/internal/routes"

// inOrder returns the indexes of the routes in the order in which a router is to try them that takes the first one that has
// the path and the method. It is the table's order, except that a route that wins over another stands before it. So does a
// HEAD route before a GET route, if HEAD goes where GET goes.
func inOrder(t *routes.Table) []int {
	var order []int
	placed := make([]bool, len(t.Routes))
	var place func(i int)
	place = func(i int) {
		if placed[i] {
			return
		}
		placed[i] = true
		for k, r := range t.Routes {
			if !placed[k] && before(t, r, t.Routes[i]) {
				place(k)
			}
		}
		order = append(order, i)
	}
	for i := range t.Routes {
		place(i)
	}
	return order
}

// before reports whether a router has to try a before b. It cannot go round in a circle: among routes of one method the
// leftmost difference is an order of all patterns that match a path, and HEAD routes never come after GET routes.
func before(t *routes.Table, a, b routes.Route) bool {
	switch {
	case a.Method == b.Method && a.Before(b), t.HEAD && a.Method == "HEAD" && b.Method == "GET":
		_, both := a.Common(b)
		return both
	}
	return false
}

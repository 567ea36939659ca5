package report

import (
	"cmp"
	"slices"
)

// The two requests that say the most: every router that finds the routes is measured on hits, and those that answer
// everything as the contract wants are on mixed as well.
const (
	hits  = "hits"
	mixed = "mixed"
)

// cost returns what a request costs in a router. What was never tried is skipped too.
func (r *Report) cost(router, request string) Cost {
	for _, c := range r.Costs {
		if c.Router == router && c.Request == request {
			return c
		}
	}
	return Cost{Router: router, Request: request, Skipped: "not measured"}
}

func (c Cost) measured() bool { return c.Skipped == "" && c.Time.known() }

// why says why there is no time.
func (c Cost) why() string { return cmp.Or(c.Skipped, "not measured") }

// ranked returns the costs of a request, the least first; and those of the routers that were not measured on it.
func (r *Report) ranked(request string) (measured, skipped []Cost) {
	for _, router := range r.Routers {
		if c := r.cost(router.Name, request); c.measured() {
			measured = append(measured, c)
		} else {
			skipped = append(skipped, c)
		}
	}
	slices.SortStableFunc(measured, func(a, b Cost) int { return cmp.Compare(a.Time.Median, b.Time.Median) })
	return measured, skipped
}

// router returns the router of that name.
func (r *Report) router(name string) Router {
	i := slices.IndexFunc(r.Routers, func(x Router) bool { return x.Name == name })
	if i < 0 {
		return Router{Name: name}
	}
	return r.Routers[i]
}

// inGroup returns the routers of the groups named.
func (r *Report) inGroup(groups ...string) []Router {
	var found []Router
	for _, x := range r.Routers {
		if slices.Contains(groups, x.Group) {
			found = append(found, x)
		}
	}
	return found
}

// fastest returns the least of the costs of a request in routers of the groups named, and those whose intervals reach
// down to it. Without an interval nobody can say which that are, and it returns none.
func (r *Report) fastest(request string, groups ...string) []Cost {
	measured, _ := r.ranked(request)
	measured = slices.DeleteFunc(measured, func(c Cost) bool { return !slices.Contains(groups, r.router(c.Router).Group) })
	if len(measured) == 0 || !measured[0].Time.bounded() {
		return nil
	}
	least := measured[0].Time.High
	return slices.DeleteFunc(measured, func(c Cost) bool { return c.Time.bounded() && c.Time.Low > least })
}

// matrixRouters returns the names of the matrix's columns, in the order of the routers.
func (r *Report) matrixRouters() []Router {
	var columns []Router
	for _, x := range r.Routers {
		if slices.ContainsFunc(r.Rows, func(row Row) bool { _, ok := row.cell(x.Name); return ok }) {
			columns = append(columns, x)
		}
	}
	return columns
}

// cell returns what a router did.
func (r Row) cell(router string) (Cell, bool) {
	i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.Router == router })
	if i < 0 {
		return Cell{Router: router}, false
	}
	return r.Cells[i], true
}

// departing returns how many cells of routers of a group depart from the contract, and how many break a MUST.
func (r *Report) departing(row Row, group string) (departs, breaks int) {
	for _, c := range row.Cells {
		if r.router(c.Router).Group != group {
			continue
		}
		if c.Departs {
			departs++
		}
		if c.Breaks {
			breaks++
		}
	}
	return departs, breaks
}

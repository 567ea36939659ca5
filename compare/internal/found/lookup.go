package found

import (
	"cmp"
	"slices"
)

// Cost returns what a request costs in a router. What was never tried is skipped too.
func (r *Report) Cost(router, request string) Cost {
	for _, c := range r.Costs {
		if c.Router == router && c.Request == request {
			return c
		}
	}
	return Cost{Router: router, Request: request, Skipped: "not measured"}
}

// Measured reports whether there is a time.
func (c Cost) Measured() bool { return c.Skipped == "" && c.Time.Known() }

// Ranked returns the costs of a request, the least first, and those of the routers that were not measured on it.
func (r *Report) Ranked(request string) (measured, skipped []Cost) {
	for _, router := range r.Routers {
		if c := r.Cost(router.Name, request); c.Measured() {
			measured = append(measured, c)
		} else {
			skipped = append(skipped, c)
		}
	}
	slices.SortStableFunc(measured, func(a, b Cost) int { return cmp.Compare(a.Time.Median, b.Time.Median) })
	return measured, skipped
}

// Router returns the router of that name. One that is not in the report has nothing but the name.
func (r *Report) Router(name string) Router {
	i := slices.IndexFunc(r.Routers, func(x Router) bool { return x.Name == name })
	if i < 0 {
		return Router{Name: name}
	}
	return r.Routers[i]
}

// InGroup returns the routers of the groups named, in their order.
func (r *Report) InGroup(groups ...string) []Router {
	var some []Router
	for _, x := range r.Routers {
		if slices.Contains(groups, x.Group) {
			some = append(some, x)
		}
	}
	return some
}

// Cell returns what a router or a server did, and whether it was asked at all.
func (r Row) Cell(router string) (c Cell, ok bool) {
	for _, c := range slices.Concat(r.Cells, r.Servers) {
		if c.Router == router {
			return c, true
		}
	}
	return Cell{Router: router}, false
}

// Behaviours returns how many of the rows have each mark for a router, and for "contract" what the contract wants.
func (r *Report) Behaviours(router string) map[Mark]int {
	all := map[Mark]int{}
	for _, row := range r.Rows {
		c, _ := row.Cell(router)
		if router == Contract {
			c = row.Contract
		}
		all[c.Mark]++
	}
	return all
}

// Contract is the name under which what the contract wants stands beside the routers.
const Contract = "contract"

// Worst returns the gravest mark of the row, the contract's included.
func (r Row) Worst() Mark {
	for _, m := range Marks() {
		if r.Contract.Mark == m || slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Mark == m }) {
			return m
		}
	}
	return Unmarked
}

// Whole reports whether the kit was put to the router and found nothing, in the contract's words.
func (k Kit) Whole() bool { return k.Asked > 0 && len(k.Causes) == 0 && k.Words }

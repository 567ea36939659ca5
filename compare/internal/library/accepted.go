package library

import (
	"errors"
	"slices"
	"sort"

	"gorouting/internal/routes"
)

// Accepted returns the routes that the router accepts together, and the refusals of all other routes. It adds the routes in
// order, and leaves out each route that conflicts with an earlier kept route. Another order may keep more routes; every page
// and measurement uses this one.
func (r Router) Accepted(t *routes.Table) (kept *routes.Table, refusals []Refusal) {
	if !r.AnyTable() {
		return t, nil
	}
	var all []int
	for i := range t.Routes {
		all = append(all, i)
	}
	for {
		refusal := r.refusal(t, all)
		if refusal == nil {
			break
		}
		at := refusal.at
		if at < 0 { // the library does not say which route it refuses
			at = sort.Search(len(all)-1, func(n int) bool { return r.refusal(t, all[:n+1]) != nil })
		}
		refusal.at = all[at]
		refusal.Route = nameOf(t.Routes[refusal.at])
		refusals = append(refusals, *refusal)
		all = slices.Delete(all, at, at+1)
	}
	for i := range refusals {
		r.explain(t, all, &refusals[i])
	}
	slices.SortFunc(refusals, func(a, b Refusal) int { return a.at - b.at })
	return t.Only(all...), refusals
}

// refusal builds a router of some routes; the argument some contains their indexes. It returns nil if the router accepts
// them. Otherwise, Refusal.at is an index of the argument some.
func (r Router) refusal(t *routes.Table, some []int) *Refusal {
	b, err := r.build(t.Only(some...).Routes, "", Echo)
	if err == nil && b.router != nil {
		err = said(routes.Route{}, -1, func() { b.router() })
	}
	var refusal *Refusal
	errors.As(err, &refusal)
	return refusal
}

// explain sets refusal.With to the first kept route that conflicts with the refused route. It leaves With nil if the library
// refuses the route alone, or only beside several others.
func (r Router) explain(t *routes.Table, kept []int, refusal *Refusal) {
	with := func(some ...int) *Refusal {
		some = append(slices.Clone(some), refusal.at)
		slices.Sort(some)
		return r.refusal(t, some)
	}
	if with() != nil {
		return
	}
	for _, k := range kept { // pairs are quick to build
		if both := with(k); both != nil {
			other := nameOf(t.Routes[k])
			refusal.With, refusal.Text = &other, both.Text
			return
		}
	}
}

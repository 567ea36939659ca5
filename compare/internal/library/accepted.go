package library

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"sort"

	"gorouting/internal/routes"
)

// This file finds the routes that a router accepts together. By definition, it adds the routes in order, and leaves out each route that the
// router refuses beside the earlier kept routes. After a panic, a library may have added half of a route, so the definition needs a new
// router for each refusal. httprouter refuses 138 of the 1,387 routes of GitHub's API.
//
// Instead, it first adds all routes to the same router, and goes on after each panic. The result is a guess, and it is checked: a new router
// accepts the kept routes, and another one refuses each refused route beside a few kept routes that resemble it. A library that refuses
// some routes refuses them among more routes too, so the guess is right if all checks succeed. Otherwise, the definition is followed.

// Acceptance says which routes of a table a router accepts together.
type Acceptance struct {
	Kept     *routes.Table
	Refusals []Refusal    // of all other routes; see Explain
	Handler  http.Handler // a router of the kept routes; nil for a library with a server of its own

	router Router
	table  *routes.Table
	kept   []int    // the indexes of the kept routes
	pieces []*piece // of all routes, in the order for adding them
	places [][]int  // for each route, the indexes of its pieces
}

// Accepted returns the routes that the router accepts together, and the refusals of all other routes. It adds the routes in
// order, and leaves out each route that conflicts with an earlier kept route. Another order may keep more routes; every page
// and measurement uses this one.
func (r Router) Accepted(t *routes.Table) (kept *routes.Table, refusals []Refusal) {
	if !r.AnyTable() {
		return t, nil
	}
	a := r.Accept(t, Echo)
	return a.Kept, a.Explained()
}

// Accept is like Accepted, but does not look for the routes that conflict with a refused one. It is far faster if there are many.
func (r Router) Accept(t *routes.Table, h Handlers) *Acceptance {
	a := newAcceptance(r, t, h)
	if handler, refusal := a.build(a.kept...); refusal == nil {
		a.Handler = handler
	} else if refusal.at < 0 || !a.guess() {
		a.define()
	}
	slices.SortFunc(a.Refusals, func(a, b Refusal) int { return a.at - b.at })
	a.Kept = t.Only(a.kept...)
	if len(a.Refusals) == 0 {
		a.pieces, a.places = nil, nil // only Explain would need them
	}
	return a
}

// newAcceptance returns an Acceptance that keeps all routes. Nothing is built yet.
func newAcceptance(r Router, t *routes.Table, h Handlers) *Acceptance {
	a := &Acceptance{router: r, table: t, pieces: r.pieces(t.Routes, h), places: make([][]int, len(t.Routes))}
	for i := range t.Routes {
		a.kept = append(a.kept, i)
	}
	for i, p := range a.pieces {
		a.places[p.index] = append(a.places[p.index], i)
	}
	return a
}

// build builds a router of some routes; the argument some contains their indexes. Refusal.at is one of them, or -1 if the library does not
// say which route it refuses.
func (a *Acceptance) build(some ...int) (handler http.Handler, refusal *Refusal) {
	var places []int
	for _, i := range some {
		places = append(places, a.places[i]...)
	}
	slices.Sort(places)
	pieces := make([]*piece, len(places))
	for i, place := range places {
		pieces[i] = a.pieces[place]
	}
	b, err := a.router.assemble(pieces, "")
	if err == nil && b.router != nil {
		err = said(routes.Route{}, -1, func() { handler = b.router() })
	}
	errors.As(err, &refusal)
	return handler, refusal
}

// guess adds the routes to a router, and goes on after each refusal. It returns false if the result may be wrong.
func (a *Acceptance) guess() bool {
	add, refused := a.router.open().add, map[int]bool{}
	for _, p := range a.pieces {
		refused[p.index] = refused[p.index] || p.addTo(add) != nil
	}
	var kept []int
	for i := range a.table.Routes {
		if !refused[i] {
			kept = append(kept, i)
		}
	}
	handler, refusal := a.build(kept...)
	if refusal != nil {
		return false
	}
	var refusals []Refusal
	for i := range a.table.Routes {
		if !refused[i] {
			continue
		}
		refusal := a.check(i, kept)
		if refusal == nil {
			return false
		}
		refusals = append(refusals, *refusal)
	}
	a.Handler, a.kept, a.Refusals = handler, kept, refusals
	return true
}

// check returns the refusal of a route alone, beside the kept routes that resemble it most, or beside all of them. It returns nil if there is
// none. Only routes that are added before it count.
func (a *Acceptance) check(refused int, kept []int) *Refusal {
	var before []int
	for _, k := range kept {
		if a.places[k][len(a.places[k])-1] < a.places[refused][0] {
			before = append(before, k)
		}
	}
	for _, beside := range [][]int{nil, a.nearest(refused, before), before} { // small routers first
		if _, refusal := a.build(append(beside, refused)...); refusal != nil && refusal.at == refused {
			return refusal
		}
	}
	return nil
}

// nearest returns the routes among some that resemble a route most.
func (a *Acceptance) nearest(route int, some []int) []int {
	return nearest(some, func(i int) int { return likenessOf(a.table.Routes[i], a.table.Routes[route]) })
}

// nearest returns the few elements with the greatest likeness, in their order.
func nearest[T any](all []T, likeness func(T) int) []T {
	const most = 16
	var places, values []int
	for i, one := range all {
		places, values = append(places, i), append(values, likeness(one))
	}
	slices.SortStableFunc(places, func(i, j int) int { return cmp.Compare(values[j], values[i]) })
	places = places[:min(most, len(places))]
	slices.Sort(places)
	var near []T
	for _, place := range places {
		near = append(near, all[place])
	}
	return near
}

// likenessOf counts the segments, from the left, at which two routes may match the same text. Two routes with the same method are a
// little more alike.
func likenessOf(a, b routes.Route) int {
	n := 0
	if a.Method == b.Method {
		n++
	}
	p, q := a.Patterns[0], b.Patterns[0]
	for i := range min(len(p), len(q)) {
		if p[i].Kind == routes.Text && q[i].Kind == routes.Text && p[i].Text != q[i].Text {
			break
		}
		n += 2
	}
	return n
}

// define leaves out one route after the other, and builds a new router each time.
func (a *Acceptance) define() {
	for {
		handler, refusal := a.build(a.kept...)
		if refusal == nil {
			a.Handler = handler
			return
		}
		if refusal.at < 0 { // the library does not say which route it refuses
			refusal.at = a.kept[sort.Search(len(a.kept)-1, func(n int) bool {
				_, refusal := a.build(a.kept[:n+1]...)
				return refusal != nil
			})]
			refusal.Route = nameOf(a.table.Routes[refusal.at])
		}
		a.Refusals = append(a.Refusals, *refusal)
		a.kept = slices.DeleteFunc(a.kept, func(i int) bool { return i == refusal.at })
	}
}

// Explained returns the refusals, each explained.
func (a *Acceptance) Explained() []Refusal {
	var all []Refusal
	for i := range a.Refusals {
		all = append(all, a.Explain(i))
	}
	return all
}

// Explain returns the refusal with this index. It sets Refusal.With to the first kept route that conflicts with the refused route, unless the
// library refuses the route alone, or only beside several others.
func (a *Acceptance) Explain(i int) Refusal {
	refusal := a.Refusals[i]
	beside := func(some ...int) *Refusal {
		_, other := a.build(append(slices.Clone(some), refusal.at)...)
		return other
	}
	if beside() != nil {
		return refusal
	}
	// A route that resembles the refused one is likely to conflict with it. If so, only earlier routes can come first.
	near, end := -1, len(a.kept)
	for _, k := range a.nearest(refusal.at, a.kept) {
		if beside(k) != nil {
			near, end = k, slices.Index(a.kept, k)
			break
		}
	}
	with := first(a.kept[:end], func(some []int) bool { return beside(some...) != nil })
	if with < 0 {
		with = near
	}
	if with >= 0 {
		other := nameOf(a.table.Routes[with])
		refusal.With, refusal.Text = &other, beside(with).Text
	}
	return refusal
}

// first returns the first element that has a property, or -1. has reports whether a part of the list has it. If an element has the property,
// so does each part with the element; a part may also have it without such an element.
func first(all []int, has func(some []int) bool) int {
	if len(all) == 0 || !has(all) {
		return -1
	}
	if len(all) == 1 {
		return all[0]
	}
	half := len(all) / 2
	if k := first(all[:half], has); k >= 0 {
		return k
	}
	return first(all[half:], has)
}

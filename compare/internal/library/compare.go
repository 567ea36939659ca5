package library

import (
	"fmt"
	"net/http"

	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// Compare compares the routers of two results of Take for the same table. It asks them about the routes that both take, or about a Sample of
// them. Routes that a router takes under new names are compared too. It returns the routes that it asked about, with their names
// in the table. progress and extra are as in differ.Compare.
func Compare(before, after Taken, progress func(done, of int) error, extra ...differ.Request) (asked *routes.Table, result differ.Result, err error) {
	asked = Sample(common(before, after))
	if len(asked.Routes) == 0 {
		return asked, result, nil
	}
	old, stop, err := before.side(asked)
	if err != nil {
		return asked, result, err
	}
	defer stop()
	replacement, stop, err := after.side(asked)
	if err != nil {
		return asked, result, err
	}
	defer stop()
	result, err = differ.Compare(asked, old, replacement, progress, extra...)
	return asked, result, err
}

// common returns the routes of the table that both routers take.
func common(a, b Taken) *routes.Table {
	takers := map[string]int{}
	for _, kept := range []*routes.Table{a.Kept, b.Kept} {
		for _, r := range kept.Routes {
			takers[r.Name]++
		}
	}
	var both []int
	for i, r := range a.table.Routes {
		if takers[r.Name] == 2 {
			both = append(both, i)
		}
	}
	return a.table.Only(both...)
}

// side returns the router of some routes as a side of a comparison. The caller calls stop after the last request.
func (t Taken) side(some *routes.Table) (s differ.Side, stop func(), err error) {
	wanted := map[string]bool{}
	for _, r := range some.Routes {
		wanted[r.Name] = true
	}
	var all []int
	for i, r := range t.Kept.Routes {
		if wanted[r.Name] {
			all = append(all, i)
		}
	}
	own := t.Kept.Only(all...) // with the names of parameters that the library takes
	if t.router.Group == Server {
		server, stop, err := t.router.Live(own, Echo)
		if err != nil {
			return s, nil, fmt.Errorf("%s: %w", t.router.Name, err)
		}
		return differ.Ready(server), stop, nil
	}
	newRouter, err := t.router.Maker(own)
	if err != nil {
		return s, nil, fmt.Errorf("%s: %w", t.router.Name, err)
	}
	return differ.New(newRouter), func() {}, nil
}

// Maker returns a function that builds a router of a table, with Echo handlers. It returns an error if the router refuses the table.
func (r Router) Maker(t *routes.Table) (func() http.Handler, error) {
	if _, err := r.New(t, Echo); err != nil {
		return nil, err
	}
	return func() http.Handler {
		router, err := r.New(t, Echo)
		if err != nil {
			panic(err) // Maker has built it before
		}
		return router
	}, nil
}

// mostSampled is the greatest number of routes that a router is asked about. The time of the kit grows with the square of their number.
const mostSampled = 1500

// Sample returns the table. If it is large, Sample returns a table of 1,500 of its routes, evenly spread.
func Sample(t *routes.Table) *routes.Table {
	n := len(t.Routes)
	if n <= mostSampled {
		return t
	}
	var some []int
	for i := range mostSampled {
		some = append(some, i*n/mostSampled)
	}
	return t.Only(some...)
}

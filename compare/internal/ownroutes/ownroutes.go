// Package ownroutes says for a table of anybody's routes which libraries take it, and how they answer otherwise than the table
// wants.
package ownroutes

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/departures"
	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

// Table is a table and the name of the file that it was read from.
type Table struct {
	File string
	*routes.Table
}

// Finding is what was found of a library in one of its set-ups.
type Finding struct {
	Name     string         // of the set-up: "gin", "gin-options"
	Library  string         // "gin"
	Options  []found.Option // of its documentation that are set
	Takes    int            // how many of the routes it takes
	Refusals []found.Refusal
	Largest  bool      // no larger set of routes is possible than the one without the refused
	Kit      found.Kit // how it departs, on the routes that it takes
	Asked    int       // for how many of these, if the table is too large to ask for all
	Making   Making    // of a router of the routes that it takes
}

// most is for how many routes a library is asked. Of a larger table that it takes, as many are picked, evenly: what is asked and wanted
// takes time with the square of their number.
const most = 1500

// Ask asks the set-ups of these names, or all of them for none, as many at a time as there are processors, and calls done after
// each. Then it measures what making their routers takes. If ctx is cancelled, it returns the findings so far and the cause. A name that no
// set-up has is an error that says which there are.
func Ask(ctx context.Context, t Table, done func(name string), names ...string) ([]Finding, error) {
	setups, err := pick(names)
	if err != nil {
		return nil, err
	}
	all, taken, err := askAll(ctx, t, setups, done)
	if err != nil {
		return slices.DeleteFunc(all, func(f Finding) bool { return f.Name == "" }), err
	}
	for i, s := range setups {
		all[i].Making = measureMaking(s, taken[i])
	}
	return all, context.Cause(ctx)
}

// askAll asks set-ups, and returns for each what was found and the routes that it takes. What was not found, because of an error or
// because ctx was done, is zero. It does not wait for who is being asked when ctx is done.
func askAll(ctx context.Context, t Table, setups []library.Setup, done func(name string)) ([]Finding, []*routes.Table, error) {
	all, taken, errs := make([]Finding, len(setups)), make([]*routes.Table, len(setups)), make([]error, len(setups))
	var telling sync.Mutex
	var group sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, s := range setups {
		group.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			if ctx.Err() != nil {
				return
			}
			f, takes, err := ask(t, s)
			telling.Lock()
			defer telling.Unlock()
			if ctx.Err() != nil {
				return
			}
			if all[i], taken[i], errs[i] = f, takes, err; err == nil {
				done(s.Name)
			}
		})
	}
	finished := make(chan struct{})
	go func() { group.Wait(); close(finished) }()
	select {
	case <-finished:
	case <-ctx.Done():
	}
	telling.Lock()
	defer telling.Unlock()
	return all, taken, cmp.Or(append(errs, context.Cause(ctx))...)
}

// ask asks one set-up, and returns with what it found the routes that the set-up takes. Of a library that takes no route at all, there is
// nothing to ask.
func ask(t Table, s library.Setup) (Finding, *routes.Table, error) {
	c := s.On(t.Table, library.Echoing)
	f, taken := finding(c), c.Takes
	if f.Takes == 0 {
		return f, taken, nil
	}
	if f.Takes > most {
		c = s.On(taken.Only(evenly(f.Takes, most)...), library.Echoing)
	}
	f.Asked = len(c.Takes.Routes)
	var err error
	f.Kit, err = departures.Of(c.Takes, c.New)
	return f, taken, err
}

// Part returns a table of so many of the routes, as far apart as possible.
func (t Table) Part(some int) *routes.Table { return t.Only(evenly(len(t.Routes), some)...) }

// evenly returns some of the numbers from 0 to n-1, as far apart as possible.
func evenly(n, some int) []int {
	var all []int
	for i := range some {
		all = append(all, i*n/some)
	}
	return all
}

// Migration is what clients would notice if one library took the place of another.
type Migration struct {
	From, To Finding // without a Kit: what both do is not of interest
	Changes  []departures.Change
	Asked    int // for how many of the routes that both take they were asked
}

// Migrate compares two set-ups, by their names, on the routes of the table that both take. What either refuses is in its finding.
func Migrate(t Table, from, to string) (Migration, error) {
	setups, err := pick([]string{from, to})
	if err != nil {
		return Migration{}, err
	}
	a, b := setups[0].On(t.Table, library.Echoing), setups[1].On(t.Table, library.Echoing)
	m := Migration{From: finding(a), To: finding(b)}
	var both []int
	for i, r := range t.Routes {
		if !a.Without(r.Name) && !b.Without(r.Name) {
			both = append(both, i)
		}
	}
	if len(both) == 0 {
		return m, nil
	}
	common := t.Only(both...)
	if len(both) > most {
		common = common.Only(evenly(len(both), most)...)
	}
	m.Asked = len(common.Routes)
	m.Changes, err = departures.Between(common, setups[0].On(common, library.Echoing).New, setups[1].On(common, library.Echoing).New)
	return m, err
}

func finding(c library.Contestant) Finding {
	return Finding{Name: c.Name, Library: c.Library, Options: c.Options, Takes: len(c.Takes.Routes), Refusals: c.Refusals, Largest: c.Largest}
}

// pick returns the set-ups of these names, in the order given, or all for none.
func pick(names []string) ([]library.Setup, error) {
	all := library.Setups()
	if len(names) == 0 {
		return all, nil
	}
	var some []library.Setup
	var known []string
	for _, name := range names {
		known = known[:0]
		before := len(some)
		for _, s := range all {
			known = append(known, s.Name)
			if s.Name == name {
				some = append(some, s)
			}
		}
		if len(some) == before {
			return nil, fmt.Errorf("there is no library %q; want one of %s", name, strings.Join(known, ", "))
		}
	}
	return some, nil
}

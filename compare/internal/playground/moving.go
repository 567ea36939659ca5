package playground

import (
	"net/http"
	"slices"

	"gorouting/compare/internal/library"
	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// movers returns the routers that moving knows. Servers of their own do not run in a browser.
func movers() []library.Router {
	return append(library.In(library.Library), library.Generated()...)
}

// moving lists the changes that clients notice when one router replaces another.
func (c *call) moving(m MovingArgument) (*Moving, error) {
	t, err := c.table(m.Source)
	if err != nil {
		return nil, err
	}
	from, err := c.taken(t, m.From)
	if err != nil {
		return nil, err
	}
	to, err := c.taken(t, m.To)
	if err != nil {
		return nil, err
	}
	common := t.common(from, to)
	result := &Moving{From: t.taker(from), To: t.taker(to), Compared: len(common.Routes), Groups: []ChangeGroup{}}
	if len(common.Routes) == 0 {
		return result, nil
	}
	w := watch{call: c, of: 2 * len(differ.Requests(common))}
	found, err := differ.Compare(common, differ.New(w.maker(from, common)), differ.New(w.maker(to, common)))
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, &Error{Kind: KindInternal, Text: err.Error()}
	}
	result.Asked, result.Hurts = found.Requests, found.Hurting()
	result.Groups = grouped(found.Changes)
	return result, nil
}

// common returns a table of the routes that both routers take.
func (t *table) common(a, b *taken) *routes.Table {
	takers := make([]int, len(t.Routes))
	for _, kept := range []*routes.Table{a.Kept, b.Kept} {
		for _, r := range kept.Routes {
			takers[t.index[r.Name]]++
		}
	}
	var both []int
	for i, n := range takers {
		if n == 2 {
			both = append(both, i)
		}
	}
	return t.Only(both...)
}

// among returns the routes of some that the router takes. They have the names of parameters that it takes.
func (s *taken) among(some *routes.Table) *routes.Table {
	wanted := map[string]bool{}
	for _, r := range some.Routes {
		wanted[r.Name] = true
	}
	var all []int
	for i, r := range s.Kept.Routes {
		if wanted[r.Name] {
			all = append(all, i)
		}
	}
	return s.Kept.Only(all...)
}

// watch counts the requests of a comparison. It reports the progress, and lets routers answer no more after a cancel.
type watch struct {
	*call
	done, of int
}

// maker returns a function that makes a router of the routes of t.
func (w *watch) maker(s *taken, t *routes.Table) func() http.Handler {
	own := s.among(t)
	return func() http.Handler {
		router, err := s.New(own, library.Echo)
		if err != nil {
			panic(err) // the library takes all these routes together
		}
		return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			if w.next() {
				router.ServeHTTP(rw, r)
			}
		})
	}
}

// next counts a request. It returns false after a cancel.
func (w *watch) next() bool {
	const often = 500 // requests between two reports
	if w.done++; w.done%often == 0 {
		return w.step(min(w.done, w.of), w.of, "requests") == nil
	}
	return w.ctx.Err() == nil
}

// grouped groups changes, which are sorted by their kinds.
func grouped(changes []differ.Change) []ChangeGroup {
	all := []ChangeGroup{}
	for _, change := range changes {
		impact := string(change.Kind)
		i := slices.IndexFunc(all, func(g ChangeGroup) bool { return g.Impact == impact })
		if i < 0 {
			i = len(all)
			all = append(all, ChangeGroup{Impact: impact, Hurts: change.Hurts})
		}
		all[i].Changes = append(all[i].Changes, Change{
			What: change.What, Cause: string(change.Cause), Method: change.Request.Method, Target: change.Request.Target,
			Before: printable(change.Before.String()), After: printable(change.After.String()), Count: change.Count,
		})
	}
	return all
}

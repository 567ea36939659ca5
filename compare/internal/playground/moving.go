package playground

import (
	"net/http"
	"slices"

	"gorouting/compare/internal/library"
	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// moving lists what clients notice when one set-up replaces another.
func (c *call) moving(m MovingArgument) (*Moving, error) {
	t, err := c.table(m.Source)
	if err != nil {
		return nil, err
	}
	from, err := c.setup(t, m.From)
	if err != nil {
		return nil, err
	}
	to, err := c.setup(t, m.To)
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

// common returns a table of the routes that both set-ups accept.
func (t *table) common(a, b *setup) *routes.Table {
	var both []int
	for i := range t.Routes {
		if a.accepts(t, i) && b.accepts(t, i) {
			both = append(both, i)
		}
	}
	return t.Only(both...)
}

// watch counts the requests of a comparison. It reports the progress, and lets routers answer no more after a cancel.
type watch struct {
	*call
	done, of int
}

// maker returns a function that makes a router of a set-up.
func (w *watch) maker(s *setup, t *routes.Table) func() http.Handler {
	return func() http.Handler {
		router, err := s.New(t, library.Echo)
		if err != nil {
			panic(err) // the set-up accepts all routes of t together
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

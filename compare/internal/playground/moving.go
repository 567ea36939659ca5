package playground

import (
	"slices"

	"gorouting/compare/internal/library"
	"gorouting/internal/differ"
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
	const often = 200 // requests between two reports
	asked, found, err := library.Compare(from.Taken, to.Taken, func(done, of int) error {
		if done%often != 0 {
			return nil
		}
		return c.step(done, of, "requests")
	})
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, &Error{Kind: KindInternal, Text: err.Error()}
	}
	return &Moving{
		From: t.taker(from), To: t.taker(to), Compared: len(asked.Routes), Asked: found.Requests, Hurts: found.Hurting(),
		Groups: grouped(found.Changes),
	}, nil
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

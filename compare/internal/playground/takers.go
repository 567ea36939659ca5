package playground

import (
	"gorouting/compare/internal/library"
)

// taken is what a router takes of a table.
type taken struct {
	library.Router
	library.Taken
}

// taken finds out what a router takes, once. name is as in library.Named.
func (c *call) taken(t *table, name string) (*taken, error) {
	if err := c.alive(); err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.taken[name]; known != nil {
		return known, nil
	}
	all, err := library.Named(name)
	if err != nil {
		return nil, &Error{Kind: KindArgument, Text: err.Error()}
	}
	if !all[0].AnyTable() || all[0].Group == library.Server {
		return nil, &Error{Kind: KindArgument, Text: name + " is not in the playground; compare diff may know it"}
	}
	var accepted *library.Acceptance
	if s, err := c.setup(t, name); err == nil {
		accepted = s.Acceptance
	} else {
		accepted = all[0].Accept(t.Table, library.Echo)
	}
	one := &taken{all[0], accepted.Take(len(t.Routes) <= limits.Large)}
	t.taken[name] = one
	return one, nil
}

// takers says which routes each set-up takes.
func (c *call) takers(a TakersArgument) ([]Taker, error) {
	t, err := c.table(a.Source)
	if err != nil {
		return nil, err
	}
	var all []Taker
	some := t.some(a.Plain)
	for i, s := range some {
		if err := c.step(i, len(some), "set-ups"); err != nil {
			return nil, err
		}
		one, err := c.taken(t, s.Name)
		if err != nil {
			return nil, err
		}
		all = append(all, t.taker(one))
	}
	return all, nil
}

// taker describes what a router takes.
func (t *table) taker(s *taken) Taker {
	one := Taker{Name: s.Name, Accepted: len(s.Kept.Routes), Of: len(t.Routes), Renamed: []Renaming{}, Refused: []Refusal{}}
	for _, r := range s.Renamed {
		one.Renamed = append(one.Renamed, Renaming{t.index[r.Route.Name], r.To, printable(r.Text)})
	}
	for _, r := range s.Refusals {
		refusal := Refusal{Route: t.index[r.Route.Name], With: -1, Text: printable(r.Text), Instead: []string{}}
		if r.With != nil {
			refusal.With = t.index[r.With.Name]
		}
		if r.Advice != nil {
			refusal.Mend, refusal.Code = r.Advice.Text, r.Advice.Code
			refusal.Instead = append(refusal.Instead, r.Advice.Routes...)
		}
		one.Refused = append(one.Refused, refusal)
	}
	return one
}

// overlaps returns the pairs of routes that overlap, up to the limit.
func (c *call) overlaps(s Source) ([]Overlap, error) {
	t, err := c.table(s)
	if err != nil {
		return nil, err
	}
	all := []Overlap{}
	for j := range t.Routes {
		if j%20 == 0 {
			if err := c.step(j, len(t.Routes), "routes"); err != nil {
				return nil, err
			}
		}
		for _, o := range t.OverlapsOf(j) {
			all = append(all, Overlap{o.Wins, o.Loses, o.Method, printable(o.Path), o.Third})
		}
		if len(all) >= limits.Overlaps {
			return all[:limits.Overlaps], nil
		}
	}
	return all, nil
}

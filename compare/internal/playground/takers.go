package playground

// takers says which routes each set-up accepts.
func (c *call) takers(s Source) ([]Taker, error) {
	t, err := c.table(s)
	if err != nil {
		return nil, err
	}
	if err := c.built(t); err != nil {
		return nil, err
	}
	var all []Taker
	for _, s := range t.setups {
		all = append(all, t.taker(s))
	}
	return all, nil
}

// taker describes what a set-up accepts. It is built.
func (t *table) taker(s *setup) Taker {
	one := Taker{Name: s.Name, Accepted: len(s.kept.Routes), Of: len(t.Routes), Refused: []Refusal{}}
	for _, r := range s.refusals {
		refusal := Refusal{Route: t.index[r.Route.Name], With: -1, Text: printable(r.Text)}
		if r.With != nil {
			refusal.With = t.index[r.With.Name]
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

package routes

// Overlap is two routes of one method that cross: both match some path, and each matches a path that the other does not.
// Neither is wrong, but net/http.ServeMux refuses a table that has such a pair.
type Overlap struct {
	Wins, Loses int    // indexes of the routes; the first one serves the paths that both match
	Path        string // a path that both match
}

// Overlaps returns all pairs of routes that cross, in the order of the table. It compares each route with all before it that have its
// method, so that it takes four times as long for twice the routes.
func (t *Table) Overlaps() []Overlap {
	var all []Overlap
	for j, b := range t.Routes {
		for i, a := range t.Routes[:j] {
			if a.Method != b.Method {
				continue
			}
			path, ok := a.Common(b)
			if !ok || a.within(b) || b.within(a) {
				continue
			}
			c := Overlap{Wins: i, Loses: j, Path: path}
			if b.Before(a) {
				c.Wins, c.Loses = j, i
			}
			all = append(all, c)
		}
	}
	return all
}

// Common returns a path that both patterns match, if there is one.
func (r Route) Common(other Route) (path string, ok bool) { return common(r.Segments, other.Segments) }

// common returns a path that both lists of segments match, if there is one. It begins to build the path at its end: most pairs have
// none, and are told apart without building anything.
func common(a, b []Segment) (path string, ok bool) {
	switch {
	case len(a) == 0 || len(b) == 0:
		return "", len(a) == len(b)
	case a[0].Kind == Rest:
		return Route{Segments: b}.Sample(), true
	case b[0].Kind == Rest:
		return Route{Segments: a}.Sample(), true
	}
	value, ok := a[0].common(b[0])
	if !ok {
		return "", false
	}
	behind, ok := common(a[1:], b[1:])
	if !ok {
		return "", false
	}
	return "/" + value + behind, true
}

// common returns a value that both segments match, of which neither is a Rest, if there is one.
func (s Segment) common(other Segment) (value string, ok bool) {
	if other.Kind < s.Kind {
		s, other = other, s
	}
	value = s.Sample()
	return value, other.Fits(value)
}

// within reports whether every path that r matches is matched by other as well.
func (r Route) within(other Route) bool {
	for i, s := range other.Segments {
		switch {
		case i >= len(r.Segments):
			return false
		case s.Kind == Rest:
			return true
		case !r.Segments[i].within(s):
			return false
		}
	}
	return len(r.Segments) == len(other.Segments)
}

// within reports whether every value of s is one of other, which is no Rest.
func (s Segment) within(other Segment) bool {
	if s.Kind == Text {
		return other.Fits(s.Text)
	}
	return s.Kind <= other.Kind
}

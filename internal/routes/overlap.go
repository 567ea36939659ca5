package routes

// Overlap is a pair of routes with the same method. Both match some path, and each also matches a path that the other does not
// match. For example, GET /a/{x} and GET /{y}/b both match /a/b; only the first matches /a/c, and only the second /c/b. Such a
// pair is valid here, but net/http.ServeMux refuses it.
type Overlap struct {
	Wins, Loses int    // indexes of the routes; Wins serves the paths that both match
	Path        string // a path that both match
}

// Overlaps returns all pairs of routes that overlap, in the order of the table. It compares every pair of routes with the same
// method, so its time grows with the square of the number of routes.
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

// common returns a path that both lists of segments match, if there is one. It builds the path from its end, to save time: most
// pairs have no such path, and then it builds nothing.
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
	rest, ok := common(a[1:], b[1:])
	if !ok {
		return "", false
	}
	return "/" + value + rest, true
}

// common returns a value that both segments match, if there is one. Neither may be a Rest.
func (s Segment) common(other Segment) (value string, ok bool) {
	if other.Kind < s.Kind {
		s, other = other, s
	}
	value = s.Sample()
	return value, other.Fits(value)
}

// within reports whether the route other matches every path that r matches. "/a/{x}" is within "/{y}/{z}", but not within
// "/{y}/b".
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

// within reports whether the segment other matches every value that s matches. It must not be a Rest.
func (s Segment) within(other Segment) bool {
	if s.Kind == Text {
		return other.Fits(s.Text)
	}
	return s.Kind <= other.Kind
}

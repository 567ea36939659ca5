package routes

// Overlap is a pair of routes that serve a method in common. Both match some path, and each also matches a path that the other does not
// match. For example, GET /a/{x} and GET /{y}/b both match /a/b; only the first matches /a/c, and only the second /c/b. Such a
// pair is valid here, but net/http.ServeMux refuses it. A pattern with an optional end counts as two patterns.
type Overlap struct {
	Wins, Loses int    // indexes of the routes; Wins serves the paths that both match
	Method      string // a method that both serve, or AnyMethod if both serve all
	Path        string // a path that both match and that Wins serves

	// Third is the index of a route that serves Path in place of Wins, or -1. It is set only if no path was found that the two have to
	// themselves: beside GET /a/{x} and GET /{y}/b, GET /a/b takes the only path that both match.
	Third int
}

// Overlaps returns the pairs of routes that overlap, in the order of the table, up to most of them. It compares every pair of routes, so
// its time grows with the square of the number of routes.
func (t *Table) Overlaps(most int) []Overlap {
	var all []Overlap
	for j := range t.Routes {
		if all = append(all, t.OverlapsOf(j)...); len(all) >= most {
			return all[:most]
		}
	}
	return all
}

// OverlapsOf returns the overlaps of the route with that index and the routes before it.
func (t *Table) OverlapsOf(j int) []Overlap {
	var all []Overlap
	tries := min(maxTries, maxCompared/len(t.Routes))
	for i, a := range t.Routes[:j] {
		method, ok := t.shared(a.Method, t.Routes[j].Method)
		if !ok {
			continue
		}
		if o, ok := t.overlap(i, j, method, &tries); ok {
			all = append(all, o)
		}
	}
	return all
}

// shared returns a method that routes with the methods a and b both serve.
func (t *Table) shared(a, b string) (method string, ok bool) {
	switch {
	case a == b || b == AnyMethod:
		return a, true
	case a == AnyMethod:
		return b, true
	case t.HEAD && (a == "GET" && b == "HEAD" || a == "HEAD" && b == "GET"):
		return "HEAD", true
	}
	return "", false
}

// overlap returns the overlap of two routes, if they overlap. tries is for witness.
func (t *Table) overlap(i, j int, method string, tries *int) (o Overlap, ok bool) {
	a, b := t.Routes[i], t.Routes[j]
	for _, p := range a.Patterns {
		for _, q := range b.Patterns {
			if p.differs(q) || p.Within(q) || q.Within(p) {
				continue
			}
			parts := p.commons(q)
			if parts == nil {
				continue
			}
			found := Overlap{Wins: i, Loses: j, Method: method, Third: -1}
			if c := q.Compare(p); c < 0 || c == 0 && a.Method == AnyMethod {
				found.Wins, found.Loses = j, i
			}
			if found.Path, found.Third = t.witness(parts, found.Wins, method, tries); found.Third < 0 {
				return found, true
			}
			if !ok {
				o, ok = found, true
			}
		}
	}
	return o, ok
}

// Limits for witness, for all pairs of a route: the number of paths that it tries, and the number of routes that it compares with paths.
// Of each pair, it tries one path at least.
const (
	maxTries    = 500
	maxCompared = 1_000_000
)

// witness returns a path that is a choice of these texts, and that the route wins serves. If it finds none, it returns one that the
// route third serves. It subtracts the number of paths that it tries from tries.
func (t *Table) witness(parts [][]string, wins int, method string, tries *int) (path string, third int) {
	choice := make([]int, len(parts))
	third = -1
	for range max(1, *tries) {
		*tries--
		candidate := ""
		for k, texts := range parts {
			candidate += "/" + texts[choice[k]]
		}
		w := t.Want(method, candidate)
		if w.Route == wins {
			return candidate, -1
		}
		if third < 0 {
			path, third = candidate, w.Route
		}
		if !next(choice, parts) {
			break
		}
	}
	return path, third
}

// next makes choice the next choice of texts. It reports false after the last one.
func next(choice []int, parts [][]string) bool {
	for k := range choice {
		if choice[k]++; choice[k] < len(parts[k]) {
			return true
		}
		choice[k] = 0
	}
	return false
}

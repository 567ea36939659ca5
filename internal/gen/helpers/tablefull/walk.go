package tablefull

// walk finds the route for p, the rest of the path after a slash, beginning at a state. It calls the handler and returns served, or
// it returns the methods of the patterns that match the path. segments is the number of segments before p.
//
// If a state leads on in several ways, walk tries one after the other. So it visits each state at most once, and the time is linear
// in the length of the path.
func (q *request) walk(from *state, segments int, p string) methods {
	for {
		n := slash(p)
		next := from.text(p[:n])
		switch {
		case next != nil && from.forms|from.number|from.any|from.rest == 0:
		case next == nil && from.any != 0 && from.forms|from.number|from.rest == 0 && n > 0:
			q.values[segments] = p[:n]
			next = &states[from.any]
		default:
			return q.fork(from, next, segments, p, n)
		}
		if n == len(p) {
			return q.end(next)
		}
		from, segments, p = next, segments+1, p[n+1:]
	}
}

// fork tries all ways that lead on from a state, the most specific first, until the request is answered. The first segment of p is
// p[:n]. text is the state for this segment as a text, or nil.
func (q *request) fork(from, text *state, segments int, p string, n int) (allow methods) {
	if text != nil {
		allow |= q.enter(text, segments, p, n)
	}
	for i := from.forms; forms[i].next != 0 && allow < served; i++ {
		if value := forms[i].value(p[:n]); value != "" {
			q.values[segments] = value
			allow |= q.enter(&states[forms[i].next], segments, p, n)
		}
	}
	if from.number != 0 && allow < served && positive(p[:n]) > 0 {
		q.values[segments] = p[:n]
		allow |= q.enter(&states[from.number], segments, p, n)
	}
	if from.any != 0 && allow < served && n > 0 {
		q.values[segments] = p[:n]
		allow |= q.enter(&states[from.any], segments, p, n)
	}
	if from.rest != 0 && allow < served {
		q.values[segments] = p
		allow |= q.end(&states[from.rest])
	}
	return allow
}

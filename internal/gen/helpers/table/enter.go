package table

// enter continues after the segment p[:n] in the next state.
func (q *request) enter(next *state, segments int, p string, n int) methods {
	if n == len(p) {
		return q.end(next)
	}
	return q.walk(next, segments+1, p[n+1:])
}

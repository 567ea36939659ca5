package table

import "math/bits"

// end ends the search in a state. It calls the handler of the route with the method and returns served, or it returns the state's
// methods.
func (q *request) end(s *state) methods {
	if s.methods&q.method == 0 {
		return s.methods
	}
	q.call(int(s.route) + bits.OnesCount64(uint64(s.methods&(q.method-1))))
	return served
}

// Package fit finds out which routes of a table a router takes, where it refuses some of them.
package fit

import "slices"

// Try offers routes, by their indexes and in the table's order, to a router made anew. It returns nil if the router takes them
// all; otherwise what the router says, and which of the routes it said so at: its place in some, or -1 if that is not known.
type Try func(some []int) (at int, err error)

// Refusal is a route that a router does not take together with the others.
type Refusal struct {
	Route int   // its index in the table
	With  int   // a route that is taken, and that the router refuses it beside, without any other; -1 if there is none
	Err   error // what the router says
}

// Result is a large set of routes that a router takes.
type Result struct {
	Taken   []int     // in the order of the table
	Refused []Refusal // the others, in the same order

	// Largest says that no larger set is possible: there are as many pairs of routes that the router refuses as there are routes
	// left out, and no route is in two of these pairs, so of each pair one has to go.
	Largest bool
}

// mostPairs is how many pairs are looked at. For a table with more of them, no route is given up for others and none is named beside
// which another is refused.
const mostPairs = 1 << 19

// Find looks for a large set of n routes. It takes what the router takes, in the order of the table, and then gives up single
// routes where two or more others fit in their place. A router has to take no route at all. It makes a router for each route
// that is refused, and one of two routes for each pair of one that is refused and one that is taken.
func Find(n int, try Try) Result {
	s := search{try: try, errs: make([]error, n), clash: make([][]int, n), pairs: map[[2]int]error{}}
	var all []int
	for i := range n {
		all = append(all, i)
	}
	s.taken = s.greedy(all)
	s.refused = without(all, s.taken)
	if len(s.refused)*len(s.taken) <= mostPairs {
		s.pair()
		for s.exchange() {
			s.pair()
		}
	}
	r := Result{Taken: s.taken, Largest: s.isLargest()}
	for _, i := range s.refused {
		with := -1
		if len(s.clash[i]) > 0 {
			with = s.clash[i][0]
		}
		r.Refused = append(r.Refused, Refusal{i, with, s.says(i, with)})
	}
	return r
}

// search is a set of routes on its way to a larger one.
type search struct {
	try            Try
	taken, refused []int
	errs           []error // what was said of each route that was refused, beside all that were taken then
	clash          [][]int // for each route that is refused, those that are taken and that it is refused beside

	pairs map[[2]int]error // what was said of two routes alone, or of one that stands there twice; nil if they were taken
}

// greedy returns the routes of some that are taken, if each is left out at which the router refuses.
func (s *search) greedy(some []int) []int {
	some = slices.Clone(some)
	for {
		at, err := s.try(some)
		if err == nil {
			return some
		}
		if at < 0 {
			at = s.firstRefused(some)
		}
		s.errs[some[at]] = err
		some = slices.Delete(some, at, at+1)
	}
}

// firstRefused returns the place of the route with which the router begins to refuse, where it does not say so.
func (s *search) firstRefused(some []int) int {
	low, high := 0, len(some) // the first low are taken, the first high are refused
	for high-low > 1 {
		middle := (low + high) / 2
		if _, err := s.try(some[:middle]); err == nil {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// pair finds, for each route that is refused, the routes that are taken and that it is refused beside. One that is refused alone has
// none: they are not why.
func (s *search) pair() {
	for _, i := range s.refused {
		s.clash[i] = nil
		if s.beside(i, i) != nil {
			continue
		}
		for _, j := range s.taken {
			if s.beside(i, j) != nil {
				s.clash[i] = append(s.clash[i], j)
			}
		}
	}
}

// beside returns what the router says of two routes alone, or of one if they are the same.
func (s *search) beside(i, j int) error {
	two := [2]int{min(i, j), max(i, j)}
	err, ok := s.pairs[two]
	if !ok {
		_, err = s.try(slices.Compact([]int{two[0], two[1]}))
		s.pairs[two] = err
	}
	return err
}

// exchange gives up one route for two or more, if it finds such a one.
func (s *search) exchange() bool {
	only := map[int][]int{} // for a route that is taken, those that are refused for it alone
	for _, i := range s.refused {
		if len(s.clash[i]) == 1 {
			only[s.clash[i][0]] = append(only[s.clash[i][0]], i)
		}
	}
	for _, j := range s.taken {
		if len(only[j]) < 2 {
			continue
		}
		rest := without(s.taken, []int{j})
		more := slices.Sorted(slices.Values(slices.Concat(rest, only[j])))
		if larger := s.greedy(more); len(larger) > len(s.taken) {
			s.refused = slices.Sorted(slices.Values(without(slices.Concat(s.refused, s.taken), larger)))
			s.taken = larger
			return true
		}
	}
	return false
}

// says returns what the router says of a route: beside the one that it clashes with, or else beside all that were taken. A route that
// was given up for others clashes with these.
func (s *search) says(route, with int) error {
	if with >= 0 {
		return s.beside(route, with)
	}
	return s.errs[route]
}

// isLargest reports whether each route that is refused has a route of its own among those that are taken that it clashes with.
// It looks for such pairs by augmenting paths.
func (s *search) isLargest() bool {
	partner := map[int]int{}
	var find func(i int, seen map[int]bool) bool
	find = func(i int, seen map[int]bool) bool {
		for _, j := range s.clash[i] {
			if seen[j] {
				continue
			}
			seen[j] = true
			if other, ok := partner[j]; !ok || find(other, seen) {
				partner[j] = i
				return true
			}
		}
		return false
	}
	for _, i := range s.refused {
		if s.beside(i, i) == nil && !find(i, map[int]bool{}) {
			return false
		}
	}
	return true
}

// without returns the numbers of all that are not among others.
func without(all, others []int) []int {
	gone := map[int]bool{}
	for _, i := range others {
		gone[i] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(i int) bool { return gone[i] })
}

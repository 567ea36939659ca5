package found

import "slices"

// Ranking is how far the routers that were measured on a request can be told apart by time. Gauges are not in it.
type Ranking struct {
	Request string
	Pairs   int         // of routers
	Apart   [][2]string // the pairs that are told apart, the faster router first; none if Noisy

	// Blocks are the routers, the fastest first. Each router of a block is told apart from every router of the other blocks. It
	// is empty if Noisy.
	Blocks [][]string

	// Noisy says that fewer than half of the pairs are told apart: nobody has a place then. TooFew says that so few rounds tell
	// no pair of so many apart, however far apart they are.
	Noisy, TooFew bool
	Told          int // how many pairs are told apart, also if Noisy
}

// Ranking returns the ranking of a request. If there is none, it is without routers.
func (r *Report) Ranking(request string) Ranking {
	i := slices.IndexFunc(r.Rankings, func(x Ranking) bool { return x.Request == request })
	if i < 0 {
		return Ranking{Request: request}
	}
	return r.Rankings[i]
}

// Faster reports whether the two routers are told apart and x is the faster one.
func (r Ranking) Faster(x, y string) bool { return slices.Contains(r.Apart, [2]string{x, y}) }

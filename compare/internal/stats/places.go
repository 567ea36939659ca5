package stats

import (
	"cmp"
	"math"
	"slices"
)

// Places is how far things that were measured side by side can be told apart.
type Places struct {
	n      int
	faster [][]bool // whether i is told apart from j, being the faster one
}

// Separate tells the series apart, pair by pair. Two of them are apart if the sign test over all rounds says so, with Holm's
// correction for the number of pairs, and if the medians of every process are on the same side. Holm's correction: S. Holm, A
// simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979.
func Separate(all []*Series) Places {
	p := Places{n: len(all)}
	var pairs []contest
	for i, x := range all {
		p.faster = append(p.faster, make([]bool, len(all)))
		for j, y := range all[:i] {
			both := pair(x, y)
			pairs = append(pairs, contest{i, j, both.chance(), both.side()})
		}
	}
	for _, c := range holm(pairs) {
		switch c.side {
		case -1:
			p.faster[c.i][c.j] = true
		case 1:
			p.faster[c.j][c.i] = true
		}
	}
	return p
}

// contest is a pair of series, i and j, and what its rounds say.
type contest struct {
	i, j   int
	chance float64 // of the sign test
	side   int     // -1 if i is the faster one in every process, 1 if j is
}

// holm returns the pairs that the sign test tells apart, all of them at Confidence together.
func holm(pairs []contest) []contest {
	sorted := slices.SortedStableFunc(slices.Values(pairs), func(a, b contest) int { return cmp.Compare(a.chance, b.chance) })
	for k, c := range sorted {
		if c.chance > (1-Confidence)/float64(len(sorted)-k) {
			return sorted[:k]
		}
	}
	return sorted
}

// Enough reports whether so many rounds can tell any of so many pairs apart: whether the sign test does if all rounds agree.
func Enough(rounds, pairs int) bool {
	return pairs == 0 || math.Ldexp(2, -rounds) <= (1-Confidence)/float64(pairs)
}

// Faster reports whether i and j are told apart and i is the faster one.
func (p Places) Faster(i, j int) bool { return p.faster[i][j] }

// Pairs returns how many pairs there are, and how many of them are told apart.
func (p Places) Pairs() (all, apart int) {
	for i := range p.n {
		for j := range p.n {
			if p.faster[i][j] {
				apart++
			}
		}
	}
	return p.n * (p.n - 1) / 2, apart
}

// Place returns the best and the worst place that i may have, from 1. They are the same if i is told apart from all others.
func (p Places) Place(i int) (best, worst int) {
	best, worst = 1, p.n
	for j := range p.n {
		switch {
		case p.faster[j][i]:
			best++
		case p.faster[i][j]:
			worst--
		}
	}
	return best, worst
}

// Blocks returns everything in blocks, the fastest block first. Each member of a block is told apart from every member of the
// blocks after it, and no block can be cut further.
func (p Places) Blocks() [][]int {
	order := make([]int, p.n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		bi, wi := p.Place(i)
		bj, wj := p.Place(j)
		return cmp.Compare(bi+wi, bj+wj)
	})
	var blocks [][]int
	begin := 0
	for end := 1; end <= p.n; end++ {
		if p.apart(order[begin:end], order[end:]) {
			block := slices.Clone(order[begin:end])
			slices.Sort(block)
			blocks = append(blocks, block)
			begin = end
		}
	}
	return blocks
}

// apart reports whether all of these are told apart from all of those, and faster.
func (p Places) apart(these, those []int) bool {
	for _, i := range these {
		for _, j := range those {
			if !p.faster[i][j] {
				return false
			}
		}
	}
	return true
}

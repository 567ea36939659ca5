package fit

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// conflicts is a router that refuses some pairs of routes, and some routes whatever stands beside them.
type conflicts struct {
	pairs map[[2]int]bool
	never map[int]bool
	mute  bool // it does not say at which route it refuses
	tries int
}

func (c *conflicts) try(some []int) (at int, err error) {
	c.tries++
	for k, j := range some {
		if c.never[j] {
			return c.at(k), fmt.Errorf("no %d", j)
		}
		for _, i := range some[:k] {
			if c.pairs[[2]int{i, j}] {
				return c.at(k), fmt.Errorf("no %d beside %d", j, i)
			}
		}
	}
	return -1, nil
}

func (c *conflicts) at(k int) int {
	if c.mute {
		return -1
	}
	return k
}

// random returns a router that refuses that share of the pairs of n routes.
func random(r *rand.Rand, n int, share float64) *conflicts {
	c := &conflicts{pairs: map[[2]int]bool{}, never: map[int]bool{}}
	for j := range n {
		for i := range j {
			if r.Float64() < share {
				c.pairs[[2]int{i, j}] = true
			}
		}
	}
	return c
}

// most returns how many of n routes can be taken at most, by trying all sets.
func (c *conflicts) most(n int) int {
	best := 0
	for set := range uint(1) << n {
		var some []int
		for i := range n {
			if set>>i&1 == 1 {
				some = append(some, i)
			}
		}
		if _, err := c.try(some); err == nil {
			best = max(best, bits.OnesCount(set))
		}
	}
	return best
}

// TestFind holds what is found on small random tables to what trying all sets gives: it is taken, it cannot be added to, and it
// is called largest only if it is.
func TestFind(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 0))
	proven, best := 0, 0
	for range 300 {
		n := 1 + r.IntN(10)
		c := random(r, n, 0.1+0.4*r.Float64())
		c.mute = r.IntN(2) == 0
		c.never[r.IntN(20)] = true
		got := Find(n, c.try)
		if _, err := c.try(got.Taken); err != nil || len(got.Taken)+len(got.Refused) != n || !slices.IsSorted(got.Taken) {
			t.Fatalf("%d routes, %v: found %+v: %v", n, c.pairs, got, err)
		}
		for _, f := range got.Refused {
			if _, err := c.try(slices.Sorted(slices.Values(append(slices.Clone(got.Taken), f.Route)))); err == nil || f.Err == nil {
				t.Fatalf("%v: %d is said to be refused with %v", c.pairs, f.Route, f.Err)
			}
			if !c.never[f.Route] && !c.pairs[[2]int{min(f.Route, f.With), max(f.Route, f.With)}] {
				t.Fatalf("%v: %+v, but the two are taken", c.pairs, f)
			}
		}
		most := c.most(n)
		if got.Largest && len(got.Taken) != most {
			t.Fatalf("%v: %v is called largest, but %d can be taken", c.pairs, got.Taken, most)
		}
		if got.Largest {
			proven++
		}
		if len(got.Taken) == most {
			best++
		}
	}
	if proven < 200 || best < 280 {
		t.Errorf("of 300 sets, %d are proven largest and %d are", proven, best)
	}
}

// TestExchange gives the search a first route that clashes with three others: without it there is room for them.
func TestExchange(t *testing.T) {
	c := &conflicts{pairs: map[[2]int]bool{{0, 1}: true, {0, 2}: true, {0, 3}: true}}
	got := Find(4, c.try)
	if !slices.Equal(got.Taken, []int{1, 2, 3}) || !got.Largest {
		t.Errorf("found %+v, want 1, 2 and 3", got)
	}
	if len(got.Refused) != 1 || got.Refused[0].With != 1 || got.Refused[0].Err.Error() != "no 1 beside 0" {
		t.Errorf("refused %+v, want the first, beside the second", got.Refused)
	}
}

// TestSays makes sure that what is said of a route is about the one that it is refused beside, and of no third, which was offered with both.
func TestSays(t *testing.T) {
	got := Find(3, func(some []int) (int, error) {
		if at := slices.Index(some, 1); at > 0 && some[0] == 0 {
			return at, fmt.Errorf("no %v", some)
		}
		return -1, nil
	})
	if len(got.Refused) != 1 || got.Refused[0].Route != 1 || got.Refused[0].With != 0 || got.Refused[0].Err.Error() != "no [0 1]" {
		t.Errorf("refused %+v, want the second, beside the first", got.Refused)
	}
}

// TestThree gives the search three routes of which any two are taken: there is no pair to name.
func TestThree(t *testing.T) {
	got := Find(3, func(some []int) (int, error) {
		if len(some) == 3 {
			return 2, fmt.Errorf("two are enough")
		}
		return -1, nil
	})
	if len(got.Taken) != 2 || got.Largest || got.Refused[0].With != -1 || got.Refused[0].Err.Error() != "two are enough" {
		t.Errorf("found %+v, want two of them, not called largest", got)
	}
}

// TestLargeTable makes sure that a large table with many clashes does not take more routers than there are pairs to look at,
// also where the router does not say which route it refuses.
func TestLargeTable(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 0))
	c := random(r, 300, 0)
	for i := range 100 {
		c.pairs[[2]int{i, i + 100 + r.IntN(100)}] = true
	}
	c.mute = true
	if got := Find(300, c.try); c.tries > 2*100*200 || len(got.Taken) < 200 {
		t.Errorf("%d tries for %d routes taken", c.tries, len(got.Taken))
	}
}

// TestAlone: for a route that is refused whatever stands beside it, no other route is named, and what is said is of it.
func TestAlone(t *testing.T) {
	c := &conflicts{pairs: map[[2]int]bool{{1, 3}: true}, never: map[int]bool{2: true}}
	r := Find(4, c.try)
	if len(r.Refused) != 2 || !r.Largest || r.Refused[0].With != -1 || r.Refused[0].Err.Error() != "no 2" || r.Refused[1].With != 1 {
		t.Errorf("%+v: want 2 refused alone, and 3 beside 1", r)
	}
}

package measure

import (
	"fmt"
	"math/rand/v2"
)

// layouts returns what to give the linker for each process: the same for the same seed.
func layouts(seed uint64) []uint32 {
	random := rand.New(rand.NewPCG(seed, 1))
	var all []uint32
	for range ProcessCount {
		all = append(all, 1+random.Uint32N(1<<31-1))
	}
	return all
}

// usualLayout is the layout that leaves the functions where the linker puts them.
const usualLayout = 0

// randomLayout returns the linker's flag that puts functions into another order.
func randomLayout(layout uint32) string { return fmt.Sprintf("-randlayout=%d", layout) }

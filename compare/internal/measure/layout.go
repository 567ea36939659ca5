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
		all = append(all, 1+random.Uint32N(1<<31-1)) // 0 leaves the order as it is
	}
	return all
}

// randomLayout returns the linker's flag that puts functions into another order.
func randomLayout(layout uint32) string { return fmt.Sprintf("-randlayout=%d", layout) }

package bench

import (
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
)

// object is one of the objects that stay alive while routers are measured. Their size decides what a collection costs, more than
// their number. 128 bytes with two pointers are a small struct with a text and a reference or two: an allocated byte then costs
// about 0.6 ns of collection, between 0.3 ns (objects in order, half of them text) and 0.8 ns (a map of records).
type object struct {
	next, other *object
	_           [objectSize - 16]byte
}

const objectSize = 128

// live is the live heap.
var live []*object

// setLive sets the size of the process's live heap. Objects point anywhere into it, as they do in a program that has run for a while.
func setLive(mib int) {
	live = nil
	live = make([]*object, mib<<20/(objectSize+8))
	for i := range live {
		live[i] = new(object)
	}
	random := rand.New(rand.NewPCG(1, 0))
	for _, o := range live {
		o.next, o.other = live[random.IntN(len(live))], live[random.IntN(len(live))]
	}
	for range 2 { // allocations then reuse memory that the process has, instead of paying for page faults
		untilCollected()
	}
}

// collections returns how many garbage collections have ended.
func collections() uint64 {
	sample := []metrics.Sample{{Name: "/gc/cycles/total:gc-cycles"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// untilCollected allocates until a garbage collection ends.
func untilCollected() {
	for before := collections(); collections() == before; {
		runtime.KeepAlive(make([]byte, 128<<10))
	}
}

package bench

import (
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
	"time"
)

// object is one of the objects that stay alive while routers are measured. Their size decides what a collection costs, more than
// their number: with objects of 32, 128 and 512 bytes, an allocated byte costs about 2.0, 0.8 and 0.2 ns. 128 bytes with
// two pointers are a small struct with a text and a reference or two, between the extremes.
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
	measureCollection()
}

// oneCollection is what a garbage collection costs, and how many bytes are allocated between two.
var oneCollection struct {
	cost  time.Duration
	bytes uint64
}

// measureCollection measures a collection of the live heap: the median of several.
func measureCollection() {
	runtime.GC()
	var costs []float64
	for range 5 {
		before := clock()
		runtime.GC()
		costs = append(costs, float64(clock()-before))
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	oneCollection.cost, oneCollection.bytes = time.Duration(median(costs)), m.NextGC-m.HeapAlloc
}

// settle collects garbage if the next collection is near or has begun: it would belong to what came before.
func settle() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc+oneCollection.bytes/4 > m.NextGC {
		runtime.GC()
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

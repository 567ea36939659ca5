package bench

import (
	"runtime"
	"runtime/debug"
	"time"
)

// timing is what some operations took.
type timing struct {
	N             int
	CPU, Wall     time.Duration
	Bytes, Allocs uint64
}

const (
	batchTime = 500 * time.Microsecond // between two looks at the clock
	warmUp    = 4                      // the time of the measurement divided by that of the warm-up

	// rarely is the time between two garbage collections from which on they cost too little to wait for: 64 MiB are
	// collected in about 30 ms.
	rarely = 2 * time.Second
)

// measure measures an operation for a least time. send does it n times.
//
// A collection of 64 MiB is rare, so that a short measurement would contain none or one that belongs to many more operations. If
// the operation allocates, the measurement begins just after a collection and ends just after a later one: it contains whole
// collections. One that allocates nothing is measured without any.
func measure(send func(n int), least time.Duration) timing {
	batch := batchOf(send)
	warm := timed(send, batch, func(cpu time.Duration) bool { return cpu >= least/warmUp })
	if period := warm.period(); period == 0 || period > rarely {
		defer debug.SetGCPercent(debug.SetGCPercent(-1))
		return timed(send, batch, func(cpu time.Duration) bool { return cpu >= least })
	}
	untilCollected()
	before := collections()
	return timed(send, batch, func(cpu time.Duration) bool {
		return cpu >= least && collections() > before || cpu > 2*rarely
	})
}

// batchOf returns how many operations take about batchTime.
func batchOf(send func(n int)) int {
	for n := 1; ; n *= 2 {
		begin := time.Now()
		send(n)
		if took := time.Since(begin); took >= batchTime/2 {
			return n
		}
	}
}

// timed does operations, a batch after the other, until done says so after the processor time that they have taken.
func timed(send func(n int), batch int, done func(cpu time.Duration) bool) timing {
	var t timing
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	wall, cpu := time.Now(), clock()
	for ok := false; !ok; ok = done(t.CPU) {
		send(batch)
		t.N += batch
		t.CPU, t.Wall = clock()-cpu, time.Since(wall)
	}
	runtime.ReadMemStats(&after)
	t.Bytes, t.Allocs = after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs
	return t
}

// period returns the time until the operations have allocated as much as is alive, when the next collection begins. It is 0 if they
// allocate nothing.
func (t timing) period() time.Duration {
	if t.Bytes < uint64(t.N)/10 { // now and then, the runtime allocates for itself
		return 0
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return time.Duration(float64(m.NextGC) / 2 / float64(t.Bytes) * float64(t.CPU))
}

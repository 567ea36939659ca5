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
	warmUp    = 4                      // the time of a measurement divided by that of its warm-up
	seldom    = 5                      // measurements between two collections; beyond that, no collection is waited for
)

// measure measures an operation for a least time. send does it n times.
//
// A collection of 64 MiB is rare, so that a short measurement would contain none, or one that belongs to many more operations.
// If the operation allocates, the measurement begins just after a collection and ends just after a later one: it contains whole
// collections. If it allocates so little that this takes long, it is measured without any, and its part of a collection is
// added: one that allocates 16 bytes has a four-millionth of the collection that comes every 64 MiB.
func measure(send func(n int), least time.Duration) timing {
	settle()
	batch := batchOf(send)
	warm := timed(send, batch, func(cpu time.Duration) bool { return cpu >= least/warmUp })
	if warm.CPU*time.Duration(oneCollection.bytes/max(1, warm.Bytes)) > seldom*least {
		settle()
		defer debug.SetGCPercent(debug.SetGCPercent(-1))
		t := timed(send, batch, func(cpu time.Duration) bool { return cpu >= least })
		t.CPU += time.Duration(float64(oneCollection.cost) * float64(t.Bytes) / float64(oneCollection.bytes))
		return t
	}
	untilCollected()
	before := collections()
	return timed(send, batch, func(cpu time.Duration) bool { return cpu >= least && collections() > before })
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

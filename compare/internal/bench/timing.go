package bench

import (
	"runtime"
	"time"
)

// timing is the cost of N operations.
type timing struct {
	N             int
	CPU, Wall     time.Duration
	Bytes, Allocs uint64
}

const (
	batchTime = 500 * time.Microsecond // between two readings of the clock
	warmUp    = 4                      // a measurement takes this many times as long as its warm-up
	little    = 0.01                   // bytes per nanosecond; an operation that allocates more is measured with collections
)

// measure measures an operation for at least the duration least. The function send does the operation n times.
//
// A short measurement would contain no collection, or one that many more operations should share. So if the operation allocates, its
// measurement begins just after a collection and ends just after a later one. It contains whole collections and all allocations
// between them, most of them in memory that is in no cache. An operation that allocates less than a byte in 100 ns is measured without
// a collection: its share of a collection is less than 1 % of its time.
func measure(send func(n int), least time.Duration) timing {
	batch := batchOf(send)
	warm := timed(send, batch, func(cpu time.Duration) bool { return cpu >= least/warmUp })
	if float64(warm.Bytes) >= little*float64(warm.CPU.Nanoseconds()) {
		untilCollected()
		before := collections()
		return timed(send, batch, func(cpu time.Duration) bool { return cpu >= least && collections() > before })
	}
	for {
		before := collections()
		t := timed(send, batch, func(cpu time.Duration) bool { return cpu >= least })
		if collections() == before {
			return t
		}
	}
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

// timed runs batches of operations until the function done returns true. done gets the processor time that the batches have taken so
// far.
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

package bench

import (
	"testing"
	"time"
)

// TestMeasure: a measurement contains whole collections if the operation allocates, and no collection otherwise.
func TestMeasure(t *testing.T) {
	setLive(1)
	defer func() { live = nil }()
	const least = 2 * time.Millisecond
	before := collections()
	if got := measure(func(n int) { spin(n) }, least); got.CPU < least || got.N == 0 || got.Bytes/uint64(got.N) > 0 || collections() > before+1 {
		t.Errorf("without an allocation: %+v, %d collections", got, collections()-before)
	}
	much := measure(func(n int) {
		for range n {
			sink = make([]byte, 4096)
		}
	}, least)
	if perOp := float64(much.Bytes) / float64(much.N); perOp < 4096 || perOp > 4200 || much.Allocs < uint64(much.N) || much.Bytes < 1<<20 {
		t.Errorf("4096 bytes each: %+v; expected at least one collection", much)
	}
}

var (
	spun int
	sink []byte
)

// spin takes n times as long as spin(1).
func spin(n int) {
	for i := range 100 * n {
		spun += i
	}
}

// TestSetLive: the live heap has the requested size.
func TestSetLive(t *testing.T) {
	setLive(0)
	before := inUse()
	setLive(8)
	if grown := inUse() - before; grown < 7<<20 || grown > 9<<20 {
		t.Errorf("it grew by %d bytes", grown)
	}
	setLive(0)
}

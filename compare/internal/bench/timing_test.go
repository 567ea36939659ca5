package bench

import (
	"testing"
	"time"
)

// TestMeasure: an operation that allocates much is measured with whole collections, one that allocates little has its part of one
// added, and both count their bytes.
func TestMeasure(t *testing.T) {
	setLive(1)
	defer func() { live = nil }()
	const least = 2 * time.Millisecond
	before := collections()
	if got := measure(func(n int) { spin(n) }, least); got.CPU < least || got.N == 0 || got.Bytes/uint64(got.N) > 0 {
		t.Errorf("without an allocation: %+v", got)
	}
	if collections() > before+1 { // settle may have needed one
		t.Errorf("%d collections without an allocation", collections()-before)
	}
	much := measure(func(n int) {
		for range n {
			sink = make([]byte, 4096)
		}
	}, least)
	if perOp := float64(much.Bytes) / float64(much.N); perOp < 4096 || perOp > 4200 || much.Allocs < uint64(much.N) || much.Bytes < oneCollection.bytes/2 {
		t.Errorf("4096 bytes each: %+v", much)
	}
	oneCollection.cost = time.Hour // so that its part shows
	little := measure(func(n int) {
		spin(n)
		sink = make([]byte, 16)
	}, least)
	if part := time.Duration(float64(time.Hour) * float64(little.Bytes) / float64(oneCollection.bytes)); part < 10*least || little.CPU < part {
		t.Errorf("16 bytes in thousands of operations have no part of a collection, which is %v: %+v", part, little)
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

// TestSetLive: the live heap has the size that was asked for.
func TestSetLive(t *testing.T) {
	setLive(0)
	before := inUse()
	setLive(8)
	if grown := inUse() - before; grown < 7<<20 || grown > 9<<20 {
		t.Errorf("it grew by %d bytes", grown)
	}
	if oneCollection.cost <= 0 || oneCollection.bytes < 4<<20 || oneCollection.bytes > 12<<20 {
		t.Errorf("a collection costs %v every %d bytes", oneCollection.cost, oneCollection.bytes)
	}
	setLive(0)
}

package ownroutes

import (
	"runtime"
	"slices"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// Making is what it takes to make a router of the routes that a library takes.
type Making struct {
	Took time.Duration // the median of a few times
	Heap int64         // bytes that stay allocated for it
}

// makings is how often a router is made to see how long that takes, or less often if it takes longer than enough.
const (
	makings = 5
	enough  = time.Second
)

// measureMaking makes routers of a set-up, one after the other. What it takes is not to be measured while something else runs. It
// returns the zero Making for a library that takes none of the routes.
func measureMaking(s library.Setup, takes *routes.Table) Making {
	if len(takes.Routes) == 0 {
		return Making{}
	}
	var m Making
	var took []time.Duration
	for start := time.Now(); len(took) < makings && (len(took) == 0 || time.Since(start) < enough); {
		before := inUse()
		begin := time.Now()
		router, err := s.New(takes, library.Short)
		took = append(took, time.Since(begin))
		if err != nil {
			panic(err) // it has taken the same routes before
		}
		m.Heap = max(0, inUse()-before)
		runtime.KeepAlive(router)
	}
	slices.Sort(took)
	m.Took = took[len(took)/2]
	return m
}

// inUse returns how many bytes are allocated and still needed.
func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

package measure

import (
	"context"
	"net/http"
	"runtime"
	"testing"
	"time"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// instances is how many routers heap makes, so that what else is allocated meanwhile hardly counts.
const instances = 200

// Tables measures what it takes to make each contestant with its routes, and returns the time and the heap by name. In a
// round it makes each contestant for so long, one after the other, and calls done after each. If ctx is cancelled it returns
// what it has, and the cause.
//
// Neither figure has what a package makes once for all of its routers, such as the regular expressions of regextable.
func Tables(ctx context.Context, all []contestant.Contestant, rounds int, each time.Duration, done func()) (map[string]found.Table, error) {
	if err := benchtime(each); err != nil {
		return nil, err
	}
	times := map[string][]float64{}
	tables := map[string]found.Table{}
	for round := range rounds {
		for i := range all {
			c := all[(i+round)%len(all)]
			if ctx.Err() != nil {
				return tables, context.Cause(ctx)
			}
			times[c.Name] = append(times[c.Name], register(c.New))
			t := found.Table{Register: stats.Interval(times[c.Name]), Heap: tables[c.Name].Heap}
			if round == 0 {
				t.Heap = heap(c.New)
			}
			tables[c.Name] = t
			done()
		}
	}
	return tables, nil
}

// register returns how many ns it takes to make a router.
func register(newRouter func() http.Handler) float64 {
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			newRouter()
		}
	})
	return float64(r.T.Nanoseconds()) / float64(r.N)
}

// heap returns how many bytes stay allocated for a router.
func heap(newRouter func() http.Handler) int64 {
	routers := make([]http.Handler, instances)
	newRouter() // what is made for the first one only is not counted
	before := inUse()
	for i := range routers {
		routers[i] = newRouter()
	}
	after := inUse()
	runtime.KeepAlive(routers)
	return max(0, (after-before)/instances)
}

// inUse returns how many bytes of heap there are in use. What sync.Pools hold is gone with the second collection.
func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

package measure

import (
	"context"
	"math/rand/v2"
	"net/http"
	"runtime"
	"testing"
	"time"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// instances is how many routers heap makes, so that what else is allocated meanwhile hardly counts.
const instances = 200

// Tables measures what it takes to make each contestant with its routes, and returns the time and the heap by name. Each process
// makes each of them for so long, in an order that is drawn with the seed. Tables calls done after each. If ctx is cancelled it
// returns what it has, and the cause.
//
// Neither figure has what a package makes once for all of its routers, such as the regular expressions of regextable.
func Tables(ctx context.Context, p *Processes, names []string, each time.Duration, seed uint64, done func()) (map[string]found.Table, error) {
	times := map[string][]float64{}
	tables := map[string]found.Table{}
	random := rand.New(rand.NewPCG(seed, 2))
	for n, one := range p.all {
		for _, i := range random.Perm(len(names)) {
			name := names[i]
			made, err := one.do(ctx, task{Kind: timeRegister, Router: name, Time: each})
			if err != nil {
				return tables, err
			}
			times[name] = append(times[name], float64(made.T.Nanoseconds())/float64(made.N))
			t := found.Table{Register: stats.Interval(times[name]), Heap: tables[name].Heap}
			if n == 0 {
				weighed, err := one.do(ctx, task{Kind: weighRouter, Router: name})
				if err != nil {
					return tables, err
				}
				t.Heap = weighed.Heap
			}
			tables[name] = t
			done()
		}
	}
	return tables, nil
}

// register is a benchmark of making a router.
func register(b *testing.B, newRouter func() http.Handler) {
	b.ReportAllocs()
	for b.Loop() {
		newRouter()
	}
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

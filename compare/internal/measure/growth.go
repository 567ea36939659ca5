package measure

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/growth"
	"gorouting/compare/internal/stats"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// grown is what a table cost in a router, in one process.
type grown struct {
	Refused                     string  // what the router said to the table; "" if it takes it
	Learned, Distinct, Register float64 // ns
	Heap                        int64   // bytes
}

// lists is a table and its requests, which are kept for the next router.
type lists struct {
	table           *routes.Table
	fixed, distinct workload.Workload
}

// grow finds out what a table of the task's size costs in a router, which it makes and drops again: large tables would fill the
// memory.
func (w *worker) grow(t task) (outcome, error) {
	maker, err := growth.Named(t.Router)
	if err != nil {
		return outcome{}, err
	}
	if w.lists.table == nil || len(w.lists.table.Routes) != t.Size {
		table, err := growth.Table(t.Size)
		if err != nil {
			return outcome{}, err
		}
		w.lists = lists{table, growth.FixedList(table), growth.DistinctList(table)}
	}
	g, err := w.lists.measure(maker, t.Time)
	return outcome{Grown: g}, err
}

// passes is how many times as long requests are measured as registering: the distinct ones are to come several times each, so that what
// they need is in the caches.
const passes = 5

// measure makes a router of the table, sees that it answers rightly, and measures it.
func (l lists) measure(maker growth.Maker, each time.Duration) (g grown, err error) {
	before := inUse()
	router, err := maker.New(l.table)
	if err != nil {
		return grown{Refused: err.Error()}, nil
	}
	g.Heap = max(0, inUse()-before)
	if err := growth.Check(l.table, l.fixed, router); err != nil {
		return grown{Refused: err.Error()}, nil
	}
	for _, m := range []struct {
		ns   *float64
		each time.Duration
		loop func(b *testing.B)
	}{
		{&g.Learned, passes * each, func(b *testing.B) { l.fixed.Time(b, router) }},
		{&g.Distinct, passes * each, func(b *testing.B) { l.distinct.Time(b, router) }},
		{&g.Register, each, func(b *testing.B) {
			for b.Loop() {
				maker.New(l.table)
			}
		}},
	} {
		o, err := benchmark(m.each, m.loop)
		if err != nil {
			return grown{}, err
		}
		*m.ns = float64(o.T.Nanoseconds()) / float64(o.N)
	}
	runtime.KeepAlive(router)
	return g, nil
}

// Grow measures what tables of these sizes cost in each router for any table, once in each of the first so many processes of the
// usual layout, in an order that is drawn with the seed. It calls done after each. The findings are by router and then by size. If
// ctx is cancelled it returns what it has, and the cause.
func Grow(ctx context.Context, p *Processes, makers []growth.Maker, sizes []int, processes int, each time.Duration, seed uint64, done func()) ([]found.Growth, error) {
	all := map[pair][]grown{}
	random := rand.New(rand.NewPCG(seed, 3))
	err := func() error {
		for _, one := range p.first(processes) {
			for s, size := range sizes {
				for _, i := range random.Perm(len(makers)) {
					o, err := one.do(ctx, task{Kind: growTable, Router: makers[i].Name, Size: size, Time: each})
					if err != nil {
						return fmt.Errorf("%d routes: %w", size, err)
					}
					all[pair{i, s}] = append(all[pair{i, s}], o.Grown)
					done()
				}
			}
		}
		return nil
	}()
	var findings []found.Growth
	for i, m := range makers {
		for s, size := range sizes {
			g := sumGrowth(all[pair{i, s}])
			g.Router, g.Group, g.Routes = m.Name, m.Group, size
			findings = append(findings, g)
		}
	}
	return findings, err
}

// sumGrowth returns what the processes found out about a router and a size.
func sumGrowth(all []grown) found.Growth {
	if len(all) == 0 {
		return found.Growth{Refused: "not measured before the interruption"}
	}
	var learned, distinct, register, heap []float64
	for _, g := range all {
		if g.Refused != "" {
			return found.Growth{Refused: g.Refused}
		}
		learned, distinct = append(learned, g.Learned), append(distinct, g.Distinct)
		register, heap = append(register, g.Register), append(heap, float64(g.Heap))
	}
	return found.Growth{
		Learned: stats.Interval(learned), Distinct: stats.Interval(distinct), Register: stats.Interval(register), Heap: int64(stats.Median(heap)),
	}
}

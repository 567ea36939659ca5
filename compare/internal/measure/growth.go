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
	Refused string // what the router said to the table; "" if it takes it
	found.Grown
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
			g := newGrowth(all[pair{i, s}])
			g.Router, g.Group, g.Routes = m.Name, m.Group, size
			findings = append(findings, g)
		}
	}
	return findings, err
}

// newGrowth returns what the processes found out about a router and a size.
func newGrowth(all []grown) (g found.Growth) {
	if len(all) == 0 {
		return found.Growth{Refused: "not measured before the interruption"}
	}
	for _, one := range all {
		if one.Refused != "" {
			return found.Growth{Refused: one.Refused}
		}
		g.Processes = append(g.Processes, one.Grown)
	}
	sumGrowth(&g)
	return g
}

// sumGrowth fills in the figures that are made of what the processes found out.
func sumGrowth(g *found.Growth) {
	var learned, distinct, register, heap []float64
	for _, one := range g.Processes {
		learned, distinct = append(learned, one.Learned), append(distinct, one.Distinct)
		register, heap = append(register, one.Register), append(heap, float64(one.Heap))
	}
	g.Learned, g.Distinct, g.Register, g.Heap = stats.Interval(learned), stats.Interval(distinct), stats.Interval(register), int64(stats.Median(heap))
}

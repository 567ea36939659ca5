package bench

import "fmt"

// heapPart measures how the ratios of routers depend on the live heap. With an empty live heap the garbage collector runs all the
// time, as it never does in a server. The requests are hits, because gin in plain configuration answers 404 instead of 405.
var heapPart = part{name: PartHeap, measure: func(r *run) error {
	t := Widgets()
	for _, mib := range []int{0, usualHeap, 64, 256} {
		if err := r.keep(mib); err != nil {
			return err
		}
		one := task{family: Heap, kind: request, live: fmt.Sprintf("%dMiB", mib), table: t, request: "hits", routers: []string{ServeMux, "gin", "chi", "echo"}, rounds: 1, wall: true}
		if err := r.measureAll("a live heap of "+one.live, []task{one}); err != nil {
			return err
		}
	}
	return r.keep(r.Heap)
}}

// keep sets the live heap of all processes.
func (r *run) keep(mib int) error {
	for _, p := range r.processes {
		if _, err := p.do(r.ctx, job{Kind: keep, MiB: mib}); err != nil {
			return err
		}
	}
	return nil
}

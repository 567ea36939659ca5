package bench

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// Plan says what to measure.
type Plan struct {
	Command string // what to type for a run like this one, for the file
	Seed    uint64 // for the random order of routers

	Parts     []string      // names of parts, in the order of their measuring; see Parts
	Routers   []string      // the routers to measure; nil for all
	Tables    []Table       // for the part PartTables; nil for four tables of this repository
	Sizes     []int         // numbers of routes, for the part PartGrown
	Processes int           // how many processes measure
	Rounds    int           // how often each process measures frequent requests
	Time      time.Duration // how long a measurement takes at least, in processor time
	Serving   time.Duration // how long a process serves with each router, for the part PartShare
	Heap      int           // MiB that stay allocated in the processes
	Again     bool          // a measurement that is not clear is repeated
	Compile   bool          // generated routers are compiled anew, to measure how long that takes
}

// usualHeap is the live heap of the processes in MiB. The collector's price for an allocated byte is much the same from 16 MiB on, as the
// part PartHeap shows. With more, whole collections would make each measurement several times as long.
const usualHeap = 16

// Full returns the plan of a published run. It takes about twelve minutes on two cores that do nothing else.
func Full() Plan {
	return Plan{
		Seed: 1, Parts: Parts(), Sizes: []int{10, 100, 1000, 10_000}, Processes: 5, Rounds: 2, Time: 20 * time.Millisecond, Serving: 4 * time.Second,
		Heap: usualHeap, Again: true, Compile: true,
	}
}

// Quick returns a plan that takes about a minute, to try something out.
func Quick() Plan {
	return Plan{
		Seed: 1, Parts: []string{PartServe, PartShare}, Processes: 3, Rounds: 1, Time: 10 * time.Millisecond, Serving: 500 * time.Millisecond,
		Heap: usualHeap,
	}
}

// ForTable returns a plan for somebody's own routes.
func ForTable(name string, t *routes.Table) (Plan, error) {
	own, err := Positional(forbidden.ReplaceAllString(name, "_"), t)
	return Plan{
		Seed: 1, Parts: []string{PartTables}, Tables: []Table{own}, Processes: 3, Rounds: 3, Time: 20 * time.Millisecond, Heap: usualHeap, Again: true,
	}, err
}

// check returns the parts of the plan, or what is wrong with it.
func (p Plan) check() ([]part, error) {
	var some []part
	for _, name := range p.Parts {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			return nil, fmt.Errorf("unknown part %q: expected one of %s", name, strings.Join(Parts(), ", "))
		}
		some = append(some, parts[i])
	}
	for _, name := range p.Routers {
		known := slices.Concat(theEight(), plain(), withOptions(), techniques(), []string{baselineName, NoRouter, Noop})
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("unknown router %q: expected one of %s", name, strings.Join(known, ", "))
		}
	}
	return some, nil
}

// forbidden are the characters that cannot be part of a benchmark's name.
var forbidden = regexp.MustCompile(`[^a-zA-Z0-9._-]`)

// The parts of a run.
const (
	PartServe  = "serve"  // requests for the widget routes
	PartTables = "tables" // requests for larger tables
	PartGrown  = "grown"  // how costs grow with the number of routes
	PartHeap   = "heap"   // how ratios depend on the live heap
	PartShare  = "share"  // the part of routing in whole requests
	PartBinary = "binary" // sizes of programs
)

// part is a part of a run.
type part struct {
	name string

	made    func(r *run) ([]made, error) // the generated routers that it measures; nil for none
	measure func(r *run) error
}

// parts are all parts. To add one, add a file like heap.go, and the part here.
var parts = []part{servePart, tablesPart, grownPart, heapPart, sharePart, binaryPart}

// Parts returns the names of all parts.
func Parts() []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// plain returns the names of the libraries in plain configuration, withOptions their names with options set.
func plain() []string       { return libraries(false) }
func withOptions() []string { return libraries(true) }

func libraries(options bool) []string {
	var names []string
	for _, r := range library.In(library.Library) {
		if len(r.Options) > 0 == options {
			names = append(names, r.Name)
		}
	}
	return names
}

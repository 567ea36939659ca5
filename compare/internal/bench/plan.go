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
	Command string // the command that starts such a run; printed at the top of the run
	Seed    uint64 // for the random order of routers

	Parts     []string      // names of the parts to measure, in this order; see Parts
	Routers   []string      // the routers to measure; nil for all
	Tables    []Table       // for the part PartTables; nil for four tables of this repository
	Sizes     []int         // numbers of routes, for the part PartGrown
	Processes int           // how many processes measure
	Rounds    int           // how often each process measures the main requests
	Time      time.Duration // minimum processor time of a measurement
	Serving   time.Duration // how long a process serves with each router, for the part PartShare
	Heap      int           // live heap of each process, in MiB
	Again     bool          // measure noisy cells again
	Compile   bool          // compile generated routers without the build cache, to measure the time
}

// usualHeap is the live heap of the processes in MiB. From 16 MiB on, the cost of collection for an allocated byte hardly changes, as
// the part PartHeap shows. A larger heap would make each measurement several times as long, because a measurement contains whole
// collections.
const usualHeap = 16

// Full returns the plan of a published run. It takes about 20 minutes on two otherwise idle cores.
func Full() Plan {
	return Plan{
		Seed: 1, Parts: Parts(), Sizes: []int{10, 100, 1000, 10_000}, Processes: 5, Rounds: 1, Time: 20 * time.Millisecond, Serving: 4 * time.Second,
		Heap: usualHeap, Again: true, Compile: true,
	}
}

// Quick returns a plan for a first look, which takes two or three minutes.
func Quick() Plan {
	return Plan{
		Seed: 1, Parts: []string{PartServe, PartShare}, Processes: 3, Rounds: 1, Time: 10 * time.Millisecond, Serving: 500 * time.Millisecond,
		Heap: usualHeap,
	}
}

// ForTable returns a plan that measures a user's own table, under that name.
func ForTable(name string, t *routes.Table) (Plan, error) {
	own, err := Positional(forbidden.ReplaceAllString(name, "_"), t)
	return Plan{
		Seed: 1, Parts: []string{PartTables}, Tables: []Table{own}, Processes: 3, Rounds: 3, Time: 20 * time.Millisecond, Heap: usualHeap, Again: true,
	}, err
}

// check returns the parts of the plan, or an error for an unknown part or router.
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
		known := slices.Concat(theEight(), plain(), withOptions(), techniques(), featureNames(), []string{baselineName, NoRouter, Noop})
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("unknown router %q: expected one of %s", name, strings.Join(known, ", "))
		}
	}
	return some, nil
}

// forbidden matches a character that cannot be part of a benchmark's name.
var forbidden = regexp.MustCompile(`[^a-zA-Z0-9._-]`)

// The parts of a run.
const (
	PartServe    = "serve"    // requests for the widget routes
	PartFeatures = "features" // what the features of generated routers cost
	PartTables   = "tables"   // requests for larger tables
	PartGrown    = "grown"    // how costs grow with the number of routes
	PartHeap     = "heap"     // how ratios depend on the live heap
	PartShare    = "share"    // the share of routing in the cost of whole requests
	PartBinary   = "binary"   // sizes of programs
)

// part is a part of a run.
type part struct {
	name string

	made    func(r *run) ([]made, error) // the generated routers to measure; nil for none
	measure func(r *run) error
}

// parts are all parts. To add a part, add a file like heap.go and an entry here.
var parts = []part{servePart, featuresPart, tablesPart, grownPart, heapPart, sharePart, binaryPart}

// Parts returns the names of all parts.
func Parts() []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// plain returns the names of the libraries in plain configuration. withOptions returns the names of the libraries with options set.
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

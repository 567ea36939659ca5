package measure

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/perf/benchfmt"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
	"gorouting/internal/baseline"
)

// spies count their calls, by router and path.
type spies struct {
	sync.Mutex
	calls map[[2]string]int
}

// garbage holds on to what spies allocate, so that they do.
var garbage []*[64]byte

// contestant returns a spy. It answers rightly, and makes so many allocations for each call on a path.
func (s *spies) contestant(name string, allocs map[string]int) library.Contestant {
	return library.Contestant{Name: name, Group: found.GroupOurs, New: func() http.Handler {
		right := baseline.New()
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.Lock()
			s.calls[[2]string{name, r.URL.Path}]++
			garbage = garbage[:0]
			for range allocs[r.URL.Path] {
				garbage = append(garbage, new([64]byte))
			}
			s.Unlock()
			right.ServeHTTP(w, r)
		})
	}}
}

// TestEachLineIsOfItsOwnRouterAndRequest has routers that can be told by what they allocate, and that count their calls: each line
// has the allocations of its own router on its own request, and a router was called as often as its lines say.
func TestEachLineIsOfItsOwnRouterAndRequest(t *testing.T) {
	paths := map[string]string{"home": "/", "contact": "/contact"}
	s := &spies{calls: map[[2]string]int{}}
	allocs := map[string]map[string]int{}
	var all []library.Contestant
	for i := range 3 {
		name := fmt.Sprint("spy", i)
		allocs[name] = map[string]int{"/": 10 * (i + 1), "/contact": 10*(i+1) + 5}
		all = append(all, s.contestant(name, allocs[name]))
	}
	own := map[string]float64{} // what the answers allocate, by path
	plan := Plan{Contestants: all, Requests: []Request{request(t, "home"), request(t, "contact")}, Rounds: 2, Time: 100 * time.Microsecond}
	for _, q := range plan.Requests {
		own[paths[q.Name]] = q.workload.Allocs(baseline.New())
	}
	r, p := Prepare(plan), workers(t, all)
	clear(s.calls)
	m, err := r.Measure(t.Context(), p, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	said, lines := map[[2]string]int{}, 0
	for reader := benchfmt.NewReader(bytes.NewReader(m.Lines), "lines"); reader.Scan(); lines++ {
		record, ok := reader.Result().(*benchfmt.Result)
		if !ok {
			t.Fatal(reader.Result())
		}
		var router, request string
		if _, err := fmt.Sscanf(string(bytes.ReplaceAll(record.Name, []byte("/"), []byte(" "))), "Router router=%s request=%s", &router, &request); err != nil {
			t.Fatal(err)
		}
		path := paths[strings.TrimRight(request, "-0123456789")] // without the number of processors
		said[[2]string{router, path}] += record.Iters
		got, _ := record.Value("allocs/op")
		if want := float64(allocs[router][path]) + own[path]; got < want || got > want+4 { // the first calls warm up
			t.Errorf("router=%s/request=%s has %v allocs/op, want %v: it is another's line", router, request, got, want)
		}
	}
	if want := 2 * ProcessCount * 3 * 2; lines != want {
		t.Errorf("%d lines, want %d", lines, want)
	}
	for key, n := range s.calls {
		if said[key] != n {
			t.Errorf("%v was called %d times, and its lines say %d", key, n, said[key])
		}
	}
	if len(s.calls) != 6 {
		t.Errorf("calls %v, want those of three routers on two requests", s.calls)
	}
}

// TestEachProcessMeasures has a router that allocates as much in a process as that one's number says: each line is of the process
// that it names, and each process measures as often as each other.
func TestEachProcessMeasures(t *testing.T) {
	s := &spies{calls: map[[2]string]int{}}
	p := workersOf(t, func(process int) []library.Contestant {
		return []library.Contestant{s.contestant("spy", map[string]int{"/": 10 * process})}
	})
	r := Prepare(Plan{Contestants: []library.Contestant{s.contestant("spy", nil)}, Requests: []Request{request(t, "home")}, Rounds: 2, Time: 100 * time.Microsecond})
	m, err := r.Measure(t.Context(), p, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(m.Lines), "lines")
	if err != nil || len(bench.Series) != 1 {
		t.Fatalf("%d series, error %v", len(bench.Series), err)
	}
	one, seen := bench.Series[0], map[stats.At]bool{}
	for i, at := range one.At {
		seen[at] = at.Process >= 1 && at.Process <= ProcessCount && at.Round >= 1 && at.Round <= 2
		if got := int(one.Allocs[i]) / 10; got != at.Process {
			t.Errorf("%+v has %v allocs/op: it is of process %d", at, one.Allocs[i], got)
		}
	}
	if len(one.At) != 2*ProcessCount || len(seen) != len(one.At) {
		t.Errorf("measured at %v, want each process twice", one.At)
	}
}

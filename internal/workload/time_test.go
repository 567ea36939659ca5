package workload

import (
	"flag"
	"net/http"
	"sync/atomic"
	"testing"

	"gorouting/internal/routes"
)

// TestLoop makes sure that a router gets the requests in turn, and that its changes to a request do not reach the next one.
func TestLoop(t *testing.T) {
	table := routes.Widgets()
	for _, w := range append(All(table), Mix(table, 1)) {
		i := 0
		check := http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			q := w.Requests[i/w.Times%len(w.Requests)]
			if r.Method != q.Method || r.URL.Path != q.Path || r.URL.RawQuery != "" || r.PathValue("a") != "" || len(rw.Header()) > 0 {
				t.Fatalf("request=%s: request %d is %s %s, want %v", w.Name, i, r.Method, r.URL, q)
			}
			r.SetPathValue("a", "b")
			r.Method, r.URL.Path, r.URL.RawQuery = "X", "/x", "x"
			rw.Header().Set("Allow", "X")
			i++
		})
		l := newLoop(w)
		for range 2*len(w.Requests)*w.Times + 1 {
			l.next(check)
		}
	}
}

// TestTime makes sure that Time and TimeParallel send one request for each op, and all kinds of requests.
func TestTime(t *testing.T) {
	usual := flag.Lookup("test.benchtime").Value.String()
	if err := flag.Set("test.benchtime", "2000x"); err != nil {
		t.Fatal(err)
	}
	defer flag.Set("test.benchtime", usual)
	w := Mix(routes.Widgets(), 64)
	for name, time := range map[string]func(*testing.B, http.Handler){"Time": w.Time, "TimeParallel": w.TimeParallel} {
		var asked [3]atomic.Int64 // 200, 404, 405
		h := http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			asked[map[int]int{200: 0, 404: 1, 405: 2}[w.table.Want(r.Method, r.URL.Path).Status]].Add(1)
		})
		result := testing.Benchmark(func(b *testing.B) { time(b, h) })
		all := asked[0].Load() + asked[1].Load() + asked[2].Load()
		if result.N != 2000 || all < 2000 || all > 2001 || asked[1].Load() < 100 || asked[2].Load() < 100 {
			t.Errorf("%s: %d ops, requests of 200, 404, 405: %d, %d, %d", name, result.N, asked[0].Load(), asked[1].Load(), asked[2].Load())
		}
	}
}

// TestAllocs makes sure that Allocs counts only the router's allocations.
func TestAllocs(t *testing.T) {
	var sink []byte
	for _, w := range []Workload{Mix(routes.Widgets(), 64), Mix(routes.Widgets(), 1)} {
		if got := w.Allocs(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { rw.WriteHeader(404); rw.Write(nil) })); got != 0 {
			t.Errorf("%v allocations, want 0", got)
		}
		if got := w.Allocs(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { sink = make([]byte, 100) })); got != 1 || sink == nil {
			t.Errorf("%v allocations, want 1", got)
		}
	}
}

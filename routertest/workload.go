package routertest

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"testing"
)

// Benchmark measures what requests cost in the routers that newRouter returns, in a sub-benchmark of each of Workloads
// by the name "request=…", and in one called "request=mixed-parallel" of the mix on all processors. What it reports for
// an op is one request: ns/op, B/op and allocs/op. Before any is timed, its answers are checked.
func Benchmark(b *testing.B, newRouter func() http.Handler) {
	for _, w := range Workloads() {
		router := newRouter()
		if err := w.Check(router); err != nil {
			b.Fatal(err)
		}
		b.Run("request="+w.Name, func(b *testing.B) { w.Time(b, router) })
		if w.Name == mixed {
			b.Run("request="+w.Name+"-parallel", func(b *testing.B) { w.TimeParallel(b, router) })
		}
	}
}

const (
	hits          = "hits"
	mixed         = "mixed"
	mixedDistinct = 4096 // a fixed loop over 512 requests is still learned by the processor's branch predictor; 4,096 are not
	routeDistinct = 64
	runLength     = 1000 // of requests that are the same, where one is to be predicted at a time
)

// Workload is requests to measure routers with, used in turn, over and over.
type Workload struct {
	Name     string // a route's name, "404", "405", "hits" or "mixed"
	requests []request
	times    int // how often each is used before it is the next one's turn
}

// Workloads returns one for each of the widget routes, with 64 different values for its parameters; "404", of paths
// that no route has; "405", of paths that have a route and methods that they have not; and two shuffles of 4,096
// distinct requests: "hits", of all routes, for routers that refuse requests in another way than the contract wants; and
// "mixed", of all of these, which is Mixed(4096).
func Workloads() []Workload {
	all := widgets.kinds(routeDistinct, 1)
	routes := widgets.kinds(mixedDistinct, 2)[:len(widgets.routes)]
	return append(all, shuffle(hits, routes, mixedDistinct), Mixed(mixedDistinct))
}

// Mixed returns a shuffle of requests of all routes, for no route, and with a wrong method, each kind as often as the
// other, among them at least as many distinct requests as distinct says: paths without a parameter cannot but recur. It is
// the same at each call. Mixed(1) is one of each kind, each asked a thousand times in a row: so that the kinds are in it
// as in the others, and there is still no more than one to predict at a time.
func Mixed(distinct int) Workload {
	kinds := widgets.kinds(distinct, 2)
	if distinct > 1 {
		return shuffle(mixed, kinds, distinct)
	}
	w := shuffle(mixed, kinds, len(kinds))
	w.times = runLength
	return w
}

// shuffle returns a workload that takes its requests from all kinds in equal shares, until enough of them are distinct.
func shuffle(name string, kinds []Workload, distinct int) Workload {
	w := Workload{Name: name, times: 1}
	seen := map[request]bool{}
	for i := 0; len(seen) < distinct; i++ {
		requests := kinds[i%len(kinds)].requests
		q := requests[i/len(kinds)%len(requests)]
		seen[q] = true
		w.requests = append(w.requests, q)
	}
	r := rand.New(rand.NewPCG(3, 0))
	r.Shuffle(len(w.requests), func(i, j int) { w.requests[i], w.requests[j] = w.requests[j], w.requests[i] })
	return w
}

// Hits reports whether every request of the workload is answered 200.
func (w Workload) Hits() bool {
	return !slices.ContainsFunc(w.requests, func(q request) bool { return widgets.answer(q.method, q.path).status != http.StatusOK })
}

// kinds returns a workload for each route, one of misses, and one of wrong methods, of up to n requests each.
func (t *table) kinds(n int, seed uint64) []Workload {
	r := rand.New(rand.NewPCG(seed, 0))
	var all []Workload
	misses, wrong := Workload{Name: "404", times: 1}, Workload{Name: "405", times: 1}
	for i, route := range t.routes {
		w := Workload{Name: route.Name, times: 1}
		values := n
		if isStatic(t.patterns[i]) {
			values = 1
		}
		for range values {
			w.requests = append(w.requests, request{method: route.Method, path: realisticPath(r, t.patterns[i])})
		}
		all = append(all, w)
	}
	for i := range n {
		k := i % len(t.routes)
		path := realisticPath(r, t.patterns[k])
		wrong.requests = append(wrong.requests, request{method: []string{"PUT", "DELETE", "HEAD"}[i%3], path: path})
		if path == "/" {
			path = ""
		}
		misses.requests = append(misses.requests, request{method: t.routes[k].Method, path: path + "/archive/" + slug(r)})
	}
	return append(all, misses, wrong)
}

// realisticPath returns a path for a pattern, with values as they are in the world.
func realisticPath(r *rand.Rand, pattern []segment) string {
	path := ""
	for _, s := range pattern {
		switch s.kind {
		case literal:
			path += "/" + s.text
		case parameter:
			path += "/" + slug(r)
		case integer:
			path += "/" + strconv.Itoa(1+r.IntN(1_000_000))
		}
	}
	return path
}

// slug returns a widget's name: "blue-gear", "valve-1234".
func slug(r *rand.Rand) string {
	first := []string{"blue", "small", "heavy", "left", "spare", "steel", "dual", "micro"}
	second := []string{"gear", "valve", "bracket", "spring", "bearing", "shaft", "coupling", "knob", "fan"}
	s := second[r.IntN(len(second))]
	if r.IntN(4) == 0 {
		return first[r.IntN(len(first))] + "-" + s
	}
	return s + "-" + strconv.Itoa(r.IntN(100_000))
}

// Check asks h for every request of the workload, and returns an error with the first that is not answered as the
// contract wants. What h leaves in the request, which no client can tell, is for Run to find.
func (w Workload) Check(h http.Handler) error {
	c := new(client)
	for _, q := range w.requests {
		want, got := widgets.answer(q.method, q.path), c.do(h, q)
		got.changed = ""
		if !got.meets(want) {
			return fmt.Errorf("request=%s: %v", w.Name, failure{widgets.blame(0, q, want, got), q.String(), got.String(), want.String()})
		}
	}
	return nil
}

// Time runs the loop of a benchmark: an op is one request to h, a fresh one as a server would hand over, but made
// outside of the time that counts, and a ResponseWriter that throws the answer away. It does not look at answers.
func (w Workload) Time(b *testing.B, h http.Handler) {
	b.ReportAllocs()
	loop := newLoop(w)
	for b.Loop() {
		loop.next(h)
	}
}

// TimeParallel is Time with a goroutine for each processor.
func (w Workload) TimeParallel(b *testing.B, h http.Handler) {
	b.ReportAllocs()
	first := newLoop(w)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		loop := loop{requests: first.requests, times: w.times, at: rand.IntN(len(w.requests)), writer: discard{http.Header{}}}
		for pb.Next() {
			loop.next(h)
		}
	})
}

// Allocs returns how many allocations a request of the workload takes on average, exactly. It is not for tests with
// -race, under which a sync.Pool forgets things on purpose.
func (w Workload) Allocs(h http.Handler) float64 {
	loop, n := newLoop(w), len(w.requests)*w.times
	all := testing.AllocsPerRun(10, func() {
		for range n {
			loop.next(h)
		}
	})
	return all / float64(n)
}

// loop sends a workload's requests, one for each call of next. The request that a router gets is a copy, so that what it
// leaves there (the map behind SetPathValue, a shortened path) is gone with the next.
type loop struct {
	requests []http.Request
	times    int
	at, used int // the request whose turn it is, and how often it has been used
	request  http.Request
	url      url.URL
	writer   discard
}

func newLoop(w Workload) *loop {
	l := &loop{times: w.times, writer: discard{http.Header{}}}
	header := http.Header{"Accept": {"*/*"}, "User-Agent": {"routertest"}}
	for _, q := range w.requests {
		l.requests = append(l.requests, *q.newRequest(header))
	}
	return l
}

// next has h answer the next request.
func (l *loop) next(h http.Handler) {
	l.request = l.requests[l.at]
	l.url = *l.request.URL
	l.request.URL = &l.url
	if l.used++; l.used == l.times {
		l.used = 0
		if l.at++; l.at == len(l.requests) {
			l.at = 0
		}
	}
	clear(l.writer.header)
	h.ServeHTTP(&l.writer, &l.request)
}

// discard is a ResponseWriter that takes strings and bytes as net/http's does, and throws them away.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header               { return d.header }
func (d *discard) WriteHeader(int)                   {}
func (d *discard) Write(b []byte) (int, error)       { return len(b), nil }
func (d *discard) WriteString(s string) (int, error) { return len(s), nil }

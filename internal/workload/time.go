package workload

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"testing"
)

// Time sends the requests to h in the loop of a benchmark. One op is one request. Each request is a fresh copy, as from a
// server. Answers are thrown away.
func (w Workload) Time(b *testing.B, h http.Handler) {
	b.ReportAllocs()
	loop := newLoop(w)
	for b.Loop() {
		loop.next(h)
	}
}

// TimeParallel is Time with one goroutine for each processor.
func (w Workload) TimeParallel(b *testing.B, h http.Handler) {
	b.ReportAllocs()
	first := newLoop(w)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		loop := loop{requests: first.requests, times: w.Times, at: rand.IntN(len(w.Requests)), writer: discard{http.Header{}}}
		for pb.Next() {
			loop.next(h)
		}
	})
}

// Allocs returns the average number of allocations for a request. Do not use it with -race, because sync.Pool then drops values
// on purpose.
func (w Workload) Allocs(h http.Handler) float64 {
	loop, n := newLoop(w), len(w.Requests)*w.Times
	all := testing.AllocsPerRun(10, func() {
		for range n {
			loop.next(h)
		}
	})
	return all / float64(n)
}

// loop sends the requests of a workload, one for each call of next. A router gets a copy of each request, so its changes, such
// as path values or a shortened path, do not reach the next request.
type loop struct {
	requests []http.Request
	times    int
	at, used int // the index of the current request, and how often it was sent
	request  http.Request
	url      url.URL
	writer   discard
}

func newLoop(w Workload) *loop {
	l := &loop{requests: make([]http.Request, 0, len(w.Requests)), times: w.Times, writer: discard{http.Header{}}}
	header := http.Header{"Accept": {"*/*"}, "User-Agent": {"routertest"}}
	for _, q := range w.Requests {
		l.requests = append(l.requests, *q.HTTP(header))
	}
	return l
}

// next sends the next request to h.
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

// discard is a ResponseWriter that throws the answer away. Like net/http's own, it has WriteString.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header               { return d.header }
func (d *discard) WriteHeader(int)                   {}
func (d *discard) Write(b []byte) (int, error)       { return len(b), nil }
func (d *discard) WriteString(s string) (int, error) { return len(s), nil }

package routertest

import (
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"time"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// The test growth sends rounds of requests, each with a different path of about a hundred bytes, and measures the memory in use
// and the number of goroutines after each round. A router that keeps something for each request grows in every round. A router
// that fills a cache, or starts a pool of goroutines, grows in a few of them. So the test judges the third smallest growth of
// six.
const (
	growthRounds     = 6
	growthRequests   = 4_000
	growthBytes      = 3 << 10 // in a round
	growthGoroutines = 0
)

// growth requests many different paths and measures the memory and goroutines that are still in use afterwards. A router that
// keeps something for each path would grow until it ends the program.
func growth(e *exam) {
	router := e.newRouter()
	send := func(from, n int) {
		for i := range n {
			e.ask(router, distinct(e.table, from+i))
		}
	}
	send(0, growthRequests/2) // so that the router makes its one-time allocations now
	start := time.Now()
	allBytes, allGoroutines := grown(func(round int) { send((1+round)*growthRequests, growthRequests) })
	took := time.Since(start)
	runtime.KeepAlive(router)
	bytes, goroutines := allBytes[growthRounds/2-1], allGoroutines[growthRounds/2-1]
	if bytes <= growthBytes && goroutines <= growthGoroutines {
		return
	}
	// Something else in this program may grow, such as a router that hangs since an earlier test. So measure as long without requests.
	othersBytes, othersGoroutines := grown(func(int) { time.Sleep(took / growthRounds) })
	if limit := growthBytes + 2*othersBytes[growthRounds-1]; bytes > limit {
		e.failGrowth(fmt.Sprintf("%d more bytes in use after %d requests", bytes, growthRequests), fmt.Sprintf("%d at most", limit))
	}
	if limit := growthGoroutines + 2*othersGoroutines[growthRounds-1]; goroutines > limit {
		e.failGrowth(fmt.Sprintf("%d more goroutines after %d requests", goroutines, growthRequests), fmt.Sprintf("%d at most", limit))
	}
}

// grown calls f for each round, and returns how much memory and how many goroutines each round adds, sorted.
func grown(f func(round int)) (bytes, goroutines []int) {
	beforeBytes, beforeGoroutines := settled()
	for round := range growthRounds {
		f(round)
		afterBytes, afterGoroutines := settled()
		bytes, goroutines = append(bytes, max(0, afterBytes-beforeBytes)), append(goroutines, max(0, afterGoroutines-beforeGoroutines))
		beforeBytes, beforeGoroutines = afterBytes, afterGoroutines
	}
	slices.Sort(bytes)
	slices.Sort(goroutines)
	return bytes, goroutines
}

// settled returns the bytes of heap in use and the number of goroutines, after garbage collections.
func settled() (bytes, goroutines int) {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc), runtime.NumGoroutine()
}

func (e *exam) failGrowth(got, want string) {
	e.fail(contract.Failure{
		Fault:   contract.Fault{Rule: contract.AnyRequest, What: "memory or goroutines grow with each request"},
		Request: ask.Request{Method: methodOf(e.table.Routes[0]), Path: fmt.Sprintf("(%d different paths)", growthRequests)},
		Got:     ask.Answer{Problem: got}, Want: ask.Answer{Problem: want},
	})
}

// distinct returns a request with a host and a path that are different for each i. Hits, wrong methods, unknown methods, HEAD,
// other headers and misses take turns.
func distinct(t *routes.Table, i int) ask.Request {
	r := t.Routes[i%len(t.Routes)]
	path := pathWith(r.Patterns[len(r.Patterns)-1], fmt.Sprintf("value-%d-%0100d", i, i), fmt.Sprint(1+i))
	q := ask.Request{Method: methodOf(r), Path: path, Host: fmt.Sprintf("host%d.example.com", i), Query: fmt.Sprintf("q=%d", i)}
	turn := i / len(t.Routes) % 6
	if turn == 0 || turn == 2 && r.Static() {
		q.Path = fmt.Sprintf("%s/missing-%d/%0100d", path, i, i)
	}
	switch turn {
	case 1:
		q.Method = unused(t)
	case 2:
		q.Method = fmt.Sprintf("M%d", i)
	case 3:
		q.Method = http.MethodHead
	case 4:
		q.Header = fmt.Sprintf("X-Request-Id: %d", i)
	}
	return q
}

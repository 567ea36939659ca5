package routertest

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// hugeTests returns tests of huge requests: long segments, many segments, long methods and long queries. The answers must be
// correct, and the memory used must be in proportion to the length of the request.
func hugeTests(t *routes.Table) []test {
	const mega = 1 << 20
	var tests []test
	add := func(name string, rule contract.Rule, requests ...ask.Request) {
		tests = append(tests, test{name: name, run: func(e *exam) {
			router := e.newRouter()
			for _, q := range requests {
				e.askFrugally(router, q, rule)
			}
		}})
	}
	for _, p := range some(parameters(t, takesNumber), 24) {
		rule := contract.AnyRequest
		if !takesText(p.segment()) {
			rule = contract.PositiveInt // most of these values do not match
		}
		add("value/"+p.String(), rule, p.request(strings.Repeat("a", mega)), p.request(strings.Repeat("9", mega)), p.request(strings.Repeat("0", mega)+"7"),
			p.request(strings.Repeat("%+ \xff\x00", mega/5)), p.request(strings.Repeat("a/", 100_000)+"a"))
	}
	method, path := methodOf(t.Routes[0]), t.Routes[0].Sample()
	add("segments", contract.AnyRequest, ask.Request{Method: method, Path: strings.Repeat("/a", 100_000)}, ask.Request{Method: method, Path: strings.Repeat("/7", 100_000)},
		ask.Request{Method: method, Path: strings.Repeat("/..", 100_000)}, ask.Request{Method: "FOO", Path: strings.Repeat("/a", 100_000)})
	add("slashes", contract.AnyRequest, ask.Request{Method: method, Path: strings.Repeat("/", mega)}, ask.Request{Method: "FOO", Path: strings.Repeat("/", mega)})
	add("method", contract.WrongMethod, ask.Request{Method: strings.Repeat("G", mega), Path: path})
	add("query", contract.AnyRequest, ask.Request{Method: method, Path: path, Query: strings.Repeat("a=b&", mega/4)}, ask.Request{Method: "FOO", Path: path, Query: strings.Repeat("&", mega)})
	return tests
}

// frugal returns how many bytes a router may allocate for a request of n bytes. That is enough to copy the path, and to escape
// it for every route, but not for work on each pair of segments.
func frugal(n int) uint64 { return 1<<20 + 256*uint64(n) }

// askFrugally sends q, and judges the answer and the memory used. rule is the rule that q tests. Other goroutines may allocate
// at the same time, so it measures up to three times and uses the smallest result.
func (e *exam) askFrugally(router http.Handler, q ask.Request, rule contract.Rule) {
	limit, least := frugal(len(q.Method)+len(q.Path)+len(q.Query)), ^uint64(0)
	var got ask.Answer
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got = e.client.Do(router, q)
		runtime.ReadMemStats(&after)
		if least = min(least, after.TotalAlloc-before.TotalAlloc); least <= limit {
			e.answered(e.askingOf(router), q, contract.Wanted(e.table, q.Method, q.Path), got, rule)
			return
		}
	}
	e.fail(contract.Failure{
		Fault: contract.Fault{Rule: contract.AnyRequest, What: "too much memory for the size of the request"}, Request: q,
		Got:  ask.Answer{Problem: fmt.Sprintf("%d bytes allocated", least)},
		Want: ask.Answer{Problem: fmt.Sprintf("%d bytes at most", limit)},
	})
}

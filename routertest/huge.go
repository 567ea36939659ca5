package routertest

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"
)

// hugeTests returns a test of requests that no client sends by mistake: long segments, many segments, long methods
// and queries. They are answered like any other, in time, and with memory in proportion to their length.
func (t *table) hugeTests() []test {
	const mega = 1 << 20
	var tests []test
	add := func(name string, requests ...request) {
		tests = append(tests, test{section: "huge", name: name, run: func(c *client, newRouter func() http.Handler, y *tally) {
			router := newRouter()
			for _, q := range requests {
				t.expectFrugal(c, y, router, q)
			}
		}})
	}
	for i, r := range t.routes {
		for j, s := range t.patterns[i] {
			with := func(value string) request {
				path := samplePath(t.patterns[i][:j]) + "/" + value + samplePath(t.patterns[i][j+1:])
				return request{method: r.Method, path: path}
			}
			if s.kind != literal {
				add(fmt.Sprintf("route=%s/%s", r.Name, s.text),
					with(strings.Repeat("a", mega)), with(strings.Repeat("9", mega)), with(strings.Repeat("0", mega)+"7"),
					with(strings.Repeat("%+ \xff\x00", mega/5)), with(strings.Repeat("a/", 100_000)+"a"))
			}
		}
	}
	method := t.routes[0].Method
	add("segments", request{method: method, path: strings.Repeat("/a", 100_000)}, request{method: method, path: strings.Repeat("/7", 100_000)},
		request{method: method, path: strings.Repeat("/..", 100_000)}, request{method: "FOO", path: strings.Repeat("/a", 100_000)})
	add("slashes", request{method: method, path: strings.Repeat("/", mega)}, request{method: "FOO", path: strings.Repeat("/", mega)})
	add("method", request{method: strings.Repeat("G", mega), path: samplePath(t.patterns[0])})
	add("query", request{method: method, path: samplePath(t.patterns[0]), query: strings.Repeat("a=b&", mega/4)},
		request{method: "FOO", path: samplePath(t.patterns[0]), query: strings.Repeat("&", mega)})
	return tests
}

// frugal is how many bytes a router may allocate for a request of n bytes. Copies of the path are fine, and escaping
// it for every route; something for each pair of segments is not.
func frugal(n int) uint64 { return 1<<20 + 256*uint64(n) }

// expectFrugal counts q's answer and the memory that it took. Others allocate meanwhile, so the least of three counts.
func (t *table) expectFrugal(c *client, y *tally, router http.Handler, q request) {
	want, limit, least := t.answer(q.method, q.path), frugal(len(q.method)+len(q.path)+len(q.query)), ^uint64(0)
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := c.do(router, q)
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
		if !got.meets(want) {
			t.expect(y, ruleAnyRequest, q, want, got)
			return
		}
		if least <= limit {
			break
		}
	}
	if least > limit {
		y.add(failure{ruleAnyRequest, q.String(), fmt.Sprintf("%d bytes allocated", least), fmt.Sprintf("%d at most", limit)})
		return
	}
	y.checked++
}

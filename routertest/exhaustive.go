package routertest

import (
	"fmt"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
)

// exhaustiveTest returns a test that tries every path of up to depth segments, each a literal of the table, empty, a
// slug, a good id or a bad one, with every method of the table and one other.
func (t *table) exhaustiveTest(depth int) test {
	return test{section: "exhaustive", name: fmt.Sprintf("depth=%d", depth), run: func(c *client, newRouter func() http.Handler, y *tally) {
		alphabet := append(t.literals(), "", "foo", "7", "0")
		methods := append(t.methods(), "PUT")
		router := newRouter()
		ask := func(c *client, y *tally, path string) {
			candidates := t.candidates(path)
			for _, method := range methods {
				q := request{method: method, path: path}
				t.expect(y, 0, q, t.answerAmong(candidates, method, path), c.do(router, q))
			}
		}
		tallies := make([]tally, len(alphabet))
		spread(c, len(alphabet), func(c *client, i int) {
			extend("/"+alphabet[i], alphabet, depth-1, func(path string) { ask(c, &tallies[i], path) })
		})
		y.merge(tallies)
	}}
}

// extend calls f with path, and with path followed by every sequence of up to more segments from the alphabet.
func extend(path string, alphabet []string, more int, f func(path string)) {
	f(path)
	if more == 0 {
		return
	}
	for _, s := range alphabet {
		extend(path+"/"+s, alphabet, more-1, f)
	}
}

// spread calls f for 0 … n-1, on as many goroutines as there are processors, each with a client of its own.
func spread(c *client, n int, f func(c *client, i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			own := c.helper()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(own, i)
			}
		})
	}
	wg.Wait()
}

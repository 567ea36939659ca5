package routertest

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
)

// randomTest returns a test of n random requests near the table's routes.
func (t *table) randomTest(seed uint64, n int) test {
	return test{
		section: "random", name: "walk", note: fmt.Sprintf("; ROUTERTEST_SEED=%d", seed),
		run: func(c *client, newRouter func() http.Handler, y *tally) {
			w := walker{t, rand.New(rand.NewPCG(seed, 0))}
			router := newRouter()
			for range n {
				t.ask(c, y, router, w.request())
			}
		},
	}
}

// walker makes random requests: a route with parameters of all kinds, often bent a little.
type walker struct {
	*table
	*rand.Rand
}

// request returns the next one.
func (w walker) request() request {
	i := w.IntN(len(w.routes))
	q := request{method: w.routes[i].Method}
	for _, s := range w.patterns[i] {
		q.path += "/" + w.value(s)
	}
	for w.IntN(3) == 0 {
		q.path = w.bend(q.path)
	}
	if w.IntN(3) == 0 {
		q.method = w.pick(everyMethod...)
	}
	if w.IntN(8) == 0 {
		q.rawPath = w.escape(q.path)
	}
	if w.IntN(8) == 0 {
		q.query = w.pick("x=1", ":slug=evil&:id=3", "%3Aslug=evil", "&&", ";", "%zz", "a=b;c=d", "/contact")
	}
	return q
}

// value returns a segment of a path for a segment of a pattern: one that fits, most of the time.
func (w walker) value(s segment) string {
	switch s.kind {
	case parameter:
		switch w.IntN(4) {
		case 0:
			return w.pick(w.literals()...)
		case 1:
			return w.bytes(1 + w.IntN(6))
		}
		return w.pick("foo", "blue-gadget", "7", "a+b", "a b", "..", ".", "é", "%2F", ":slug")
	case integer:
		if w.IntN(3) == 0 {
			return w.pick(extremeIDs()...)
		}
		return strings.Repeat("0", w.IntN(3)) + fmt.Sprint(w.Uint64()>>w.IntN(64))
	}
	return s.text
}

// bend edits a path: a byte or a segment put in, taken out, doubled or exchanged.
func (w walker) bend(path string) string {
	at := w.IntN(len(path) + 1)
	before, after := path[:at], path[at:]
	switch w.IntN(7) {
	case 0:
		return before + w.bytes(1) + after
	case 1:
		return before + "/" + after
	case 2:
		return before + w.pick("/.", "/..", "//", "/foo", "/7", "+", "%2F", "%", ":", "0") + after
	case 3:
		return before
	case 4:
		return after
	case 5:
		if after == "" {
			return path + path
		}
		return before + after[1:]
	}
	parts := strings.Split(path, "/")
	parts[w.IntN(len(parts))] = w.pick(append(w.literals(), "", "foo", "7", "0")...)
	return strings.Join(parts, "/")
}

// escape percent-encodes some bytes of a path, slashes included, more than need it.
func (w walker) escape(path string) string {
	var escaped []byte
	for _, b := range []byte(path) {
		if w.IntN(3) == 0 || b == '%' {
			escaped = fmt.Appendf(escaped, "%%%02x", b)
		} else {
			escaped = append(escaped, b)
		}
	}
	return string(escaped)
}

// bytes returns n random bytes.
func (w walker) bytes(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(w.Uint32())
	}
	return string(b)
}

// pick returns one of some.
func (w walker) pick(some ...string) string { return some[w.IntN(len(some))] }

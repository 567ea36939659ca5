package routertest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// randomTests returns a test of random requests near the table's routes.
func randomTests(t *routes.Table, s settings) []test {
	return []test{{name: "walk", note: fmt.Sprintf("; %s=%d", seedVariable, s.seed), run: func(e *exam) {
		w := walker{t, t.Texts(), rand.New(rand.NewPCG(s.seed, 0))}
		router := e.newRouter()
		for range s.steps {
			e.ask(router, w.request())
		}
	}}}
}

// walker makes random requests. Each has the path of a route with random values. Many paths are then edited a little.
type walker struct {
	table *routes.Table
	texts []string
	*rand.Rand
}

// request returns the next request.
func (w walker) request() ask.Request {
	r := w.table.Routes[w.IntN(len(w.table.Routes))]
	q := ask.Request{Method: methodOf(r)}
	for _, s := range r.Patterns[w.IntN(len(r.Patterns))] {
		q.Path += "/" + w.segment(s)
	}
	for w.IntN(3) == 0 {
		q.Path = w.bend(q.Path)
	}
	if w.IntN(3) == 0 {
		q.Method = w.pick(everyMethod...)
	}
	if w.IntN(8) == 0 {
		q.RawPath = w.escape(q.Path)
	}
	if w.IntN(8) == 0 {
		q.Query = w.pick("x=1", ":slug=evil&:id=3", "%3Aslug=evil", "&&", ";", "%zz", "a=b;c=d", "/contact")
	}
	if w.IntN(8) == 0 {
		q.Header = w.pick(headers...)
	}
	return q
}

// segment returns a random text for a segment. Most texts match.
func (w walker) segment(s routes.Segment) string {
	if near := s.NearMisses(); len(near) > 0 && w.IntN(16) == 0 {
		return w.pick(near...)
	}
	if !s.IsParam() {
		return s.Text
	}
	return s.With(w.value(s))
}

// value returns a random value for a parameter. Most values match.
func (w walker) value(s routes.Segment) string {
	switch s.Kind {
	case routes.List:
		return w.pick(s.Texts...)
	case routes.Int:
		if w.IntN(3) == 0 {
			return w.pick(extremeInts()...)
		}
		if w.IntN(8) == 0 { // 18 to 23 digits, most of them too large
			return fmt.Sprintf("%d%06d", 1e18+w.Uint64N(9e18), w.IntN(1_000_000))[:18+w.IntN(6)]
		}
		return strings.Repeat("0", w.IntN(3)) + fmt.Sprint(w.Uint64()>>w.IntN(64))
	case routes.Rest:
		path := ""
		for range w.IntN(4) {
			path += w.value(routes.Segment{Kind: routes.String}) + "/"
		}
		return path + w.pick("", "foo", ".", "a b")
	}
	switch w.IntN(5) {
	case 0:
		return w.text()
	case 1:
		return w.bytes(1 + w.IntN(6))
	case 2:
		return w.bytes(1 + w.IntN(1<<w.IntN(8)))
	}
	return w.pick("foo", "blue-gadget", "7", "a+b", "a b", "..", ".", "é", "%2F", ":slug")
}

// text returns a text of the table, or "foo" if the table has only parameters.
func (w walker) text() string {
	if len(w.texts) == 0 {
		return "foo"
	}
	return w.pick(w.texts...)
}

// bend edits a path at random: it inserts, removes or replaces a byte or a segment, or cuts or repeats the path.
func (w walker) bend(path string) string {
	at := w.IntN(len(path) + 1)
	before, after := path[:at], path[at:]
	switch w.IntN(7) {
	case 0:
		return before + w.bytes(1) + after
	case 1:
		return before + "/" + after
	case 2:
		return before + w.pick("/.", "/..", "//", "/foo", "/7", "+", "%2F", "%", ":", "0", ";") + after
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
	parts[w.IntN(len(parts))] = w.pick(w.text(), "", "foo", "7", "0")
	return strings.Join(parts, "/")
}

// escape percent-encodes random bytes of a path, including slashes and bytes that need no escape.
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

// pick returns one of the texts.
func (w walker) pick(some ...string) string { return some[w.IntN(len(some))] }

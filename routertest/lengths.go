package routertest

import (
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// The lengths to try: all small ones, and large ones near the usual sizes of buffers and counters.
const (
	mostSegments = 300
	mostBytes    = 770
)

var largeLengths = []int{
	896, 960, 1000, 1022, 1023, 1024, 1025, 2047, 2048, 2049, 4095, 4096, 4097, 8191, 8192, 8193, 9999, 10_000, 10_001, 16_383, 16_384, 16_385,
	20_000, 32_767, 32_768, 32_769, 50_000, 65_535, 65_536, 65_537, 99_999, 100_000, 131_071, 131_072, 131_073, 200_000, 262_144, 262_145,
}

// fewLengths are lengths for the parameters of a large table.
var fewLengths = []int{
	1, 2, 7, 8, 9, 15, 16, 17, 23, 24, 31, 32, 33, 47, 48, 63, 64, 65, 100, 127, 128, 129, 200, 255, 256, 257, 300, 383, 384, 500, 511, 512, 513, 640, 767, 768, 769,
	1000, 1023, 1024, 1025, 2048, 4095, 4096, 4097, 8192, 10_000, 65_536, 131_072,
}

// fullLengths is the number of parameters that the test tries with all lengths. The others get fewLengths.
const fullLengths = 16

// lengthTests returns tests of paths with many segments and of long values. They try every number of segments and every length
// up to a limit, and some larger ones. A router with a buffer of fixed size may be wrong at a single length.
func lengthTests(t *routes.Table) []test {
	tests := []test{{name: "segments", run: func(e *exam) {
		router, method := e.newRouter(), methodOf(t.Routes[0])
		for n := range mostSegments {
			e.ask(router, ask.Request{Method: method, Path: strings.Repeat("/a", n+1)})
			e.ask(router, ask.Request{Method: method, Path: t.Routes[0].Sample() + strings.Repeat("/a", n)})
		}
		for _, n := range append([]int{383, 384, 400, 500, 511, 512, 513, 600, 640, 700, 767, 768, 769}, largeLengths...) {
			e.ask(router, ask.Request{Method: method, Path: strings.Repeat("/a", n)})
		}
	}}}
	all := parameters(t, takesText)
	full := some(all, fullLengths)
	for _, p := range full {
		tests = append(tests, test{name: "value/" + p.String(), run: func(e *exam) {
			router := e.newRouter()
			for n := range mostBytes {
				e.ask(router, p.request(strings.Repeat("a", n)))
			}
			for _, n := range largeLengths {
				e.ask(router, p.request(strings.Repeat("b", n)))
			}
		}})
	}
	if len(all) > len(full) {
		tests = append(tests, test{name: "other-values", run: func(e *exam) {
			router := e.newRouter()
			for _, p := range all {
				for _, n := range fewLengths {
					e.ask(router, p.request(strings.Repeat("a", n)))
				}
			}
		}})
	}
	return append(tests, test{name: "together", run: longTogether}, test{name: "alike", run: alike})
}

// longTogether requests paths with several values that are all long. A router may have one buffer for them.
func longTogether(e *exam) {
	router := e.newRouter()
	for _, r := range e.table.Routes {
		if len(r.Params()) < 2 {
			continue
		}
		for _, p := range r.Patterns {
			for _, n := range fewLengths {
				e.ask(router, ask.Request{Method: methodOf(r), Path: pathWith(p, strings.Repeat("a", n), strings.Repeat("0", n)+"7")})
			}
		}
	}
}

// alike requests paths one after the other. Their values begin or end with the same bytes, so a cache that compares only part of
// a path confuses them.
func alike(e *exam) {
	for _, p := range some(parameters(e.table, takesText), 16) {
		router := e.newRouter()
		for _, n := range []int{0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 257, 511, 512, 1023, 1024, 4096} {
			same := strings.Repeat("k", n)
			for _, end := range []string{"a", "b", "a", "c", "bb"} {
				e.ask(router, p.request(same+end))
				e.ask(router, p.request(end+same))
			}
		}
	}
}

// parameter is a parameter of a route: pattern[at].
type parameter struct {
	route   routes.Route
	pattern routes.Pattern
	at      int
}

// parameters returns the parameters of all routes that the function is accepts.
func parameters(t *routes.Table, is func(s routes.Segment) bool) []parameter {
	var all []parameter
	for _, r := range t.Routes {
		p := r.Patterns[len(r.Patterns)-1] // the pattern with all parameters
		for at, s := range p {
			if is(s) {
				all = append(all, parameter{r, p, at})
			}
		}
	}
	return all
}

// takesText reports whether s is a parameter that may be any text.
func takesText(s routes.Segment) bool { return takes(s, "any text") }

// takesNumber reports whether s is a parameter that may be any number.
func takesNumber(s routes.Segment) bool { return takes(s, "1234567") }

func takes(s routes.Segment, value string) bool {
	_, ok := s.Match(s.With(value))
	return ok && s.IsParam()
}

// segment returns the segment of the parameter.
func (p parameter) segment() routes.Segment { return p.pattern[p.at] }

// String returns the names of the route and the parameter, such as "widgetAdmin/slug".
func (p parameter) String() string { return p.route.Name + "/" + p.segment().Name }

// request returns a request for the route with the given value of the parameter.
func (p parameter) request(value string) ask.Request {
	path := p.pattern[:p.at].Sample() + "/" + p.segment().With(value) + p.pattern[p.at+1:].Sample()
	return ask.Request{Method: methodOf(p.route), Path: path}
}

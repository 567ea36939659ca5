package differ

import (
	"math/rand/v2"
	"net/http"
	"strings"

	"gorouting/internal/routes"
)

// The number of requests with several changes at once. They are chosen at random, and some are chosen twice.
const (
	chainsOfRoute = 400
	mostChains    = 40_000
)

// chains adds requests with up to three changes at once: "//", "..", an escape or an unusual value, and then another. They show what
// a redirect because of one change does to another.
func (l *list) chains(t *routes.Table) {
	random := rand.New(rand.NewPCG(1, uint64(len(t.Routes))))
	pick := func(all []string) string { return all[random.IntN(len(all))] }
	for range min(chainsOfRoute*len(t.Routes), mostChains) {
		r := t.Routes[random.IntN(len(t.Routes))]
		method := r.Method
		if method == routes.AnyMethod {
			method = http.MethodGet
		}
		if random.IntN(2) == 0 {
			method = pick(append([]string{unknown}, usual...))
		}
		target := segmentsOf(r.Patterns[random.IntN(len(r.Patterns))]).target()
		for range 2 + random.IntN(2) {
			target = change(random, target)
		}
		l.add(method, target)
	}
}

// The ways to change a path.
var (
	ends    = []string{"/", "/", "/", "/", "//", "/.", "/..", "/%2e%2e", "/x", "%2Fb", "%2F", "%20b"} // text after the path
	between = []string{"/", "./", "../", "x/../", "%2e%2e/"}                                          // text before a segment
	others  = []func(segment string) string{                                                          // in place of a segment
		is("."), is(".."), is("%2e%2e"), is(""), is("a%2Fb"), is("%66oo"), is("a%20b"),
		func(s string) string { return "%66" + s }, strings.ToUpper, func(s string) string { return s + "x" },
	}
)

func is(text string) func(string) string { return func(string) string { return text } }

// change returns a path with one thing changed.
func change(random *rand.Rand, target string) string {
	segments := strings.Split(target[1:], "/")
	ways := len(between) + len(others) // for each segment
	n := random.IntN(len(ends) + len(segments)*ways)
	if n < len(ends) {
		return target + ends[n]
	}
	n -= len(ends)
	i, way := n/ways, n%ways
	if way < len(between) {
		segments[i] = between[way] + segments[i]
	} else {
		segments[i] = others[way-len(between)](segments[i])
	}
	return "/" + strings.Join(segments, "/")
}

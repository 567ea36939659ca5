package gen

import (
	"math/rand/v2"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// request is a request to a router.
type request struct{ Method, Path string }

// randomValues are segments that replace a parameter or a text in a path.
var randomValues = []string{"7", "007", "0", "00", "+1", "-1", "1.0", "9223372036854775807", "9223372036854775808", "x", "a", "", " ", "..", ".", "\xff", "\n", "é", "٧", "a+b", "+", "{}"}

// requestsFor returns requests for the routes of the table and near misses: segments are changed, removed or added, and some
// methods do not belong to the route.
func requestsFor(t *routes.Table, rnd *rand.Rand, n int) []request {
	methods := append(t.Methods(), "GET", "HEAD", "OPTIONS", "get", "")
	texts := append(t.Texts(), randomValues...)
	all := []request{{"GET", ""}, {"GET", "*"}, {"GET", "a/b"}, {"GET", "/"}, {"PUT", "//"}}
	for k := range n {
		r := t.Routes[k%len(t.Routes)]
		path := ""
		for _, s := range r.Patterns[rnd.IntN(len(r.Patterns))] {
			path += "/" + randomText(s, texts, rnd)
		}
		method := r.Method
		if rnd.IntN(4) == 0 {
			method = methods[rnd.IntN(len(methods))]
		}
		all = append(all, request{method, changed(path, texts, rnd)})
	}
	return all
}

// randomText returns a text that the segment matches, or almost matches, or one of the texts.
func randomText(s routes.Segment, texts []string, rnd *rand.Rand) string {
	samples, misses := s.Samples(), s.NearMisses()
	switch n := rnd.IntN(8); {
	case n < 4 || !s.IsParam():
		return s.Sample()
	case n == 4:
		return samples[rnd.IntN(len(samples))]
	case n == 5 && len(misses) > 0:
		return misses[rnd.IntN(len(misses))]
	}
	return texts[rnd.IntN(len(texts))]
}

// changed changes, removes or adds a segment of the path, or leaves it as it is.
func changed(path string, texts []string, rnd *rand.Rand) string {
	parts := strings.Split(path[1:], "/")
	i := rnd.IntN(len(parts))
	switch rnd.IntN(6) {
	case 0:
		parts[i] = texts[rnd.IntN(len(texts))]
	case 1:
		parts = slices.Delete(parts, i, i+1)
	case 2:
		parts = slices.Insert(parts, i, texts[rnd.IntN(len(texts))])
	case 3:
		parts = append(parts, texts[rnd.IntN(len(texts))])
	}
	return "/" + strings.Join(parts, "/")
}

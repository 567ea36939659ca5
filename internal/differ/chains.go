package differ

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// mostChained is the number of requests that Chains makes.
const mostChained = 40_000

// Chains returns requests with up to three changes at once: "//", "..", an escape or an unusual value, and then another. They show what
// a redirect because of one change does to another. They are always the same for the same table.
func Chains(t *routes.Table) []Request {
	l := list{seen: map[Request]bool{}}
	random := rand.New(rand.NewPCG(1, uint64(len(t.Routes))))
	pick := func(all []string) string { return all[random.IntN(len(all))] }
	for range mostChained {
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
			target = pick(changes(target))
		}
		l.add(method, target)
	}
	return l.all
}

// changes returns a path with one thing changed, in many ways.
func changes(target string) []string {
	all := []string{}
	for _, end := range []string{"/", "/", "/", "/", "//", "/.", "/..", "/%2e%2e", "/x", "%2Fb", "%2F", "%20b"} {
		all = append(all, target+end)
	}
	parts := strings.Split(target[1:], "/")
	for i, part := range parts {
		before := "/" + strings.Join(append(slices.Clone(parts[:i]), ""), "/")
		after := strings.Join(parts[i:], "/")
		for _, more := range []string{"/", "./", "../", "x/../", "%2e%2e/"} {
			all = append(all, before+more+after)
		}
		rest := append([]string{""}, parts[i+1:]...)
		for _, other := range []string{".", "..", "%2e%2e", "", "a%2Fb", "%66oo", "a%20b", "%66" + part, strings.ToUpper(part), part + "x"} {
			all = append(all, before+other+strings.Join(rest, "/"))
		}
	}
	return all
}

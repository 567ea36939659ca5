package routertest

import (
	"fmt"
	"net/http"
	"strings"
	"sync"

	"gorouting/internal/contract"
)

// cheatsByPath are routers for the widgets that are wrong about a few paths that a test can easily miss.
var cheatsByPath = faultsByRule{
	contract.AnyRequest: append([]fault{
		{name: "panics on 99,999 segments", test: "lengths/segments", new: panicking(func(r *http.Request) bool { return strings.Count(r.URL.Path, "/") == 99_999 })},
		{name: "panics on 6 more segments than a route has", test: "lengths/segments", new: panicking(func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "//a/a/a/a/a/a") })},
	}, append(panickingOnSegments(13, 15, 17, 18, 19, 20, 21, 23, 24, 33, 99, 128, 300), panickingOnLengths(17, 18, 19, 20, 22, 23, 31, 33, 40, 48, 61, 62, 129, 600, 10_000)...)...),
	contract.DecodedPath: {
		{name: "answers 400 to an escaped dot", broad: true, new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return strings.Contains(r.URL.RawPath, "%2e") && status(w, http.StatusBadRequest)
		})},
	},
	contract.NotFound: append([]fault{
		{name: "treats .xml as a format", broad: true, new: matching(func(r *http.Request) string { return strings.TrimSuffix(r.URL.Path, ".xml") })},
		{name: "cuts off ;jsessionid=", broad: true, new: matching(func(r *http.Request) string {
			before, _, _ := strings.Cut(r.URL.Path, ";jsessionid=")
			return before
		})},
		{name: "ignores ..;, as a servlet container does", broad: true, new: matching(func(r *http.Request) string { return strings.ReplaceAll(r.URL.Path, "..;", "") })},
		{name: "goes up at /x/../", broad: true, new: matching(func(r *http.Request) string {
			if below, ok := strings.CutPrefix(r.URL.Path, "/x/../"); ok {
				return "/" + below
			}
			return r.URL.Path
		})},
	}, servingThemselves("/debug/vars")...),
	contract.OK: append([]fault{
		{name: "keeps answers by the first 256 bytes", test: "lengths/alike", broad: true, new: caching(256)},
		{name: "keeps answers by the first 64 bytes", test: "lengths/alike", broad: true, new: caching(64)},
		{name: "keeps answers by the first 4,000 bytes", test: "lengths/alike", broad: true, new: caching(4000)},
		{name: "changes a slug that equals the id", broad: true, new: matching(func(r *http.Request) string { return strings.Replace(r.URL.Path, "/7/parts/7/", "/8/parts/7/", 1) })},
	}, servingThemselves("/healthz", "/metrics")...),
	contract.AnySegment: append([]fault{
		{name: "reads %2e as a dot", broad: true, new: matching(func(r *http.Request) string { return strings.ReplaceAll(r.URL.Path, "%2e", ".") })},
	}, servingThemselves("/favicon.ico", "/robots.txt")...),
	contract.ExactPath: servingThemselves("/debug/pprof/"),
	contract.WrongMethod: {
		{name: "refuses methods with a dash", broad: true, new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return strings.Contains(r.Method, "-") && status(w, http.StatusBadRequest)
		})},
	},
	contract.PositiveInt: {
		{name: "accepts at most 24 leading zeros", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n, ok && len(s)-len(strings.TrimLeft(s, "0")) < 25
		}})},
		{name: "accepts 25 zeros as a number", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return max(n, 1), ok || s == strings.Repeat("0", 25)
		}})},
		{name: "refuses 1<<32", new: of(model{id: except(1 << 32)})},
		{name: "refuses 1<<32 - 1", new: of(model{id: except(1<<32 - 1)})},
		{name: "refuses 1<<32 + 1", new: of(model{id: except(1<<32 + 1)})},
		{name: "refuses 1<<31 + 1", new: of(model{id: except(1<<31 + 1)})},
		{name: "refuses 1<<53 + 1, which JavaScript cannot represent", new: of(model{id: except(1<<53 + 1)})},
	},
}

// panickingOnSegments returns a fault for each number of segments.
func panickingOnSegments(numbers ...int) []fault {
	var all []fault
	for _, n := range numbers {
		all = append(all, fault{name: fmt.Sprintf("panics on %d segments", n), test: "lengths/segments", new: panicking(func(r *http.Request) bool {
			return strings.Count(r.URL.Path, "/") == n
		})})
	}
	return all
}

// panickingOnLengths returns a fault for each length of a slug.
func panickingOnLengths(lengths ...int) []fault {
	var all []fault
	for _, n := range lengths {
		all = append(all, fault{name: fmt.Sprintf("panics on a slug of %d bytes", n), test: "lengths/value/widgetAdmin/slug", new: panicking(func(r *http.Request) bool {
			slug, isAdmin := strings.CutSuffix(r.URL.Path, "/admin")
			return isAdmin && len(slug) == n+1
		})})
	}
	return all
}

// servingThemselves returns a fault for each path: a router that answers the path itself, without the route's handler.
func servingThemselves(paths ...string) []fault {
	var all []fault
	for _, path := range paths {
		all = append(all, fault{name: "serves " + path + " itself", test: "derived/well-known", broad: true, new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return r.URL.Path == path && status(w, http.StatusNoContent)
		})})
	}
	return all
}

// except returns a function for the field id of model. It accepts every number that a {name:int} matches, except one.
func except(number int) func(s string) (int, bool) {
	return func(s string) (int, bool) {
		n, ok := strictID(s)
		return n, ok && n != number
	}
}

// caching returns a factory of routers with a cache that compares only the first n bytes of a path.
func caching(n int) func() http.Handler {
	return func() http.Handler {
		var mu sync.Mutex
		known := map[string]string{}
		return model{path: func(r *http.Request) string {
			mu.Lock()
			defer mu.Unlock()
			key := r.URL.Path[:min(n, len(r.URL.Path))]
			if len(key) < n {
				return r.URL.Path
			}
			if known[key] == "" {
				known[key] = r.URL.Path
			}
			return known[key]
		}}
	}
}

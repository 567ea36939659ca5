package routertest

import (
	"net/http"
	"testing"
)

// Fuzz holds the routers that newRouter returns against the contract with whatever method, decoded path, escaped path
// and query the fuzzer comes up with. The written cases are the seeds: without -fuzz, it tries just those.
//
//	func FuzzContract(f *testing.F) { routertest.Fuzz(f, New) }
//
//	go test -fuzz FuzzContract
func Fuzz(f *testing.F, newRouter func() http.Handler) {
	for _, c := range writtenCases() {
		if c.uri == "" && len(c.query) < 1000 {
			f.Add(c.method, c.path, c.rawPath, c.query)
		}
	}
	router := newRouter()
	f.Fuzz(func(t *testing.T, method, path, rawPath, query string) {
		q := request{method: method, path: path, rawPath: rawPath, query: query}
		var y tally
		widgets.expect(&y, 0, q, widgets.answer(method, path), new(client).do(router, q))
		for _, failure := range y.failures {
			t.Error(failure)
		}
	})
}

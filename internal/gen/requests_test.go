package gen

import (
	"slices"
	"testing"
)

// TestRequests: the requests for a generated test include decoys and near misses: a segment, a method or a value is wrong. Each
// request occurs once, and a large table has few for each route.
func TestRequests(t *testing.T) {
	all := requests(parsed(t, "GET /a/{x}/c\nGET /a/b/d\nPUT /a/{x}/c\nPOST /n/{n:int}\nGET /f/{p...}"))
	for _, want := range []query{
		{"GET", "/a/b/c"}, {otherMethod, "/a/b/c"}, {"PUT", "/a/foo/c"}, {otherMethod, "/a/foo/c"}, {"HEAD", "/a/b/d"}, {"OPTIONS", "/a/b/d"}, {"POST", "/a/b/d"},
		{"GET", "/a/foo/c/"}, {"GET", "/a/foo/c/x"}, {"GET", "/a//c"}, {"GET", "/a/foo/cx"}, {"POST", "/n/0"}, {"POST", "/n/007"}, {"POST", "/n/" + overflowingInt}, {"GET", "/f/x//y z"}, {"GET", "/f/"},
	} {
		if !slices.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
	seen := map[query]bool{}
	for _, q := range all {
		if seen[q] {
			t.Errorf("%q occurs twice", q)
		}
		seen[q] = true
	}
	large := shippedTable(t, "github-2013")
	if n := len(requests(large)); n < 5*len(large.Routes) || n > mostRequests {
		t.Errorf("%d requests for %d routes, want no more than %d", n, len(large.Routes), mostRequests)
	}
}

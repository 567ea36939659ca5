package routes

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestCommon has pairs of patterns with a path that both match, or "".
func TestCommon(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"/a/{x}", "/{y}/b", "/a/b"},
		{"/a", "/a", "/a"},
		{"/a", "/b", ""},
		{"/a", "/a/b", ""},
		{"/a/{x}", "/a/{$}", ""},
		{"/{x:int}", "/{y}", "/7"},
		{"/{x:int}", "/12", "/12"},
		{"/{x:int}", "/0", ""},
		{"/{x:int}/a", "/a/{y:int}", ""},
		{"/{x}", "/", ""},
		{"/{r...}", "/", "/"},
		{"/{r...}", "/{x}/{y:int}", "/foo/7"},
		{"/a/{r...}", "/a", ""},
		{"/a/{r...}", "/a/{$}", "/a/"},
		{"/a/{r...}", "/{x}/b/{s...}", "/a/b/foo/bar"},
		{"/a/{r...}", "/{x}/{s...}", "/a/foo/bar"},
	} {
		a, b := mustParse(t, "GET "+test.a).Routes[0], mustParse(t, "GET "+test.b).Routes[0]
		for range 2 {
			if path, ok := a.Common(b); path != test.want && ok || ok != (test.want != "") {
				t.Errorf("Common of %v and %v is %q, %v, want %q", a, b, path, ok, test.want)
			}
			a, b = b, a
		}
	}
}

// TestWithin has pairs of patterns, and whether the second matches every path that the first matches.
func TestWithin(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"/a", "/a"}: true, {"/a", "/b"}: false, {"/a", "/a/b"}: false, {"/a/b", "/a"}: false, {"/a", "/{x}"}: true, {"/{x}", "/a"}: false,
		{"/7", "/{x:int}"}: true, {"/a", "/{x:int}"}: false, {"/{x:int}", "/7"}: false, {"/{x:int}", "/{x}"}: true, {"/{x}", "/{x:int}"}: false,
		{"/a/{$}", "/a/{x}"}: false, {"/a/{$}", "/a/{r...}"}: true, {"/a", "/a/{r...}"}: false, {"/a/{x}/b", "/a/{r...}"}: true, {"/b/{x}", "/a/{r...}"}: false,
		{"/a/{r...}", "/{x}/{r...}"}: true, {"/{x}/{r...}", "/a/{r...}"}: false, {"/{r...}", "/{x}"}: false, {"/{x}/{r...}", "/{r...}"}: true,
	} {
		a, b := mustParse(t, "GET "+pair[0]).Routes[0], mustParse(t, "GET "+pair[1]).Routes[0]
		if a.within(b) != want {
			t.Errorf("%s within %s: %v", pair[0], pair[1], !want)
		}
	}
}

// TestOverlaps has pairs that overlap, pairs with one route within the other, and pairs without a common path.
func TestOverlaps(t *testing.T) {
	for table, want := range map[string][]Overlap{
		"GET /a/{x}\nGET /{y}/b":             {{0, 1, "/a/b"}},
		"GET /{y}/b\nGET /a/{x}":             {{1, 0, "/a/b"}},
		"GET /{x:int}/{y}\nGET /{x}/{y:int}": {{0, 1, "/7/7"}},
		"GET /{x}/b\nGET /a/{r...}":          {{1, 0, "/a/b"}},
		"GET /{x}/{$}\nGET /a/{r...}":        {{1, 0, "/a/"}},
		"GET /a/{x}\nPUT /{y}/b":             nil,
		"GET /a/{x}\nGET /{y}/{z}":           nil,
		"GET /a/{x}\nGET /a/{r...}":          nil,
		"GET /a/b\nGET /{r...}":              nil,
		"GET /\nGET /{r...}":                 nil,
		"GET /{x:int}\nGET /{y}\nGET /7":     nil,
		"GET /a/{x}\nGET /b/{y}":             nil,
		"GET /a/{x}/c\nGET /{y}/b/c\nGET /{x}/b/{z}\nPUT /a/b/{z}\nGET /x": {{0, 1, "/a/b/c"}, {0, 2, "/a/b/c"}},
	} {
		if got := mustParse(t, table).Overlaps(); !reflect.DeepEqual(got, want) {
			t.Errorf("overlaps of\n%s\nare %+v, want %+v", table, got, want)
		}
	}
}

// TestCommonAndOverlaps compares Common and Overlaps with the oracle, on random tables. If Common finds a path, both routes
// must match it. If it finds no path, no random path may match both routes. The winner that Overlaps names must win.
func TestCommonAndOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	commons, overlaps := 0, 0
	for range 600 {
		table := mustParse(t, strings.Join(randomLines(r, []string{"GET"}, false), "\n"))
		for j, b := range table.Routes {
			for i, a := range table.Routes[:j] {
				path, ok := a.Common(b)
				if matching := table.Candidates(path); ok && !(slices.Contains(matching, i) && slices.Contains(matching, j)) {
					t.Fatalf("Common of %v and %v is %q, which they do not both match", a, b, path)
				}
				for range 20 {
					path := randomPath(r)
					if matching := table.Candidates(path); !ok && slices.Contains(matching, i) && slices.Contains(matching, j) {
						t.Fatalf("Common finds no path for %v and %v, but both match %q", a, b, path)
					}
				}
				commons++
			}
		}
		for _, c := range table.Overlaps() {
			pair, err := New(table.Routes[c.Wins], table.Routes[c.Loses])
			if err != nil {
				t.Fatal(err)
			}
			if w := pair.Want("GET", c.Path); w.Route != 0 || !hasAlone(pair, 0, r) || !hasAlone(pair, 1, r) {
				t.Fatalf("overlap %+v of %v: the oracle says %+v", c, pair, w)
			}
			overlaps++
		}
	}
	if commons < 3000 || overlaps < 100 {
		t.Errorf("compared %d pairs and %d overlaps, want 3000 and 100 or more", commons, overlaps)
	}
}

// hasAlone reports whether there is a path that only the i-th route of the pair matches. It tries random paths of that route.
func hasAlone(pair *Table, i int, r *rand.Rand) bool {
	for range 200 {
		path := pair.Routes[i].With(func(s Segment) string {
			if s.Kind == Int {
				return fmt.Sprint(1 + r.IntN(1000))
			}
			return [...]string{"other", "a", "x/y", "", "7"}[r.IntN(5)]
		})
		if slices.Equal(pair.Candidates(path), []int{i}) {
			return true
		}
	}
	return false
}

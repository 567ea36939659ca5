package routes

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
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
		a, b := mustParse(t, "GET "+test.a).Routes[0].Patterns[0], mustParse(t, "GET "+test.b).Routes[0].Patterns[0]
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
		a, b := mustParse(t, "GET "+pair[0]).Routes[0].Patterns[0], mustParse(t, "GET "+pair[1]).Routes[0].Patterns[0]
		if a.Within(b) != want {
			t.Errorf("%s within %s: %v", pair[0], pair[1], !want)
		}
	}
}

// TestOverlaps has pairs that overlap, pairs with one route within the other, and pairs without a common path.
func TestOverlaps(t *testing.T) {
	for table, want := range map[string][]Overlap{
		"GET /a/{x}\nGET /{y}/b":                                           {{0, 1, "GET", "/a/b", -1}},
		"GET /{y}/b\nGET /a/{x}":                                           {{1, 0, "GET", "/a/b", -1}},
		"GET /{x:int}/{y}\nGET /{x}/{y:int}":                               {{0, 1, "GET", "/7/7", -1}},
		"GET /{x}/b\nGET /a/{r...}":                                        {{1, 0, "GET", "/a/b", -1}},
		"GET /{x}/{$}\nGET /a/{r...}":                                      {{1, 0, "GET", "/a/", -1}},
		"GET /a/{x}\n* /{y}/b":                                             {{0, 1, "GET", "/a/b", -1}},
		"* /{y}/b\n* /a/{x}":                                               {{1, 0, "*", "/a/b", -1}},
		"GET /{a}/b\nGET /x/{c}\nGET /x/b":                                 {{1, 0, "GET", "/x/b", 2}},
		"GET /{a}/{b}\nGET /a{c}/{d...}\nGET /{p}.x/foo":                   {{1, 0, "GET", "/afoo/foo", -1}, {1, 2, "GET", "/afoo.x/foo", -1}},
		"GET /{a}.x\nGET /v{b}\nGET /vfoo.x":                               {{1, 0, "GET", "/v7.x", -1}},
		"GET /{a}.x\nGET /v{b:int}":                                        nil,
		"GET /{a:x|y}/{b}\nGET /{c}/{d:int}":                               {{0, 1, "GET", "/x/7", -1}},
		"GET /{a:x|y}\nGET /{b:y|z}":                                       {{0, 1, "GET", "/y", -1}},
		"GET /a{/p...}\nGET /{x}/b{/}":                                     {{0, 1, "GET", "/a/b", -1}},
		"GET /a{/}\nGET /{x}":                                              nil,
		"GET /a/{x}\nPUT /{y}/b":                                           nil,
		"GET /a/{x}\nGET /{y}/{z}":                                         nil,
		"GET /a/{x}\nGET /a/{r...}":                                        nil,
		"GET /a/b\nGET /{r...}":                                            nil,
		"GET /\nGET /{r...}":                                               nil,
		"GET /{x:int}\nGET /{y}\nGET /7":                                   nil,
		"GET /a/{x}\nGET /b/{y}":                                           nil,
		"GET /a/{x}/c\nGET /{y}/b/c\nGET /{x}/b/{z}\nPUT /a/b/{z}\nGET /x": {{0, 1, "GET", "/a/b/c", -1}, {0, 2, "GET", "/a/b/c", -1}},
	} {
		if got := mustParse(t, table).Overlaps(math.MaxInt); !reflect.DeepEqual(got, want) {
			t.Errorf("overlaps of\n%s\nare %+v, want %+v", table, got, want)
		}
	}
}

// TestCommonAndOverlaps compares Common and Overlaps with the oracle, on random tables. If Common finds a path, both routes
// must match it. If it finds no path, no random path may match both routes. The winner that Overlaps names must win.
func TestCommonAndOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	commons, overlaps, thirds := 0, 0, 0
	for range 600 {
		table := mustParse(t, strings.Join(randomLines(r, []string{"GET"}, false), "\n"))
		for j, b := range table.Routes {
			for i, a := range table.Routes[:j] {
				p, q := a.full(), b.full()
				path, ok := p.Common(q)
				if matching := table.Candidates(path); ok && !(slices.Contains(matching, i) && slices.Contains(matching, j)) {
					t.Fatalf("Common of %v and %v is %q, which they do not both match", a, b, path)
				}
				for range 20 {
					path := randomPath(r)
					_, one := a.full().Match(path)
					if _, two := b.full().Match(path); !ok && one && two {
						t.Fatalf("Common finds no path for %v and %v, but both match %q", a, b, path)
					}
				}
				commons++
			}
		}
		for _, c := range table.Overlaps(math.MaxInt) {
			pair, err := New(table.Routes[c.Wins], table.Routes[c.Loses])
			if err != nil {
				t.Fatal(err)
			}
			if w := table.Want("GET", c.Path); c.Third < 0 && w.Route != c.Wins || c.Third >= 0 && w.Route != c.Third {
				t.Fatalf("overlap %+v of\n%v: the oracle says %+v", c, table, w)
			}
			if c.Third >= 0 {
				thirds++
			}
			if w := pair.Want("GET", c.Path); w.Route != 0 || !hasAlone(pair, 0, r) || !hasAlone(pair, 1, r) {
				t.Fatalf("overlap %+v of %v: the oracle says %+v", c, pair, w)
			}
			overlaps++
		}
	}
	if commons < 3000 || overlaps < 100 || thirds < 1 {
		t.Errorf("compared %d pairs and %d overlaps, %d of them with a third route; want 3000, 100 and 1 or more", commons, overlaps, thirds)
	}
}

// hasAlone reports whether there is a path that only the i-th route of the pair matches. It tries random paths of that route.
func hasAlone(pair *Table, i int, r *rand.Rand) bool {
	for range 200 {
		path := pair.Routes[i].Patterns[r.IntN(len(pair.Routes[i].Patterns))].With(func(s Segment) string {
			switch s.Kind {
			case Int:
				return fmt.Sprint(1 + r.IntN(1000))
			case List:
				return s.Texts[r.IntN(len(s.Texts))]
			}
			return [...]string{"other", "a", "x/y", "", "7", "q", "b", "c", "ac"}[r.IntN(9)]
		})
		if slices.Equal(pair.Candidates(path), []int{i}) {
			return true
		}
	}
	return false
}

// BenchmarkOverlaps compares each pair of 1,387 routes.
func BenchmarkOverlaps(b *testing.B) {
	text, err := os.ReadFile("testdata/github-2025.txt")
	if err != nil {
		b.Fatal(err)
	}
	table, err := Parse("github-2025.txt", string(text))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if n := len(table.Overlaps(math.MaxInt)); n != 38 {
			b.Fatal(n)
		}
	}
}

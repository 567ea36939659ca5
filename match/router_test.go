package match

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// TestCheck calls match as New has serve call it: with the empty path, for which it checks its pattern.
func TestCheck(t *testing.T) {
	var slug, part string
	var id int
	for _, c := range []struct {
		pattern string
		targets []any
		want    string
	}{
		{"/a/+/b/+", []any{&slug, &id}, ""},
		{"/a/+/b/+", []any{&slug, &part}, ""},
		{"/a", nil, ""},
		{"", nil, `pattern "" with 0 targets: want a / at its beginning`},
		{"a/+", []any{&slug}, `pattern "a/+" with 1 targets: want a / at its beginning`},
		{"/a/+", nil, `pattern "/a/+" with 0 targets: want a / at its beginning, and a target for each +`},
		{"/a/+/+", []any{&slug}, `a target for each +`},
		{"/a/{slug}", []any{&slug}, `a target for each +`},
		{"/a/+.json", []any{&slug}, `pattern "/a/+.json": want + as a whole segment, not in "+.json"`},
		{"/++/a", []any{&slug, &slug}, `not in "++"`},
		{"/a/+", []any{slug}, `pattern "/a/+": want a *string or an *int as target 1`},
		{"/+/+", []any{&slug, new(int64)}, `as target 2`},
	} {
		got := panicOf(func() { match("", c.pattern, c.targets...) })
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%q with %d targets panics with %q, want %q", c.pattern, len(c.targets), got, c.want)
		}
	}
}

// TestMatch tries patterns and targets that the contract's routes do not have.
func TestMatch(t *testing.T) {
	for _, c := range []struct {
		path, pattern string
		want          bool
		first, second string
	}{
		{"/a/b", "/+/+", true, "a", "b"},
		{"/a/b/c", "/+/+", false, "", ""},
		{"/a/b/", "/+/+", false, "", ""},
		{"/a//b", "/+/+", false, "", ""},
		{"/a/+/x/c", "/a/+/x/+", true, "+", "c"},
		{"/+/+", "/+/+", true, "+", "+"},
		{"/a/b/x", "/+/+/x", true, "a", "b"},
		{"/a/b/y/x", "/+/+/x", false, "", ""},
		{"x", "/+/+/x", false, "", ""},
	} {
		var first, second string
		if got := match(c.path, c.pattern, &first, &second); got != c.want || got && (first != c.first || second != c.second) {
			t.Errorf("match(%q, %q) is %v, with %q and %q", c.path, c.pattern, got, first, second)
		}
	}
	if !match("/a/b", "/a/b") || match("/a/b", "/a/c/b") || match("/a/c/b", "/a/b") {
		t.Error("a pattern without + does not match just itself")
	}
	var id int
	if !match("/007/edit", "/+/edit", &id) || id != 7 || match("/0/edit", "/+/edit", &id) || match("/x/edit", "/+/edit", &id) {
		t.Error("an *int does not take numbers only")
	}
}

// panicOf returns what f panics with, as text; "" if it does not.
func panicOf(f func()) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprint(p)
		}
	}()
	f()
	return ""
}

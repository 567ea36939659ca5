package match

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// TestCheck calls match with an empty path, as New does through serve. Then match checks its pattern.
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
		{"", nil, `pattern "" has 0 targets; it must begin with /`},
		{"a/+", []any{&slug}, `pattern "a/+" has 1 targets; it must begin with /`},
		{"/a/+", nil, `pattern "/a/+" has 0 targets; it must begin with / and have one + for each target`},
		{"/a/+/+", []any{&slug}, `one + for each target`},
		{"/a/{slug}", []any{&slug}, `one + for each target`},
		{"/a/+.json", []any{&slug}, `pattern "/a/+.json": + must be a whole segment, found "+.json"`},
		{"/++/a", []any{&slug, &slug}, `found "++"`},
		{"/a/+", []any{slug}, `pattern "/a/+": target 1 must be a *string or an *int`},
		{"/+/+", []any{&slug, new(int64)}, `target 2 must be a *string or an *int`},
	} {
		got := panicOf(func() { match("", c.pattern, c.targets...) })
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%q with %d targets panics with %q, want %q", c.pattern, len(c.targets), got, c.want)
		}
	}
}

// TestMatch tries patterns and targets that the widget routes do not have.
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
		t.Error("a pattern without + must match itself and nothing else")
	}
	var id int
	if !match("/007/edit", "/+/edit", &id) || id != 7 || match("/0/edit", "/+/edit", &id) || match("/x/edit", "/+/edit", &id) {
		t.Error("an *int must take numbers only")
	}
}

// panicOf returns the text of f's panic, or "" if f does not panic.
func panicOf(f func()) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprint(p)
		}
	}()
	f()
	return ""
}

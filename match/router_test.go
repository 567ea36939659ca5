package match

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// New has every case tried, so one with a mistake stops the program at start.
func TestMistakes(t *testing.T) {
	var slug, part string
	for _, c := range []struct {
		pattern string
		targets []*string
		want    string
	}{
		{"/a/+/b/+", []*string{&slug, &part}, ""},
		{"/a", nil, ""},
		{"", nil, `pattern "" with 0 targets`},
		{"/+/+", []*string{&slug, &part}, ""},
		{"/a/+", nil, `pattern "/a/+" with 0 targets, want one for each +`},
		{"/a/+/+", []*string{&slug}, `pattern "/a/+/+" with 1 targets, want one for each +`},
		{"/a", []*string{&slug}, `pattern "/a" with 1 targets, want one for each +`},
		{"/a/+.json", []*string{&slug}, `pattern "/a/+.json" with 1 targets, want one for each +, and each + a whole segment`},
		{"/a/v+", []*string{&slug}, `each + a whole segment`},
		{"/++/a", []*string{&slug, &slug}, `each + a whole segment`},
	} {
		got := panicOf(func() { match("", c.pattern, c.targets...) })
		if got == "" && c.want != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q with %d targets panics with %q, want %q", c.pattern, len(c.targets), got, c.want)
		}
	}
}

// TestMatch tries what the contract's routes do not have.
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

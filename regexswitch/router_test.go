package regexswitch

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, New) }

// New asks for the empty path, so a case with a mistake stops the program at start.
func TestMistakes(t *testing.T) {
	var slug string
	var id int
	var wrong int64
	for _, c := range []struct {
		pattern string
		targets []any
		want    string
	}{
		{"/a/([^/]+)/b/([0-9]+)", []any{&slug, &id}, ""},
		{"/a", nil, ""},
		{"/a/([^/]+)", nil, `has 0 targets, want one for each of 1 groups`},
		{"/a", []any{&slug}, `has 1 targets, want one for each of 0 groups`},
		{"/a/([^/]+)", []any{&wrong}, `/a/([^/]+))$ has a target of type *int64, want *string or *int`},
		{"/a/([^/]+", nil, "missing closing )"},
	} {
		got := panicOf(func() { match("", compile(c.pattern), c.targets...) })
		if got == "" && c.want != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q with %d targets panics with %q, want %q", c.pattern, len(c.targets), got, c.want)
		}
	}
}

// A pattern may be any regexp: what compile concludes from its text must not make a path miss it.
func TestUnusualPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"/a|/b", "/a", true}, {"/a|/b", "/b", true}, {"/a|/b", "/ab", false}, {"/a|/b", "/b/", false},
		{"/a(?:/b)?", "/a", true}, {"/a(?:/b)?", "/a/b", true}, {"/a(?:/b)?", "/a/c", false},
		{"/a.b", "/a/b", true}, {"/a[/-]b", "/a-b", true}, {"/a[/-]b", "/a/b", true}, {"(?i)/A", "/a", true},
	} {
		if got := match(c.path, compile(c.pattern)); got != c.want {
			t.Errorf("match(%q, %q) is %v", c.path, c.pattern, got)
		}
	}
	var slug string
	if match("/a", compile("/a(/b)?"), &slug) {
		t.Error("a group that takes no part has nothing to scan, but matches")
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

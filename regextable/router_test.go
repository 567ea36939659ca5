package regextable

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, New) }

// A route with a mistake stops the program at start.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{"/a/(?<slug>[^/]+)/(?<id>[0-9]+)", ""},
		{"/a/(?<slug>[^/]+", "regextable: route PUT /a/(?<slug>[^/]+: error parsing regexp: missing closing )"},
		{"/a/(?<name>[^/]+)", `regextable: route PUT /a/(?<name>[^/]+): group "name" is no field of params`},
		{"/a/([^/]+)", `group "" is no field of params`},
	} {
		got := panicOf(func() { newRoute("PUT", c.pattern, home) })
		if got == "" && c.want != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q panics with %q, want %q", c.pattern, got, c.want)
		}
	}
}

// A pattern may be any regexp: what newRoute concludes from its text must not make a path miss it.
func TestUnusualPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"/a|/b", "/a", true}, {"/a|/b", "/b", true}, {"/a|/b", "/ab", false}, {"/a|/b", "/b/", false},
		{"/a(?:/b)?", "/a", true}, {"/a(?:/b)?", "/a/b", true}, {"/a(?:/b)?", "/a/c", false},
		{"/a.b", "/a/b", true}, {"/a[/-]b", "/a-b", true}, {"/a[/-]b", "/a/b", true}, {"(?i)/A", "/a", true},
		{"/a(?:/(?<slug>[^/]+))?", "/a", true}, {"/a(?:/(?<id>[0-9]+))?", "/a/7", true},
	} {
		rt := newRoute("GET", c.pattern, home)
		if _, got := rt.match(c.path); got != c.want {
			t.Errorf("route %q matches %q: %v", c.pattern, c.path, got)
		}
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

package regextable

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// A route with a mistake stops the program at start.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{"/a/([^/]+)/([0-9]+)/b", ""},
		{"/a", ""},
		{"/a/([^/]+", "regextable: route PUT /a/([^/]+: want literal text, or a group"},
		{"/a/([^/)", "missing closing ]"},
		{"/a/(x)/(y)/(z)", "route PUT /a/(x)/(y)/(z): want literal text, or a group for the slug and perhaps one for the id"},
		{"/a/(?:x)", "a group for the slug"},
		{"/a.b+c", ""},
		{"/v1.0/([^/]+)", ""},
		{`/a\.b`, "with literal text around"},
		{"/[ab]/(x)", "with literal text around"},
		{"/a|/(x)", "with literal text around"},
		{"/(x)?/a", "with literal text around"},
		{"/(x)/[ab]", "with literal text around"},
	} {
		got := panicOf(func() { newRoute("PUT", c.pattern, home) })
		if got == "" && c.want != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q panics with %q, want %q", c.pattern, got, c.want)
		}
	}
}

// TestMatch tries what the contract's routes do not have.
func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
		slug          string
		id            int
	}{
		{"/a/(x|xy)/z", "/a/x/z", true, "x", 0},
		{"/a/(x|xy)/z", "/a/xy/z", true, "xy", 0},
		{"/a/(x|xy)/z", "/a/xyy/z", false, "", 0},
		{"/a.b", "/a.b", true, "", 0},
		{"/a.b", "/axb", false, "", 0},
		{"/(a)|(b)", "/ax", false, "", 0},
		{"/(a)|()b", "/xb", false, "", 0},
		{"/a/(.*)/z", "/a//z", true, "", 0},
		{"/a/(.*)/z", "/a/z", false, "", 0},
		{"/a(?:/(x))", "/a/x", true, "x", 0},
		{"/a((?:/x)?)", "/a", true, "", 0},
		{"/(?:a(x)|b)", "/b", true, "", 0},
		{"/(?i:(A))/z", "/a/z", true, "a", 0},
		{"/([^/]+)(?:/([0-9]+))", "/x/7", true, "x", 7},
		{"/([^/]+)(?:/([0-9]+))", "/x/0", false, "", 0},
		{"/(?:a(x)(7)|b)", "/b", false, "", 0},
	} {
		rt := newRoute("GET", c.pattern, home)
		p, ok := rt.match(c.path)
		if ok != c.want || ok && p != (params{c.slug, c.id}) {
			t.Errorf("route %q matches %q: %v, with %+v", c.pattern, c.path, ok, p)
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

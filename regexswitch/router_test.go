package regexswitch

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// TestCheck calls match with an empty path, as New does through serve. Then match checks its targets.
func TestCheck(t *testing.T) {
	var slug, part string
	var id int
	for _, c := range []struct {
		expr    string
		targets []any
		want    string
	}{
		{"/a/([^/]+)/b/([0-9]+)", []any{&slug, &id}, ""},
		{"/a/([^/]+)/b/([0-9]+)", []any{&slug, &part}, ""},
		{"/a", nil, ""},
		{"/a/([^/]+)", nil, `pattern "^(?:/a/([^/]+))$" has 0 targets; pass one for each group, 1 in all`},
		{"/a/[^/]+", []any{&slug}, `has 1 targets; pass one for each group, 0 in all`},
		{"/(x)(y)", []any{&slug}, `pass one for each group, 2 in all`},
		{"/(x)", []any{slug}, `pattern "^(?:/(x))$": target 1 must be a *string or an *int`},
		{"/([^/]+", nil, "missing closing )"},
		{"/a)(b", nil, "unexpected )"},
	} {
		got := panicOf(func() { match("", compile(c.expr), c.targets...) })
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%q with %d targets panics with %q, want %q", c.expr, len(c.targets), got, c.want)
		}
	}
}

// TestMatch tries regular expressions that the widget routes do not need. Each must mean what package regexp says, for the
// whole path.
func TestMatch(t *testing.T) {
	for _, c := range []struct {
		path, expr string
		want       bool
		target     string
	}{
		{"/a/x/z", "/a/(x|xy)/z", true, "x"},
		{"/a/xy/z", "/a/(x|xy)/z", true, "xy"},
		{"/a/xyy/z", "/a/(x|xy)/z", false, ""},
		{"/a/xy", "/a/(x|xy)", true, "xy"},
		{"/a//z", "/a/(.*)/z", true, ""},
		{"/a/z", "/a/(.*)/z", false, ""},
		{"/a", "/a(/b)?", true, ""},
		{"/a/b", "/a(/b)?", true, "/b"},
		{"/a/c", "/a(/b)?", false, ""},
		{"/A", "(?i)(/a)", true, "/A"},
		{"/x/A", "(?i)/(x)/a", true, "x"},
		{"/x/a", "(?i)/(x)/a", true, "x"},
		{"/b", "/a|/b()", true, ""},
		{"/ab", "/a|/b()", false, ""},
		{"/a", "^(/a)$", true, "/a"},
		{"/files/a/b", "/files/(.+)", true, "a/b"},
		{"/axb", "/(a.b)", true, "axb"},
		{"/x/\xff", "/(x)/\uFFFD", true, "x"}, // package regexp reads an invalid byte as U+FFFD
	} {
		target := "left"
		got := match(c.path, compile(c.expr), &target)
		if got != c.want || got && target != c.target {
			t.Errorf("match(%q, %q) is %v, with %q", c.path, c.expr, got, target)
		}
	}
	var id int
	if !match("/007", compile("/(.*)"), &id) || id != 7 || match("/0", compile("/(.*)"), &id) || match("/", compile("/([0-9]+)?"), &id) {
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

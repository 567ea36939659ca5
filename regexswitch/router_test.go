package regexswitch

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
		expr    string
		targets []any
		want    string
	}{
		{"/a/([^/]+)/b/([0-9]+)", []any{&slug, &id}, ""},
		{"/a/([^/]+)/b/([0-9]+)", []any{&slug, &part}, ""},
		{"/a", nil, ""},
		{"/a/([^/]+)", nil, `pattern "^(?:/a/([^/]+))$" with 0 targets: want a target for each of its 1 groups`},
		{"/a/[^/]+", []any{&slug}, `with 1 targets: want a target for each of its 0 groups`},
		{"/(x)(y)", []any{&slug}, `want a target for each of its 2 groups`},
		{"/(x)", []any{slug}, `pattern "^(?:/(x))$": want a *string or an *int as target 1`},
		{"/([^/]+", nil, "missing closing )"},
		{"/a)(b", nil, "unexpected )"},
	} {
		got := panicOf(func() { match("", compile(c.expr), c.targets...) })
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%q with %d targets panics with %q, want %q", c.expr, len(c.targets), got, c.want)
		}
	}
}

// TestMatch tries regular expressions that the contract's routes do not need: each means what package regexp says, for the
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
		{"/x/\xff", "/(x)/\uFFFD", true, "x"}, // package regexp takes a byte that is not UTF-8 for U+FFFD
	} {
		target := "left"
		got := match(c.path, compile(c.expr), &target)
		if got != c.want || got && target != c.target {
			t.Errorf("match(%q, %q) is %v, with %q", c.path, c.expr, got, target)
		}
	}
	var id int
	if !match("/007", compile("/(.*)"), &id) || id != 7 || match("/0", compile("/(.*)"), &id) || match("/", compile("/([0-9]+)?"), &id) {
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

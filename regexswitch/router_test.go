package regexswitch

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
		expr    string
		targets []*string
		want    string
	}{
		{"([^/]+)/b/([0-9]+)", []*string{&slug, &part}, ""},
		{"[^/]+", []*string{&slug}, ""},
		{"([^/]+)", nil, `pattern "/a/" "^(?:([^/]+))$" "/z" has 0 targets, want 1`},
		{"x|y", nil, `has 0 targets, want 1`},
		{"[^/]+", []*string{&slug, &part}, `has 2 targets, want 1`},
		{"(x)(y)", []*string{&slug}, `has 1 targets, want 2`},
		{"([^/]+", nil, "missing closing )"},
	} {
		got := panicOf(func() { match("", "/a/", compile(c.expr), "/z", c.targets...) })
		if got == "" && c.want != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q with %d targets panics with %q, want %q", c.expr, len(c.targets), got, c.want)
		}
	}
}

// TestMatch tries what the contract's routes do not have.
func TestMatch(t *testing.T) {
	for _, c := range []struct {
		path, prefix, expr, suffix string
		want                       bool
		target                     string
	}{
		{"/a/x/z", "/a/", "(x|xy)", "/z", true, "x"},
		{"/a/xy/z", "/a/", "(x|xy)", "/z", true, "xy"},
		{"/a/xyy/z", "/a/", "(x|xy)", "/z", false, ""},
		{"/a//z", "/a/", "(.*)", "/z", true, ""},
		{"/a/z", "/a/", "(.*)", "/z", false, ""}, // prefix and suffix share no byte
		{"/a", "/a", "(/b)?", "", true, ""},
		{"/a/b", "/a", "(/b)?", "", true, "/b"},
		{"/a/c", "/a", "(/b)?", "", false, ""},
		{"/A", "", "(?i)(/a)", "", true, "/A"},
		{"/a/xy/z", "/a/", "x|xy", "/z", true, "xy"},
		{"/a/xyy/z", "/a/", "x|xy", "/z", false, ""},
		{"/b", "", "/a|/b()", "", true, ""},
		{"/ab", "", "/a|/b()", "", false, ""},
	} {
		target := "left"
		got := match(c.path, c.prefix, compile(c.expr), c.suffix, &target)
		if got != c.want || got && target != c.target {
			t.Errorf("match(%q, %q, %q, %q) is %v, with %q", c.path, c.prefix, c.expr, c.suffix, got, target)
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

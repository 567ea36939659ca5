package match

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
		{"/a/+/b/+", []any{&slug, &id}, ""},
		{"/a", nil, ""},
		{"/a/+", nil, `pattern "/a/+" has 0 targets, want one for each of 1 +`},
		{"/a/+/+", []any{&slug}, `pattern "/a/+/+" has 1 targets, want one for each of 2 +`},
		{"/a", []any{&slug}, `pattern "/a" has 1 targets, want one for each of 0 +`},
		{"/a/+.json", []any{&slug}, `pattern "/a/+.json" has a + that is not a whole segment`},
		{"/++/a", []any{&slug, &slug}, `is not a whole segment`},
		{"/+/+", []any{&slug, &slug}, ""},
		{"/a/+", []any{&wrong}, `pattern "/a/+" has a target of type *int64, want *string or *int`},
		{"/a/+", []any{slug}, `pattern "/a/+" has a target of type string, want *string or *int`},
	} {
		got := panicOf(func() { match("", c.pattern, c.targets...) })
		if got == "" && c.want != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q with %d targets panics with %q, want %q", c.pattern, len(c.targets), got, c.want)
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

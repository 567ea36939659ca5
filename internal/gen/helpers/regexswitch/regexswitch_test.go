package regexswitch

import "testing"

func TestMatch(t *testing.T) {
	n, text := 0, ""
	for path, want := range map[string]bool{"/7/a": true, "/7/a/": false, "x/7/a": false, "/99999999999999999999/a": false} {
		if got := match(path, compile("/([0-9]+)/([^/]+)"), &n, &text); got != want || got && (n != 7 || text != "a") {
			t.Errorf("%s: %v with %d and %q, want %v", path, got, n, text, want)
		}
	}
	for _, targets := range [][]any{nil, {new(bool)}} {
		if !panics(func() { match("", compile("/(a)"), targets...) }) {
			t.Errorf("the targets %v are accepted", targets)
		}
	}
	if !panics(func() { compile("a)(b") }) {
		t.Error("an invalid expression is accepted")
	}
}

func panics(f func()) (panics bool) {
	defer func() { panics = recover() != nil }()
	f()
	return false
}

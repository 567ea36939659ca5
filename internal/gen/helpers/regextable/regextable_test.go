package regextable

import (
	"net/http"
	"slices"
	"testing"
)

func TestRoute(t *testing.T) {
	show := func(http.ResponseWriter, *http.Request, string) {}
	rt := newRoute("GET", "/posts/([^/]+)", show)
	for path, want := range map[string]string{"/posts/a": "a", "/posts/": "", "/posts/a/b": "", "/post/a": ""} {
		if groups, ok := rt.match(path); ok != (want != "") || ok && !slices.Equal(groups, []string{want}) {
			t.Errorf("%s: %q, %v; want %q", path, groups, ok, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a pattern without a group is accepted")
		}
	}()
	newRoute("GET", "/posts", show)
}

func TestNumber(t *testing.T) {
	for text, want := range map[string]bool{"7": true, "007": true, "0": false, "-1": false, "": false, "9223372036854775808": false} {
		if got := number(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

package regextable

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// The handlers none, text and both answer with their arguments.
func none(w http.ResponseWriter, r *http.Request)              { reply(w, "none") }
func text(w http.ResponseWriter, r *http.Request, text string) { reply(w, fmt.Sprintf("%q", text)) }
func both(w http.ResponseWriter, r *http.Request, text string, id int) {
	reply(w, fmt.Sprintf("%q %d", text, id))
}

// TestMistakes makes sure that a route stops the program at start if its groups do not fit its handler.
func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		newRoute func()
		want     string
	}{
		{func() { newRoute("PUT", "/a/([^/]+)/([0-9]+)/b", both) }, ""},
		{func() { newRoute("PUT", "/a", none) }, ""},
		{func() { newRoute("PUT", "/a/(?:x)/(y)", text) }, ""},
		{func() { newRoute("DELETE", "/posts/([0-9]+)", both) },
			"regextable: route DELETE /posts/([0-9]+) has 1 groups; its handler, a func(http.ResponseWriter, *http.Request, string, int), needs 2"},
		{func() { newRoute("PUT", "/a/(x)/(y)/(z)", both) }, "route PUT /a/(x)/(y)/(z) has 3 groups"},
		{func() { newRoute("PUT", "/a/(x)", none) }, "needs 0"},
		{func() { newRoute("PUT", "/a/(?:x)", text) }, "has 0 groups"},
		{func() { newRoute("PUT", "/a/([^/)", text) }, "missing closing ]"},
		{func() { newRoute("PUT", "/a)(b", text) }, "unexpected )"},
		{func() { adapt(func(http.ResponseWriter, *http.Request, int) {}) },
			"a handler is a func(http.ResponseWriter, *http.Request, int); add a case for this type to adapt"},
	} {
		if got := panicOf(c.newRoute); !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("panics with %q, want %q", got, c.want)
		}
	}
}

// TestPatterns tries regular expressions that the widget routes do not need. Each must mean what package regexp says, for the
// whole path.
func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		route      *route
		path, want string // want is "" if the route does not match
	}{
		{newRoute("GET", "/files/.+", none), "/files/a/b", "none"},
		{newRoute("GET", "/files/.+", none), "/files/", ""},
		{newRoute("GET", "/a.b", none), "/axb", "none"},
		{newRoute("GET", `/a\.b`, none), "/a.b", "none"},
		{newRoute("GET", `/a\.b`, none), "/axb", ""},
		{newRoute("GET", "/a/(x|xy)/z", text), "/a/xy/z", `"xy"`},
		{newRoute("GET", "/a/(x|xy)", text), "/a/xy", `"xy"`},
		{newRoute("GET", "/a/(x|xy)/z", text), "/a/xyy/z", ""},
		{newRoute("GET", "/a|/b", none), "/b", "none"},
		{newRoute("GET", "/a|/b", none), "/a/b", ""},
		{newRoute("GET", "/(a)|/()b", both), "/ax", ""},
		{newRoute("GET", "/a/(.*)/z", text), "/a//z", `""`},
		{newRoute("GET", "/a/(.*)/z", text), "/a/z", ""},
		{newRoute("GET", "(/a)", text), "/a", `"/a"`},
		{newRoute("GET", "()/a", text), "/a", `""`},
		{newRoute("GET", "^/a$", none), "/a", "none"},
		{newRoute("GET", "/(?:a(x)|b)", text), "/b", `""`},
		{newRoute("GET", "/(?:a(x)|b)", text), "/ax", `"x"`},
		{newRoute("GET", "(?i)/a/(x)/z", text), "/A/X/Z", `"X"`},
		{newRoute("GET", "(?i)/a/(x)/z", text), "/a/x/z", `"x"`},
		{newRoute("GET", "/(?i:(A))/z", text), "/a/z", `"a"`},
		{newRoute("GET", "/(x)/\uFFFD", text), "/x/\xff", `"x"`}, // package regexp reads an invalid byte as U+FFFD
		{newRoute("GET", "/\uFFFD", none), "/\xff", "none"},
		{newRoute("GET", "/([^/]+)/(.*)", both), "/x/007", `"x" 7`},
		{newRoute("GET", "/([^/]+)/(.*)", both), "/x/0", ""},
		{newRoute("GET", "/([^/]+)/(.*)", both), "/x/99999999999999999999", ""},
		{newRoute("GET", "/(?:a(x)/([0-9]+)|b)", both), "/b", ""},
		{newRoute("GET", "/(?:a(x)/)?([0-9]+)", both), "/7", `"" 7`},
	} {
		groups, ok := c.route.match(c.path)
		got := httptest.NewRecorder()
		if ok {
			c.route.handle(got, nil, groups)
		}
		if got.Body.String() != c.want {
			t.Errorf("route %q answers path %q with %q, want %q", c.route.expr, c.path, got.Body, c.want)
		}
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

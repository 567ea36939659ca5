package routertest

import (
	"net/http"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// accepting runs the derived tests of the kit, and returns the descriptions of the failures and of unneeded entries.
func accepting(t *testing.T, table Table, newRouter func() http.Handler, accepted ...Accepted) (failures, unneeded string) {
	t.Helper()
	a, err := newAcceptance(table.routes, accepted)
	if err != nil {
		t.Fatal(err)
	}
	tests, err := table.tests(true, "derived")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		for _, cause := range test.examineAccepting(a, table.routes, newRouter).causes.Sorted() {
			failures += cause.Example.String() + "\n"
		}
	}
	for _, entry := range a.unneeded() {
		unneeded += entry.String() + "\n"
	}
	return failures, unneeded
}

// TestAccept accepts faults by their description, by their rule and by both, for all routes or for some.
func TestAccept(t *testing.T) {
	table := MustParse("GET /a a\nGET /b/{x} b\nPUT /b/{x} put")
	notAllowed := asWanted(table, func(want *routes.Want) {
		if want.Status == 405 {
			want.Status, want.Allow = 404, nil
		}
	})
	for name, test := range map[string]struct {
		accepted           []Accepted
		failures, unneeded string // parts of them; "" means none
	}{
		"none":        {nil, "404 instead of 405", ""},
		"description": {[]Accepted{Accept("404 instead of 405", "x")}, "", ""},
		"both":        {[]Accepted{Accept("404 instead of 405, rule 7", "x")}, "404 instead of 405", ""},
		"rule":        {[]Accepted{Accept("rule 7", "x")}, "404 instead of 405", ""},
		"two entries": {[]Accepted{Accept("rule 7", "x"), Accept("404 instead of 405", "x")}, "", ""},
		"other":       {[]Accepted{Accept("404 instead of 405", "x"), Accept("a redirect (307)", "x")}, "", `"a redirect (307)"`},
		"some routes": {[]Accepted{Accept("404 instead of 405", "x", "a")}, `"/b/foo"`, ""},
		"all routes":  {[]Accepted{Accept("404 instead of 405", "x", "a", "b")}, "", ""},
	} {
		failures, unneeded := accepting(t, table, notAllowed, test.accepted...)
		if (failures == "") != (test.failures == "") || !strings.Contains(failures, test.failures) {
			t.Errorf("%s: failures %s, want %q", name, failures, test.failures)
		}
		if (unneeded == "") != (test.unneeded == "") || !strings.Contains(unneeded, test.unneeded) {
			t.Errorf("%s: unneeded %s, want %q", name, unneeded, test.unneeded)
		}
	}
}

// TestAcceptPlain: an entry without routes does not cover a plain request, so a lost route is always reported.
func TestAcceptPlain(t *testing.T) {
	table := MustParse("GET /a a\nGET /b/{x} b")
	loses := func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			want := table.routes.Want(r.Method, r.URL.Path)
			if want.Status == 200 && (want.Route == 0 || strings.ContainsAny(r.URL.Path, "% +")) {
				want.Status = 404
			}
			asWanted(table, func(w *routes.Want) { *w = want })().ServeHTTP(w, r)
		})
	}
	entry := Accept("404 instead of 200", "x")
	if failures, _ := accepting(t, table, loses, entry); !strings.Contains(failures, `"GET" "/a"`) || strings.Contains(failures, "/b/") {
		t.Errorf("without routes: %s", failures)
	}
	if failures, unneeded := accepting(t, table, loses, entry, Accept("404 instead of 200", "x", "a")); failures+unneeded != "" {
		t.Errorf("with a route: %s%s", failures, unneeded)
	}
}

// TestAcceptServeMux holds a ServeMux to its table, with the two rules that it breaks.
func TestAcceptServeMux(t *testing.T) {
	table := MustParse("GET /items listItems\nGET /items/{name} showItem\nPOST /items/{name} editItem").ServingHEAD().InOwnWords()
	newRouter := func() http.Handler { return newServeMux(table) }
	accepted := []Accepted{
		Accept("rule 1", "ServeMux matches the escaped path"),
		Accept("rule 2", "ServeMux redirects to the clean path"),
	}
	Run(t, table, newRouter, accepted...)
	if failures, _ := accepting(t, table, newRouter, accepted[:1]...); !strings.Contains(failures, "a redirect (307)") {
		t.Errorf("rule 2 is not accepted: %s", failures)
	}
}

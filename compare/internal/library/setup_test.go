package library

import (
	"errors"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// mustParse reads a table that a test has written.
func mustParse(t testing.TB, text string) *routes.Table {
	t.Helper()
	table, err := routes.Parse("t", text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// setup returns a set-up by its name.
func setup(t testing.TB, name string) Setup {
	t.Helper()
	all := Setups()
	i := slices.IndexFunc(all, func(s Setup) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("there is no set-up %q", name)
	}
	return all[i]
}

// get returns the body of a 200 answer to GET, or the status.
func get(h http.Handler, path string) string {
	a := new(ask.Client).Do(h, ask.Request{Method: "GET", Path: path})
	if a.Status != http.StatusOK {
		return http.StatusText(a.Status)
	}
	return a.Body
}

// TestAnyTable gives every set-up a table with each kind of segment, and looks at what its handlers get.
func TestAnyTable(t *testing.T) {
	table := mustParse(t, "GET / home\nGET /items/{id:int}/{tag} tagged\nGET /files/{path...} file\nGET /docs/{$} docs\nGET /a.b/c-d text\n")
	for _, s := range Setups() {
		h, err := s.New(table, Echoing)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		for path, want := range map[string]string{
			"/": "home\n", "/items/007/new": "tagged 7/new\n", "/files/a/b": "file a/b\n", "/docs/": "docs\n", "/a.b/c-d": "text\n",
			"/nope/x/y/z": "Not Found",
		} {
			if got := get(h, path); got != want {
				t.Errorf("%s: GET %s is answered %q, want %q", s.Name, path, got, want)
			}
		}
	}
}

// TestShort makes sure that the short handlers answer with the name alone, and read the values all the same: a number is looked at.
func TestShort(t *testing.T) {
	table := mustParse(t, "GET /items/{id:int}/{tag} tagged")
	for _, s := range Setups() {
		h, err := s.New(table, Short)
		if err != nil {
			t.Fatal(err)
		}
		if got := get(h, "/items/7/new"); got != "tagged\n" {
			t.Errorf("%s answers %q", s.Name, got)
		}
		if got := get(h, "/items/99999999999999999999/new"); got != "Not Found" {
			t.Errorf("%s answers a number that is too large with %q", s.Name, got)
		}
	}
}

// TestAllocations makes sure that reading the values costs nothing but what the library takes for them: with echo, bunrouter and
// gin, which keep them in what they reuse, an answer costs the line of its header, and the echo the text of its body.
func TestAllocations(t *testing.T) {
	table := mustParse(t, "GET /a/{x}/{y} two\nGET /static static")
	for _, name := range []string{"echo", "bunrouter", "gin"} {
		for _, test := range []struct {
			h    Handlers
			path string
			want float64
		}{{Echoing, "/static", 1}, {Echoing, "/a/some-long-value/another-even-longer-one", 2}, {Short, "/a/b/c", 1}} {
			router, err := setup(t, name).New(table, test.h)
			if err != nil {
				t.Fatal(err)
			}
			w, r := discard{http.Header{}}, httptest.NewRequest("GET", test.path, nil)
			got := math.Inf(1)
			for range 100 { // a pool that is emptied in between costs allocations that are not the answer's
				got = min(got, testing.AllocsPerRun(1, func() { router.ServeHTTP(w, r) }))
			}
			if got > test.want {
				t.Errorf("%s: GET %s takes %v allocations, want %v", name, test.path, got, test.want)
			}
		}
	}
}

// discard is a writer without WriteString that throws everything away.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) WriteHeader(int)             {}
func (d discard) Write(b []byte) (int, error) { return len(b), nil }

// TestSeeing makes sure that a handler of each library sees its request.
func TestSeeing(t *testing.T) {
	for _, s := range Setups() {
		var path string
		h, err := s.New(mustParse(t, "GET /{slug}/admin"), Seeing(func(w http.ResponseWriter, r *http.Request) { path = r.URL.Path }))
		if err != nil {
			t.Fatal(err)
		}
		if h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/foo/admin", nil)); path != "/foo/admin" {
			t.Errorf("%s: the handler saw the path %q", s.Name, path)
		}
	}
}

// TestRefusal makes sure that what a library says names the route that it says it at, and no file of this repository.
func TestRefusal(t *testing.T) {
	table := mustParse(t, "GET /a a\nGET /x/{b}/c first\nGET /x/b/{c} second\nGET /z z")
	_, err := setup(t, "servemux").New(table, Echoing)
	var r *Refusal
	if !errors.As(err, &r) || r.Route != 2 || !strings.Contains(r.Text, "neither is more specific") || strings.Contains(r.Text, ".go:") {
		t.Errorf("net/http says %+v, want it said at the third route, without a file", err)
	}
	_, err = setup(t, "gin").New(mustParse(t, "get /a a"), Echoing)
	if !errors.As(err, &r) || r.Route != 0 || !strings.Contains(r.Text, "http method get is not valid") {
		t.Errorf("gin says %v", err)
	}
	_, err = setup(t, "bunrouter").New(mustParse(t, "GET /a:b a"), Echoing)
	if err == nil || err.Error() != `"a:b" has a ':' in it, which begins a parameter; there is no documented way to write it` {
		t.Errorf("a colon in a text: %v", err)
	}
}

// TestParticularFirst makes sure that where the first route that matches wins, the options set-ups have the more particular one first.
func TestParticularFirst(t *testing.T) {
	table := mustParse(t, "GET /{x...} rest\nGET /{x} any\nGET /{x:int} int\nGET /text text\nGET /{x}/b anyB\nGET /a/{y} aAny")
	for _, name := range []string{"gorilla", "pat"} {
		first, err := setup(t, name).New(table, Echoing)
		if err != nil {
			t.Fatal(err)
		}
		sorted, err := setup(t, name+"-options").New(table, Echoing)
		if err != nil {
			t.Fatal(err)
		}
		if got := get(first, "/text"); strings.HasPrefix(got, "text") {
			t.Errorf("%s as its documentation begins answers %q, want the first route", name, got)
		}
		if text, both := get(sorted, "/text"), get(sorted, "/a/b"); text != "text\n" || both != "aAny b\n" {
			t.Errorf("%s-options answers %q and %q, want the more particular routes", name, text, both)
		}
	}
}

// TestLater adds a route to routers that have answered already.
func TestLater(t *testing.T) {
	table := mustParse(t, "GET /a a\nGET /b/{c} b")
	h, add, err := setup(t, "chi").Later(table.Routes[:1], Echoing)
	if err != nil {
		t.Fatal(err)
	}
	before := get(h, "/b/x")
	if err := add(table.Routes[1]); err != nil || before != "Not Found" || get(h, "/b/x") != "b x\n" {
		t.Errorf("before %q, error %v, then %q", before, err, get(h, "/b/x"))
	}
}

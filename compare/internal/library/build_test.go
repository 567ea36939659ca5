package library

import (
	"errors"
	"maps"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// mustParse parses the table of a test.
func mustParse(t testing.TB, text string) *routes.Table {
	t.Helper()
	table, err := routes.Parse("t", text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// named returns the router with this name.
func named(t testing.TB, name string) Router {
	t.Helper()
	some, err := Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return some[0]
}

// get returns the body if the answer to a GET is 200. Otherwise it returns the text of the status.
func get(h http.Handler, path string) string {
	a := new(ask.Client).Do(h, ask.Request{Method: "GET", Path: path})
	if a.Status != http.StatusOK {
		return http.StatusText(a.Status)
	}
	return a.Body
}

// TestAnyTable asks every library over a connection, with each kind of segment.
func TestAnyTable(t *testing.T) {
	table := mustParse(t, "GET / home\nGET /items/{id:int}/{tag} tagged\nGET /files/{path...} file\nGET /a.b/c-d text\n")
	answers := map[string]string{"/": "home\n", "/items/007/new": "tagged 7/new\n", "/files/a/b": "file a/b\n", "/a.b/c-d": "text\n"}
	docs := mustParse(t, table.String()+"GET /docs/{$} docs\n")
	for _, r := range In(Library, Server) {
		table, answers := table, maps.Clone(answers)
		if r.Group == Library {
			table, answers["/docs/"] = docs, "docs\n"
		}
		if err := r.Serve(table, "", Echo, func(addr string) {
			for path, want := range answers {
				if a := ask.Raw(addr, "GET "+path+" HTTP/1.1"); a.Status != 200 || a.Body != want || a.ContentType != ask.PlainText {
					t.Errorf("%s: GET %s is answered %v, want %q", r.Name, path, a, want)
				}
			}
			if a := ask.Raw(addr, "GET /nope/x/y/z HTTP/1.1"); a.Status != 404 {
				t.Errorf("%s: an unknown path is answered %v", r.Name, a)
			}
		}); err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
	}
}

// TestServerStops: a server that got no request stops too.
func TestServerStops(t *testing.T) {
	for _, r := range In(Server) {
		for range 3 {
			if err := r.Serve(mustParse(t, "GET /a a"), "", Echo, func(string) {}); err != nil {
				t.Errorf("%s: %v", r.Name, err)
			}
		}
	}
	if _, err := named(t, "fiber").New(mustParse(t, "GET /a a"), Echo); err == nil {
		t.Error("fiber, which has no http.Handler, returns one")
	}
}

// TestOurs: the routers of this module accept the widgets and no other table.
func TestOurs(t *testing.T) {
	for _, r := range In(Ours, Baseline) {
		h, err := r.New(routes.Widgets(), Echo)
		if err != nil || get(h, "/contact") != "contact\n" {
			t.Errorf("%s: %v", r.Name, err)
		}
		if _, err := r.New(mustParse(t, "GET /a a"), Echo); err == nil {
			t.Errorf("%s takes another table", r.Name)
		}
	}
}

// TestLight: light handlers say which route was called, and read numbers.
func TestLight(t *testing.T) {
	table := mustParse(t, "GET /a a\nGET /items/{id:int}/{tag} tagged")
	for _, r := range In(Library) {
		answered := -1
		h, err := r.New(table, Light(&answered))
		if err != nil {
			t.Fatal(err)
		}
		if got := get(h, "/items/7/new"); got != "ok" || answered != 1 {
			t.Errorf("%s answers %q by route %d, want ok by route 1", r.Name, got, answered)
		}
		if got := get(h, "/items/99999999999999999999/new"); got != "Not Found" {
			t.Errorf("%s answers a number that is too large with %q", r.Name, got)
		}
	}
}

// TestLightAllocations: light handlers allocate nothing themselves. The libraries of this test reuse the memory for values.
func TestLightAllocations(t *testing.T) {
	for _, name := range []string{"echo", "bunrouter", "gin"} {
		answered := -1
		h, err := named(t, name).New(mustParse(t, "GET /a/{x}/{y} two"), Light(&answered))
		if err != nil {
			t.Fatal(err)
		}
		w, r := discard{http.Header{}}, httptest.NewRequest("GET", "/a/some-long-value/another-even-longer-one", nil)
		got := math.Inf(1)
		for range 100 { // a pool may be emptied at any time
			got = min(got, testing.AllocsPerRun(1, func() { h.ServeHTTP(w, r) }))
		}
		if got > 0 {
			t.Errorf("%s: a request takes %v allocations, want none", name, got)
		}
	}
}

// discard is a ResponseWriter that discards everything. It has no method WriteString.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) WriteHeader(int)             {}
func (d discard) Write(b []byte) (int, error) { return len(b), nil }

// TestRefusal: a refusal names its route, and no source file of this repository.
func TestRefusal(t *testing.T) {
	for _, test := range []struct{ router, table, prefix, at, text string }{
		{"servemux", "GET /a a\nGET /x/{b}/c first\nGET /x/b/{c} second\nGET /z z", "", "second", "neither is more specific"},
		{"gin", "get /a a", "", "a", "http method get is not valid"},
		{"gin", "GET /a a\nget /app/a b", "/app", "b", "http method get is not valid"},
		{"hertz", "get /a a", "", "a", "is not valid"},
		{"bunrouter", "GET /a:b a", "", "a", `"a:b" contains ':', which begins a parameter`},
	} {
		err := named(t, test.router).Serve(mustParse(t, test.table), test.prefix, Echo, func(string) { t.Errorf("%s serves %q", test.router, test.table) })
		var r *Refusal
		if !errors.As(err, &r) || r.Route.Name != test.at || !strings.Contains(r.Text, test.text) || strings.Contains(r.Text, ".go:") {
			t.Errorf("%s says %+v, want %q about %s", test.router, err, test.text, test.at)
		}
	}
}

// TestSorted: a library that uses the first match gets the more specific routes first in its options configuration.
func TestSorted(t *testing.T) {
	table := mustParse(t, "GET /{x...} rest\nGET /{x} any\nGET /{x:int} int\nGET /text text\nGET /{x}/b anyB\nGET /a/{y} aAny")
	for _, name := range []string{"gorilla", "pat"} {
		plain, err := named(t, name).New(table, Echo)
		if err != nil {
			t.Fatal(err)
		}
		sorted, err := named(t, name+"-options").New(table, Echo)
		if err != nil {
			t.Fatal(err)
		}
		if got := get(plain, "/text"); strings.HasPrefix(got, "text") {
			t.Errorf("%s answers %q, want the first route", name, got)
		}
		if text, both := get(sorted, "/text"), get(sorted, "/a/b"); text != "text\n" || both != "aAny b\n" {
			t.Errorf("%s-options answers %q and %q, want the more specific routes", name, text, both)
		}
	}
}

// TestSpell writes one pattern in two syntaxes.
func TestSpell(t *testing.T) {
	route, end := mustParse(t, "GET /a:b/{x}/{n:int}/{rest...}").Routes[0], mustParse(t, "GET /a/{$}").Routes[0]
	for _, test := range []struct {
		syntax
		want, wantEnd string
	}{
		{syntax{any: "{%}", int: "{%:[0-9]+}", rest: "{%...}", end: "{$}"}, "/a:b/{x}/{n:[0-9]+}/{rest...}", "/a/{$}"},
		{syntax{any: ":%", int: ":%", rest: "*", special: ":*", escaped: ":"}, `/a\:b/:x/:n/*`, "/a/"},
	} {
		if got, gotEnd := test.spell(route), test.spell(end); got != test.want || gotEnd != test.wantEnd {
			t.Errorf("%q and %q, want %q and %q", got, gotEnd, test.want, test.wantEnd)
		}
	}
}

// TestKinds: each library serves the routes that it can say, and refuses the others.
func TestKinds(t *testing.T) {
	for _, test := range []struct {
		route    string
		answers  map[string]string
		refusing string
	}{
		{"GET /{id}.json one", map[string]string{"/a.json": "one a\n"}, "servemux httprouter bunrouter httptreemux gin echo gorestful hertz"},
		{"GET /@{user} one", map[string]string{"/@ben": "one ben\n"}, "servemux bunrouter httptreemux gorestful"},
		{"GET /{job}:cancel one", map[string]string{"/x:cancel": "one x\n"}, "servemux pat httprouter bunrouter httptreemux gin echo hertz"},
		{"GET /v{major:int}.json one", map[string]string{"/v07.json": "one 7\n"}, "servemux httprouter bunrouter httptreemux gin echo gorestful hertz"},
		{"GET /{v:v1|2022-04}/a one", map[string]string{"/v1/a": "one v1\n", "/2022-04/a": "one 2022-04\n", "/v2/a": ""}, "servemux pat httprouter bunrouter httptreemux gin echo hertz"},
		{"* /a one", map[string]string{"/a": "one\n"}, "pat httprouter bunrouter httptreemux gorestful"},
		{"GET /a{/} one", map[string]string{"/a": "one\n", "/a/": "one\n"}, "httptreemux-plain"},
		{"GET /v3{/rest...} one", map[string]string{"/v3": "one \n", "/v3/a/b": "one a/b\n"}, ""},
		{"GET /{user-name} one", map[string]string{"/ben": "one ben\n"}, "servemux pat fiber"},
	} {
		table := mustParse(t, test.route)
		for _, r := range In(Library, Server) {
			err := r.Serve(table, "", Echo, func(addr string) {
				for path, want := range test.answers {
					if a := ask.Raw(addr, "GET "+path+" HTTP/1.1"); want == "" && a.Status != 404 || want != "" && (a.Status != 200 || a.Body != want) {
						t.Errorf("%s with %s: GET %s is answered %v, want %q", r.Name, test.route, path, a, want)
					}
				}
			})
			var refusal *Refusal
			if refuses := slices.Contains(strings.Fields(test.refusing), r.Library) || r.Name == r.Library && test.refusing == r.Name+"-plain"; refuses != errors.As(err, &refusal) || err != nil && !refuses {
				t.Errorf("%s with %s: %v; want a refusal: %v", r.Name, test.route, err, refuses)
			}
		}
	}
}

// TestOrder: an optional end becomes two patterns, which are sorted apart. A route for every method follows one with a method.
func TestOrder(t *testing.T) {
	table := mustParse(t, "* /a/{x...} rest\nGET /{x} any\n* /a every\nGET /a{/} one\nGET /v{n:int} number")
	var got []string
	for _, one := range named(t, "gorilla-options").pieces(table.Routes, Echo) {
		got = append(got, one.Method+" "+one.Patterns[0].String())
	}
	if want := []string{"GET /a", "* /a", "GET /a/{$}", "* /a/{x...}", "GET /v{n:int}", "GET /{x}"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

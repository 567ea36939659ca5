package differ

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/ask"
)

// TestAlike: two routers that differ in nothing that counts have no changes.
func TestAlike(t *testing.T) {
	table := parse(t, shop)
	words := func(r *http.Request, a *ask.Answer) {
		if a.Status != http.StatusOK {
			a.Body, a.ContentType = "no\n", "text/html"
			a.Allow = strings.ReplaceAll(a.Allow, ", ", "\n")
		} else if r.Method == http.MethodHead {
			a.Body = ""
		}
	}
	slashes := redirectIf(301, func(p string) string { return "/" + strings.Trim(p, "/") })
	absolute := func(r *http.Request, a *ask.Answer) {
		if slashes(r, a); a.Location != "" {
			a.Location = "http://example.com" + a.Location
		}
	}
	for name, edits := range map[string][2]edit{"equal": {}, "words": {nil, words}, "redirects": {slashes, absolute}} {
		result := compare(t, table, edits[0], edits[1])
		if len(result.Changes) > 0 || result.Requests < 1000 || len(result.Unreached) > 0 {
			t.Errorf("%s: %d requests, changes %q, unreached %q", name, result.Requests, names(result), result.Unreached)
		}
	}
}

// TestCauses changes one thing in a router at a time. There must be one change, with the right cause and the plainest example.
func TestCauses(t *testing.T) {
	table := parse(t, shop)
	wanted := func(r *http.Request) int { return table.Want(r.Method, r.URL.Path).Status }
	raw := func(text string) func(*http.Request) bool {
		return func(r *http.Request) bool { return strings.Contains(strings.ToLower(r.RequestURI), text) }
	}
	found := func(is func(r *http.Request) bool) func(r *http.Request) bool {
		return func(r *http.Request) bool { return is(r) && wanted(r) == 200 }
	}
	method := func(name string) func(r *http.Request) bool {
		return func(r *http.Request) bool { return r.Method == name }
	}
	both := func(one, two func(r *http.Request) bool) func(r *http.Request) bool {
		return func(r *http.Request) bool { return one(r) && two(r) }
	}
	for _, test := range []struct {
		cause   Cause
		example string
		what    string
		edit    edit
	}{
		{Plain, "GET /users", "200 → 404", lose(func(r *http.Request) bool { return r.Method == "GET" && r.URL.Path == "/users" })},
		{Precedence, "GET /users/new", "200 from another handler", func(r *http.Request, a *ask.Answer) {
			a.Body = strings.Replace(a.Body, "newUser", "showUser new", 1)
		}},
		{BarePrefix, "GET /files", "404 → 307", redirectIf(307, func(p string) string {
			if p == "/files" {
				return "/files/"
			}
			return p
		})},
		{DoubleSlash, "GET //users", "404 → 307", redirectIf(307, func(p string) string {
			if p != "//" && clean(p) == strings.ReplaceAll(p, "//", "/") {
				return clean(p)
			}
			return p
		})},
		{DotSegments, "GET /files/.", "200 → 404", lose(found(func(r *http.Request) bool {
			return strings.Contains(r.RequestURI+"/", "/./") || strings.Contains(r.RequestURI+"/", "/../")
		}))},
		{EscapedDots, "GET /files/%2e%2e", "200 → 404", lose(found(func(r *http.Request) bool { return strings.HasSuffix(r.RequestURI, "/%2e%2e") }))},
		{EscapedSlash, "GET /orders%2F7", "200 → 404", lose(found(raw("%2f")))},
		{Escapes, "GET /%75sers", "200 → 404", lose(found(raw("%75")))},
		{Case, "GET /USERS", "404 → 301", redirectIf(301, func(p string) string {
			if table.Want("GET", p).Status == 404 && table.Want("GET", strings.ToLower(p)).Status == 200 && strings.ToLower(p) == "/users" {
				return "/users"
			}
			return p
		})},
		{Characters, "GET /files/a+b", "200 with other values", func(r *http.Request, a *ask.Answer) {
			a.Body = strings.ReplaceAll(a.Body, "+", " ")
		}},
		{Misfits, "GET /orders/0", "404 → 200", func(r *http.Request, a *ask.Answer) {
			if id, ok := strings.CutPrefix(r.URL.Path, "/orders/"); ok && a.Status == 404 && id == "0" && r.Method == "GET" {
				*a = ask.Answer{Status: 200, Body: "showOrder 0\n"}
			}
		}},
		{Query, "GET /users?x=1", "200 → 404", lose(found(raw("?x=1")))},
		{WrongMethod, "PUT /users", "405 → 404", lose(func(r *http.Request) bool { return wanted(r) == 405 && r.Method == "PUT" })},
		{HEAD, "HEAD /users", "405 → 404", lose(both(method("HEAD"), func(r *http.Request) bool { return wanted(r) == 405 }))},
		{OPTIONS, "OPTIONS /users", "405 → 404", lose(both(method("OPTIONS"), func(r *http.Request) bool { return wanted(r) == 405 }))},
		{CONNECT, "CONNECT /users", "405 → 404", lose(both(method("CONNECT"), func(r *http.Request) bool { return wanted(r) == 405 }))},
		{UnknownMethod, "PURGE /users", "405 → 404", lose(both(method("PURGE"), func(r *http.Request) bool { return wanted(r) == 405 }))},
		{UnknownBoth, "PURGE /nowhere", "404 → 405", func(r *http.Request, a *ask.Answer) {
			if r.Method == "PURGE" && a.Status == 404 {
				a.Status = 405
			}
		}},
		{UnknownPath, "GET /nowhere", "404 → 200", func(_ *http.Request, a *ask.Answer) {
			if a.Status == 404 {
				*a = ask.Answer{Status: 200, Body: "<html>"}
			}
		}},
		{TrailingSlash, "GET /users/", "404 → 308", redirectIf(308, func(p string) string {
			if table.Candidates(p) == nil && table.Candidates(strings.TrimSuffix(p, "/")) != nil {
				return strings.TrimSuffix(p, "/")
			}
			return p
		})},
	} {
		t.Run(string(test.cause), func(t *testing.T) {
			result := compare(t, table, nil, test.edit)
			want := fmt.Sprintf("%s: %s, %s", test.cause, test.what, test.example)
			if got := names(result); !slices.Contains(got, want) {
				t.Errorf("changes %q, want %q", got, want)
			}
			for _, c := range result.Changes {
				if c.Cause != test.cause {
					t.Errorf("another cause: %s, %v; %v and then %v", c.Name(), c.Request, c.Before, c.After)
				}
			}
		})
	}
}

// TestMinimal: a change that many unusual requests show is reported once, with the plain request that shows it.
func TestMinimal(t *testing.T) {
	table := parse(t, "GET /users listUsers\nGET /users/{$} listSlash\nGET /users/{name} showUser")
	strict := redirectIf(301, func(p string) string {
		if strings.EqualFold(clean(p), "/users/") {
			return "/users"
		}
		return p
	})
	gone := lose(func(r *http.Request) bool { return strings.EqualFold(clean(r.URL.Path), "/users/") })
	result := compare(t, table, strict, gone)
	for _, c := range result.Changes {
		if c.Cause == TrailingSlash && c.Request.String() == "GET /users/" && c.Kind == Lost && c.Hurts {
			return
		}
	}
	t.Errorf("changes %q, want the loss of GET /users/", names(result))
}

// TestParts: a change lists its routes with the number of their requests, and Without drops some of them.
func TestParts(t *testing.T) {
	table := parse(t, "GET /a a\nGET /b b\nGET /c c")
	result := compare(t, table, nil, lose(func(r *http.Request) bool { return r.Method == "GET" && (r.URL.Path == "/a" || r.URL.Path == "/b") }))
	i := slices.IndexFunc(result.Changes, func(c Change) bool { return c.Cause == Plain })
	if i < 0 {
		t.Fatalf("changes %q", names(result))
	}
	c := result.Changes[i]
	if len(c.Routes) != 2 || c.Routes[0].Route != "a" || c.Routes[1].Route != "b" || c.Count != c.Routes[0].Count+c.Routes[1].Count {
		t.Errorf("%+v", c)
	}
	rest, ok := c.Without(func(route string) bool { return route == "a" })
	if !ok || len(rest.Routes) != 1 || rest.Request.String() != "GET /b" || rest.Before.Route != "b" || rest.Count != c.Routes[1].Count {
		t.Errorf("without a: %+v, %v", rest, ok)
	}
	if rest, ok := c.Without(func(string) bool { return true }); ok {
		t.Errorf("without all: %+v", rest)
	}
	if len(c.Routes) != 2 {
		t.Error("Without has changed its receiver")
	}
}

// TestUnreached: routes that the first router never answers are listed.
func TestUnreached(t *testing.T) {
	table := parse(t, "GET /a a\nGET /b b")
	result := compare(t, table, lose(func(r *http.Request) bool { return r.URL.Path == "/b" }), nil)
	if !slices.Equal(result.Unreached, []string{"b"}) {
		t.Errorf("unreached %q, want b", result.Unreached)
	}
}

// TestExtra: extra requests are asked, too. A request that no client can send is an error.
func TestExtra(t *testing.T) {
	table := parse(t, "GET /users/{name} showUser")
	q := Request{"GET", "/users/secret"}
	after := lose(func(r *http.Request) bool { return r.RequestURI == q.Target })
	if without, with := compare(t, table, nil, after), compare(t, table, nil, after, q); len(without.Changes) > 0 || len(with.Changes) != 1 || with.Changes[0].Request != q {
		t.Errorf("changes %q and %q, want none and %v", names(without), names(with), q)
	}
	for _, q := range []Request{{"GET", "users"}, {"GET", "/%zz"}, {"", "/"}, {"GET", "*"}, {"GET", ""}} {
		if _, err := Compare(table, Ready(model(table, nil)), Ready(model(table, nil)), nil, q); err == nil || !strings.Contains(err.Error(), "cannot send") {
			t.Errorf("%q: error %v", q, err)
		}
	}
}

// TestRequests: no request is asked twice, net/http reads each as differ does, and they are always the same.
func TestRequests(t *testing.T) {
	table := parse(t, shop)
	all, simple := requests(table)
	if again, _ := requests(table); !slices.Equal(all, again) {
		t.Error("the requests differ from call to call")
	}
	if n := len(all) - simple; n < 2000 || n > chainsOfRoute*len(table.Routes) {
		t.Errorf("%d requests have several changes", n)
	}
	seen := map[Request]bool{}
	for i, q := range all {
		if i == simple {
			wantSimple(t, seen)
		}
		full, ok := q.ask()
		u, err := url.ParseRequestURI(q.Target)
		if !ok || err != nil || full.Path != u.Path || full.RawPath != u.RawPath || seen[q] {
			t.Errorf("%v: %v, %v, seen before: %v", q, full, err, seen[q])
		}
		seen[q] = true
	}
}

// wantSimple: requests with one change are among those seen.
func wantSimple(t *testing.T, seen map[Request]bool) {
	for _, q := range []string{
		"GET /users/", "GET //users", "HEAD /users", "OPTIONS /users", "PURGE /nowhere", "GET /files", "GET /files/", "GET /users/a%2Fb", "GET /users/a%20b",
		"GET /users/a+b", "GET /users/%C3%A9", "GET /users/%2e%2e", "GET /users/..", "GET /orders/0", "GET /orders/99999999999999999999", "GET /USERS",
		"GET /%75sers", "CONNECT //users", "PATCH /hooks/foo", "POST /jobs/foo:cancel", "GET /reports/.json", "GET /v2/status", "GET /v1x/status",
	} {
		if !seen[requestOf(q)] {
			t.Errorf("%s is not asked", q)
		}
	}
}

// TestSeveral: a difference that needs two changes at once is found. If one change shows the same difference, it is the cause and the example.
func TestSeveral(t *testing.T) {
	table := parse(t, shop)
	gone := func(is func(path string) bool) edit {
		return func(r *http.Request, a *ask.Answer) {
			if is(r.RequestURI) {
				*a = ask.Answer{Status: http.StatusGone, Body: "gone"}
			}
		}
	}
	slashes := func(path string) bool { return strings.HasPrefix(path, "//") }
	both := func(path string) bool { return slashes(path) && strings.HasSuffix(path, "/..") }
	result := compare(t, table, nil, gone(both))
	if len(result.Changes) == 0 || result.Changes[0].Cause != DotSegments || !both(result.Changes[0].Request.Target) {
		t.Errorf("changes %q, want dot segments", names(result))
	}
	if got := names(compare(t, table, nil, gone(slashes))); !slices.Equal(got, []string{"double slash: 404 → 410, GET //users"}) {
		t.Errorf("changes %q, want only a double slash", got)
	}
}

// TestProgress: Compare reports each request, and ends with the error of the report.
func TestProgress(t *testing.T) {
	table := parse(t, shop)
	next := 0
	count := func(done, of int) error {
		if done != min(next, of) {
			t.Fatalf("request %d of %d is reported after %d", done, of, next)
		}
		next++
		return nil
	}
	result, err := Compare(table, Ready(model(table, nil)), Ready(model(table, nil)), count)
	if err != nil || next != result.Requests {
		t.Errorf("%d reports for %d requests, %v", next, result.Requests, err)
	}
	asked, enough := 0, errors.New("enough")
	counting := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked++; model(table, nil).ServeHTTP(w, r) })
	stop := func(done, _ int) error {
		if done == 100 {
			return enough
		}
		return nil
	}
	if _, err := Compare(table, Ready(counting), Ready(model(table, nil)), stop); err != enough || asked != 100 {
		t.Errorf("stopped after %d requests with %v", asked, err)
	}
}

// TestManyRoutes: a large table gets fewer requests for each route, but every route gets its own path with every method.
func TestManyRoutes(t *testing.T) {
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&text, "GET /r%d/{id} r%d\n", i, i)
	}
	all, _ := requests(parse(t, text.String()))
	if len(all) < most || len(all) > 2*most {
		t.Errorf("%d requests, want about %d", len(all), most)
	}
	if !slices.Contains(all, Request{"PUT", "/r2999/foo"}) || !slices.Contains(all, Request{"GET", "/r2999/foo/"}) {
		t.Error("the last route lacks its path with every method, or with a slash")
	}
}

// TestSame: the result is the same each time, and survives JSON.
func TestSame(t *testing.T) {
	table := parse(t, shop)
	after := redirectIf(307, clean)
	one, two := compare(t, table, nil, after), compare(t, table, nil, after)
	if !reflect.DeepEqual(one, two) || len(one.Changes) == 0 || one.Hurting() == 0 || one.Hurting() == len(one.Changes) {
		t.Errorf("two results differ, or have no changes: %q", names(one))
	}
	text, err := json.Marshal(one)
	var read Result
	if err == nil {
		err = json.Unmarshal(text, &read)
	}
	if err != nil || !reflect.DeepEqual(one, read) {
		t.Errorf("JSON changes the result: %v", err)
	}
	if !slices.IsSortedFunc(one.Changes, func(a, b Change) int { return a.Kind.rank() - b.Kind.rank() }) {
		t.Errorf("the most harmful changes do not come first: %q", names(one))
	}
}

// TestPanics: a panic is an answer. New makes another router after it, and Ready keeps the router.
func TestPanics(t *testing.T) {
	table := parse(t, "GET /a a")
	panics := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "//a" {
			panic(r.Method)
		}
		model(table, nil).ServeHTTP(w, r)
	})
	made := 0
	result, err := Compare(table, Ready(model(table, nil)), New(func() http.Handler { made++; return panics }), nil)
	if err != nil || len(result.Changes) != 1 {
		t.Fatalf("%q, %v", names(result), err)
	}
	if c := result.Changes[0]; c.Name() != "double slash: 404 → panic" || c.Kind != Crashes || !c.Hurts || c.Request.String() != "GET //a" {
		t.Errorf("%+v", c)
	}
	if made < 3 {
		t.Errorf("%d routers made, want one after each panic", made)
	}
	if result, err := Compare(table, Ready(panics), Ready(panics), nil); err != nil || len(result.Changes) > 0 {
		t.Errorf("two routers with the same panic: %q, %v", names(result), err)
	}
}

// TestHangs: a router that hangs is an error that names the request.
func TestHangs(t *testing.T) {
	defer func(before time.Duration) { ask.Patience = before }(ask.Patience)
	ask.Patience = 20 * time.Millisecond
	table := parse(t, "GET /a a")
	hangs := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/a/" {
			select {}
		}
	})
	if _, err := Compare(table, Ready(model(table, nil)), Ready(hangs), nil); err == nil || err.Error() != "GET /a/: no answer within 20ms" {
		t.Errorf("error %v", err)
	}
}

// TestCompleteLists: the lists of causes and kinds have no repeats, and every property has its place.
func TestCompleteLists(t *testing.T) {
	for _, p := range properties {
		if p.cause != "" && p.cause.rank() < 0 {
			t.Errorf("%q is not in the list of causes", p.cause)
		}
	}
	if len(slices.Compact(slices.Sorted(slices.Values(Causes())))) != len(Causes()) || len(slices.Compact(slices.Sorted(slices.Values(Kinds())))) != len(Kinds()) {
		t.Error("a cause or a kind is listed twice")
	}
}

// TestRoute: the route of an unusual request is the route of the plain one.
func TestRoute(t *testing.T) {
	r := NewReader(parse(t, shop))
	for request, want := range map[string]string{
		"GET /users": "listUsers", "POST /users": "createUser", "PUT /users": "listUsers", "GET //USERS/": "listUsers", "GET /users/new": "newUser",
		"GET /users/a%2Fb": "showUser", "DELETE /x/../users/a+b": "deleteUser", "GET /orders/0": "showOrder", "GET /files": "showFile", "GET /nowhere": "",
		"PURGE /hooks/foo/": "hook", "GET /reports/a%20b.json": "showReport", "HEAD /%75sers?x=1": "listUsers",
	} {
		if got := r.Route(requestOf(request)); got != want {
			t.Errorf("%s is about %q, want %q", request, got, want)
		}
	}
}

package behaviour

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/baseline"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// model returns a function that builds a router. The router answers as the table says. If edit is not nil, it may change each
// answer.
func model(t *routes.Table, edit func(r *http.Request, a *ask.Answer)) func() http.Handler {
	return func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a := contract.Wanted(t, r.Method, r.URL.Path)
			if edit != nil {
				edit(r, &a)
			}
			for _, line := range a.AllowLines() {
				w.Header().Add("Allow", line)
			}
			if a.Location != "" {
				w.Header().Set("Location", a.Location)
			}
			w.WriteHeader(a.Status)
			w.Write([]byte(a.Body))
		})
	}
}

// small returns a table, and the same table with HEAD served.
func small(t *testing.T) (plain, head *routes.Table) {
	t.Helper()
	plain, err := routes.Parse("t", "GET /a a\nGET /b/{c} b\nPOST /b/{c} post\nDELETE /{x}/y y")
	if err != nil {
		t.Fatal(err)
	}
	served := *plain
	served.HEAD = true
	return plain, &served
}

// TestOf runs the kit on four routers that keep their table, and on a router with two faults.
func TestOf(t *testing.T) {
	plain, head := small(t)
	for name, keeps := range map[string]func() http.Handler{"plain": model(plain, nil), "HEAD": model(head, nil), "words": model(plain, otherWords), "HEAD without a body": model(head, noBody)} {
		if kit, err := kitOf(plain, keeps); err != nil || kit.Asked < 500 || len(kit.Causes) != 0 {
			t.Errorf("%s: %+v, %v", name, kit, err)
		}
	}
	kit, err := kitOf(plain, model(plain, func(r *http.Request, a *ask.Answer) {
		if a.Status == 405 {
			*a = ask.Answer{Status: 404}
		}
		if r.URL.Path == "/a/" {
			*a = ask.Answer{Status: 301, Location: "/a"}
		}
	}))
	if err != nil || len(kit.Causes) != 2 {
		t.Fatalf("%+v, %v: want two causes", kit, err)
	}
	redirect, lost := kit.Causes[0], kit.Causes[1]
	if redirect.What != "a redirect (301)" || !strings.Contains(redirect.Example.Request, `"/a/"`) || !strings.Contains(redirect.Example.Answer, `Location: "/a"`) {
		t.Errorf("first %+v", redirect)
	}
	if lost.What != "404 instead of 405" || lost.Rule == 0 || lost.RuleText == "" || !strings.HasPrefix(lost.Example.Want, "405") || lost.Example.Request != `"PUT" "/a"` {
		t.Errorf("then %+v", lost)
	}
}

func otherWords(r *http.Request, a *ask.Answer) {
	if a.Status != http.StatusOK {
		a.Body = "no\n"
	}
}

func noBody(r *http.Request, a *ask.Answer) {
	if r.Method == http.MethodHead && a.Status == http.StatusOK {
		a.Body = ""
	}
}

// TestReused: one router answers all requests until a request panics in it.
func TestReused(t *testing.T) {
	made := 0
	next := reused(func() http.Handler {
		made++
		return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/panic" {
				panic("no")
			}
		})
	})
	client := new(ask.Client)
	for i, path := range []string{"/", "/", "/panic", "/", "/"} {
		client.Do(next(), ask.Request{Method: "GET", Path: path})
		if want := 1 + i/3; made != want {
			t.Errorf("%d routers after request %d, want %d", made, i+1, want)
		}
	}
}

// TestOddValues compares with a router that refuses odd values in a path. If the method is wrong, all odd values are one
// change. If the method is right, each kind of odd value is a change.
func TestOddValues(t *testing.T) {
	plain, _ := small(t)
	without := func(status int) func() http.Handler {
		return model(plain, func(r *http.Request, a *ask.Answer) {
			if a.Status == status && (r.URL.Path == "/b/a" || strings.ContainsAny(r.URL.Path, " é.\n")) {
				*a = ask.Answer{Status: http.StatusNotFound}
			}
		})
	}
	changes, err := between(plain, model(plain, nil), without(http.StatusMethodNotAllowed))
	if err != nil || len(changes) != 1 || changes[0].What != "405 → 404" || changes[0].Request != `"PUT" "/b/a"` {
		t.Errorf("a wrong method: %+v, %v: want one change", changes, err)
	}
	changes, err = between(plain, model(plain, nil), without(http.StatusOK))
	if err != nil || len(changes) != 3 {
		t.Errorf("a right method: %+v, %v: want a change for the text, one for other bytes, and one for an escaped path", changes, err)
	}
}

// TestBetween: a comparison finds the changes that were made to the second router.
func TestBetween(t *testing.T) {
	plain, head := small(t)
	noRoute := func(r *http.Request, a *ask.Answer) {
		if strings.HasPrefix(a.Body, "b ") {
			*a = ask.Answer{Status: 404}
		}
	}
	for name, test := range map[string]struct {
		from, to func() http.Handler
		want     []string
	}{
		"the same":     {model(plain, nil), model(plain, nil), nil},
		"other words":  {model(plain, nil), model(plain, otherWords), nil},
		"both lost":    {model(plain, noRoute), model(plain, noRoute), nil},
		"HEAD":         {model(plain, nil), model(head, nil), []string{"Refused before, and answered now: 405 → 200", "Refused otherwise: 405 → 405"}},
		"a route":      {model(plain, nil), model(plain, noRoute), []string{"Answered before, and fails now: 200 → 404"}},
		"a route back": {model(plain, noRoute), model(plain, nil), []string{"Refused before, and answered now: 404 → 200"}},
	} {
		changes, err := between(plain, test.from, test.to)
		if err != nil {
			t.Fatal(err)
		}
		if name == "HEAD" && !slices.ContainsFunc(changes, func(c Change) bool { return c.Request == `"HEAD" "/a"` }) {
			t.Errorf("HEAD: the shortest request is not among %+v", changes)
		}
		got := map[string]bool{}
		for _, c := range changes {
			got[string(c.Impact)+": "+c.What] = true
			if c.Request == "" || c.Answers[0] == c.Answers[1] {
				t.Errorf("%s: %+v", name, c)
			}
		}
		for _, want := range test.want {
			if !got[want] {
				t.Errorf("%s: %v, want %s", name, got, want)
			}
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: %+v, want %d changes", name, changes, len(test.want))
		}
	}
}

// TestImpact checks each pair of an answer before and an answer after.
func TestImpact(t *testing.T) {
	ok, moved, gone := ask.Answer{Status: 204}, ask.Answer{Status: 308, Location: "/a"}, ask.Answer{Status: 404}
	panics := ask.Answer{Status: 200, Problem: "panic: no"}
	for _, test := range []struct {
		before, after ask.Answer
		want          Impact
	}{
		{ok, ok, Another}, {ok, moved, Redirected}, {ok, gone, Fails}, {ok, panics, Fails},
		{moved, ok, Moved}, {moved, moved, Moved}, {moved, gone, Moved},
		{gone, ok, Answered}, {panics, ok, Answered}, {gone, moved, Sent}, {gone, gone, Refused}, {gone, panics, Refused},
	} {
		if got := impact(test.before, test.after); got != test.want {
			t.Errorf("%v, and then %v: %s, want %s", test.before, test.after, got, test.want)
		}
	}
}

// TestOrder: the most harmful change is first. A change with an escaped path is left out if a plain path shows the same
// change.
func TestOrder(t *testing.T) {
	plain, _ := small(t)
	changes, err := between(plain, model(plain, nil), model(plain, func(r *http.Request, a *ask.Answer) {
		switch {
		case r.URL.Path == "/a/":
			*a = ask.Answer{Status: 301, Location: "/a"}
		case r.URL.Path == "/a" && a.Status == 405:
			*a = ask.Answer{Status: 404}
		case strings.HasPrefix(a.Body, "post "):
			a.Body = "b " + strings.TrimPrefix(a.Body, "post ")
		case strings.HasPrefix(a.Body, "y ") && r.URL.RawPath != "":
			*a = ask.Answer{Status: 404}
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Change{
		{Impact: Fails, What: "200 → 404", Request: `"DELETE" "/foo/y", RawPath "/foo/y"`},
		{Impact: Another, What: "200 → 200", Request: `"POST" "/b/7"`},
		{Impact: Sent, What: "404 → 301", Request: `"GET" "/a/"`},
		{Impact: Refused, What: "405 → 404", Request: `"PUT" "/a"`},
	}
	if len(changes) != len(want) {
		t.Fatalf("%d changes, want %d: %+v", len(changes), len(want), changes)
	}
	for i, c := range changes {
		if w := want[i]; c.Impact != w.Impact || c.What != w.What || strings.Contains(c.Request, "RawPath") != strings.Contains(w.Request, "RawPath") {
			t.Errorf("change %d: %+v, want one like %+v", i, c, w)
		}
	}
}

// TestPanics: a router that panics at every request is reported. The panics stop neither the kit nor a comparison.
func TestPanics(t *testing.T) {
	plain, _ := small(t)
	panics := func() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("no") }) }
	if kit, err := kitOf(plain, panics); err != nil || len(kit.Causes) == 0 || kit.Causes[0].What != "panic" {
		t.Errorf("%+v, %v", kit, err)
	}
	if changes, err := between(plain, model(plain, nil), panics); err != nil || len(changes) == 0 || changes[0].What != "200 → panic" || changes[0].Impact != Fails {
		t.Errorf("%+v, %v", changes, err)
	}
	if kit, err := kitOf(routes.Widgets(), baseline.New); err != nil || len(kit.Causes) > 0 {
		t.Errorf("baseline on the widgets: %+v, %v", kit, err)
	}
}

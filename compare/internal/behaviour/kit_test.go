package behaviour

import (
	"net/http"
	"strings"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/baseline"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// TestKit: our routers keep the contract to the byte, and no library does.
func TestKit(t *testing.T) {
	for _, r := range library.All() {
		kept, _ := r.Accepted(routes.Widgets())
		kit, err := kitOfRouter(r, kept)
		if err != nil {
			t.Fatal(err)
		}
		if r.Group == library.Server {
			if kit.Asked != 0 {
				t.Errorf("%s is asked without an http.Handler", r.Name)
			}
			continue
		}
		if isLibrary := r.Group == library.Library; kit.Asked < 1000 || len(kit.Causes) > 0 != isLibrary || kit.Words == isLibrary {
			t.Errorf("%s: asked %d, words %v: %+v", r.Name, kit.Asked, kit.Words, kit.Causes)
		}
	}
}

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

// TestPanics: a router that panics at every request is reported. The panics do not stop the kit.
func TestPanics(t *testing.T) {
	plain, _ := small(t)
	panics := func() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("no") }) }
	if kit, err := kitOf(plain, panics); err != nil || len(kit.Causes) == 0 || kit.Causes[0].What != "panic" {
		t.Errorf("%+v, %v", kit, err)
	}
	if kit, err := kitOf(routes.Widgets(), baseline.New); err != nil || len(kit.Causes) > 0 {
		t.Errorf("baseline on the widgets: %+v, %v", kit, err)
	}
}

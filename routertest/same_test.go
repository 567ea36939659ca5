package routertest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/gorilla/mux"
)

// recorded is a testing.TB that records failures instead of failing.
type recorded struct {
	testing.TB
	failures []string
	logs     []string
}

func (r *recorded) Helper()      {}
func (r *recorded) Failed() bool { return len(r.failures) > 0 }
func (r *recorded) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}
func (r *recorded) Logf(format string, args ...any) {
	r.logs = append(r.logs, fmt.Sprintf(format, args...))
}
func (r *recorded) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

// same returns the failures of Same.
func same(table Table, before, after http.Handler, accepted ...Accepted) []string {
	r := new(recorded)
	Same(r, table, before, after, accepted...)
	return r.failures
}

var moving = MustParse(`
	GET  /users        listUsers
	POST /users        createUser
	GET  /users/{id}   showUser
	GET  /v3{/path...} v3`)

// gorillaOf returns a gorilla router with the routes of moving.
func gorillaOf(strictSlash bool) http.Handler {
	m := mux.NewRouter().StrictSlash(strictSlash)
	echo := func(pattern string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			moving.Echo(w, r.Method, pattern, func(name string) string { return mux.Vars(r)[name] })
		}
	}
	m.HandleFunc("/users", echo("/users")).Methods("GET", "POST")
	m.HandleFunc("/users/{id}", echo("/users/{id}")).Methods("GET")
	m.PathPrefix("/v3").HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Echo(w, "v3", strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/v3"), "/"))
	}).Methods("GET")
	return m
}

// muxOf returns a ServeMux with the patterns. Its handlers echo.
func muxOf(table Table, patterns ...string) *http.ServeMux {
	m := http.NewServeMux()
	for _, pattern := range patterns {
		m.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { table.Echo(w, r.Method, pattern, r.PathValue) })
	}
	return m
}

// TestSameAlike: two equal routers are the same, also if both break the contract.
func TestSameAlike(t *testing.T) {
	if failures := same(moving, gorillaOf(true), gorillaOf(true)); len(failures) > 0 {
		t.Errorf("%q", failures)
	}
	r := new(recorded)
	if Same(r, moving, gorillaOf(false), gorillaOf(false)); len(r.logs) != 1 || !strings.Contains(r.logs[0], "requests answered alike") {
		t.Errorf("logs %q", r.logs)
	}
}

// TestSameMove moves from gorilla/mux to ServeMux, as many programs do: the prefix /v3 also served the bare path, and ServeMux
// redirects it. A redirect to the path without a slash is lost.
func TestSameMove(t *testing.T) {
	after := muxOf(moving, "GET /users", "POST /users", "GET /users/{id}", "GET /v3/{path...}")
	c, err := Compare(moving, gorillaOf(true), after)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Change{
		"plain request: 200 → 307": {Meaning: "a success before, redirected now", Hurts: true, Method: "GET", Target: "/v3", Routes: []string{"v3"}},
		"trailing slash: 301 → 404": {Meaning: "redirected to a success before, not any more", Hurts: true, Method: "GET", Target: "/users/",
			Routes: []string{"listUsers", "createUser", "showUser"}},
	} {
		i := slices.IndexFunc(c.Changes, func(c Change) bool { return c.Name() == name })
		if i < 0 {
			t.Errorf("no change %q among %v", name, c.Changes)
			continue
		}
		got := c.Changes[i]
		if got.Meaning != want.Meaning || got.Hurts != want.Hurts || got.Method != want.Method || got.Target != want.Target || !slices.Equal(got.Routes, want.Routes) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if !c.Changes[0].Hurts || c.Changes[len(c.Changes)-1].Hurts {
		t.Errorf("the harmful changes are not first: %v", c.Changes)
	}

	var accepted []Accepted
	for _, change := range c.Changes {
		accepted = append(accepted, Accept(change.Name(), "known"))
	}
	if failures := same(moving, gorillaOf(true), after, accepted...); len(failures) > 0 {
		t.Errorf("everything is accepted, but: %q", failures)
	}
	failures := same(moving, gorillaOf(true), after, accepted[1:]...)
	if len(failures) != 2 || !strings.HasPrefix(failures[0], "1 change in ") || !strings.HasPrefix(failures[1], c.Changes[0].Name()+"\n\t") {
		t.Errorf("one change is not accepted: %q", failures)
	}
	failures = same(moving, gorillaOf(true), gorillaOf(true), accepted[:2]...)
	if len(failures) != 2 || !strings.Contains(failures[0], "does not occur") || !strings.Contains(failures[0], "(known)") {
		t.Errorf("two changes are accepted, but do not occur: %q", failures)
	}
}

// TestSameByCause accepts changes by their cause, for all routes or for some.
func TestSameByCause(t *testing.T) {
	all := Accept("trailing slash", "known")
	if failures := same(moving, gorillaOf(true), gorillaOf(false), all); len(failures) > 0 {
		t.Errorf("by cause: %q", failures)
	}
	users := Accept("trailing slash", "known", "listUsers", "createUser")
	failures := same(moving, gorillaOf(true), gorillaOf(false), users)
	if len(failures) == 0 || !strings.Contains(strings.Join(failures, "\n"), "GET /users/foo/") || strings.Contains(strings.Join(failures, "\n"), "GET /users/\n") {
		t.Errorf("for the first two routes: %q", failures)
	}
	some := Accept("trailing slash", "known", "listUsers", "createUser", "showUser", "v3")
	failures = same(moving, gorillaOf(true), gorillaOf(false), some)
	if len(failures) != 1 || !strings.Contains(failures[0], `"trailing slash" of v3 is accepted`) {
		t.Errorf("v3 is accepted in vain: %q", failures)
	}
}

// TestSameMistakes: mistakes in a test are reported.
func TestSameMistakes(t *testing.T) {
	for want, do := range map[string]func() error{
		"without a reason": func() error {
			_, err := Compare(moving, gorillaOf(true), gorillaOf(true), Accept("case", " "))
			return err
		},
		"no route named listPeople": func() error {
			_, err := Compare(moving, gorillaOf(true), gorillaOf(true), Accept("case", "x", "listPeople"))
			return err
		},
		"the table has no routes":       func() error { _, err := Compare(Table{}, gorillaOf(true), gorillaOf(true)); return err },
		"the table has no routes; make": func() error { return fmt.Errorf("%v", fatal(func(r *recorded) { Same(r, Table{}, nil, nil) })) },
	} {
		if err := do(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	failures := same(moving, http.NotFoundHandler(), http.NotFoundHandler())
	if len(failures) != 1 || !strings.Contains(failures[0], "never answers listUsers, createUser, showUser, v3") {
		t.Errorf("two routers without routes: %q", failures)
	}
}

// fatal calls f, and returns the text that f passes to Fatal.
func fatal(f func(r *recorded)) (text any) {
	defer func() { text = recover() }()
	f(new(recorded))
	return nil
}

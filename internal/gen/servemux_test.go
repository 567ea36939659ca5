package gen

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestServeMux compares the oracle with http.ServeMux on random tables that ServeMux accepts. Both must find the same routes
// and methods. The requests have only paths that ServeMux does not clean.
func TestServeMux(t *testing.T) {
	seed := rand.Uint64()
	rnd := rand.New(rand.NewPCG(seed, 0))
	accepted := 0
	for range 1000 {
		table := withoutSpecial(randomTable(rnd))
		table.HEAD, table.OPTIONS = true, false
		mux, ok := muxOf(table)
		if !ok {
			continue
		}
		accepted++
		c := newCode(table, Options{}, technique{})
		for _, q := range requestsFor(table, rnd, 100) {
			if q.Method == "" || !c.isLeft(query{q.Method, q.Path}) {
				continue
			}
			if got, want := askMux(mux, q), wantOfMux(table, q); got != want {
				t.Errorf("seed %d: %q %q is %s for ServeMux, and %s for the oracle, in\n%s", seed, q.Method, q.Path, got, want, table)
				return
			}
		}
	}
	if accepted < 100 {
		t.Errorf("ServeMux accepts %d tables, want 100 or more", accepted)
	}
}

// withoutSpecial returns a table without the routes that have a number, a list, or text beside a parameter.
func withoutSpecial(t *routes.Table) *routes.Table {
	all := slices.DeleteFunc(slices.Clone(t.Routes), func(r routes.Route) bool {
		return slices.ContainsFunc(r.Patterns[0], func(s routes.Segment) bool { return withoutKind(s) != "" })
	})
	if len(all) == 0 {
		return t
	}
	return remade(t, all)
}

// muxOf returns a ServeMux with the routes. It returns false if the technique servemux refuses the table.
func muxOf(t *routes.Table) (mux *http.ServeMux, ok bool) {
	if refuseMux(t) != nil {
		return nil, false
	}
	mux = http.NewServeMux()
	c := newCode(t, Options{}, technique{})
	for _, r := range c.rows {
		mux.HandleFunc(c.registered(r), func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(t.Routes[r.route].Name)) })
	}
	return mux, true
}

// askMux returns the name of the route, or the status with the methods.
func askMux(mux *http.ServeMux, q request) string {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/", nil)
	r.Method, r.URL.Path = q.Method, q.Path
	mux.ServeHTTP(w, r)
	switch {
	case w.Code == 200:
		return w.Body.String()
	case w.Code/100 == 3:
		return "redirect"
	case w.Code == 405:
		return "405 " + w.Header().Get("Allow")
	}
	return "404"
}

// wantOfMux returns the oracle's answer in the form of askMux.
func wantOfMux(t *routes.Table, q request) string {
	want := t.Want(q.Method, q.Path)
	switch want.Status {
	case 200:
		return t.Routes[want.Route].Name
	case 405:
		return "405 " + strings.Join(want.Allow, ", ")
	}
	return "404"
}

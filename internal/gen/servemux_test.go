package gen

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestServeMux is a second opinion on what the generated routers are held to: where http.ServeMux takes a random table, it finds the
// same routes for paths that it does not clean, and the same methods.
func TestServeMux(t *testing.T) {
	seed := rand.Uint64()
	rnd := rand.New(rand.NewPCG(seed, 0))
	taken := 0
	for range 2000 {
		table := randomTable(rnd)
		table.HEAD, table.OPTIONS = true, false
		mux, ok := muxOf(table)
		if !ok {
			continue
		}
		taken++
		for _, q := range requestsFor(table, rnd, 100) {
			if !strings.HasPrefix(q.Path, "/") || path.Clean(q.Path) != strings.TrimSuffix(q.Path, "/") && q.Path != "/" || q.Method == "" {
				continue
			}
			if len(table.Candidates(q.Path+"/")) > 0 {
				continue // ServeMux redirects there, and has the methods of that path in Allow as well
			}
			if got, want := askMux(mux, q), wantOfMux(table, q); got != want && got != "redirect" {
				t.Errorf("seed %d: %q %q is %s for ServeMux, and %s for the oracle, in\n%s", seed, q.Method, q.Path, got, want, table)
				return
			}
		}
	}
	if taken < 100 {
		t.Errorf("ServeMux takes %d tables, want 100 or more", taken)
	}
}

// muxOf returns the table in a ServeMux. It returns false if the table has an int, which a ServeMux has not, or if it panics.
func muxOf(t *routes.Table) (mux *http.ServeMux, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	mux = http.NewServeMux()
	for _, r := range t.Routes {
		if slices.ContainsFunc(r.Segments, func(s routes.Segment) bool { return s.Kind == routes.Int }) {
			return nil, false
		}
		mux.HandleFunc(muxPattern(r), func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(r.Name)) })
	}
	return mux, true
}

// askMux returns the name of the route, or the status and the methods.
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

// wantOfMux returns what the oracle wants, in the words of askMux.
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

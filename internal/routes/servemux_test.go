package routes

import (
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestServeMuxAgrees compares the oracle with http.ServeMux on random tables that ServeMux accepts. The tables have no
// {name:int}, which ServeMux lacks, and the paths are clean, because ServeMux redirects others.
func TestServeMuxAgrees(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 0))
	counts := map[int]int{}
	for range 1500 {
		table := mustParse(t, strings.Join(randomLines(r, someMethods, true), "\n"))
		table.HEAD = true
		var got Want
		mux, refusal := serveMux(table, &got)
		if refusal != "" {
			continue
		}
		for range 40 {
			method, path := [...]string{"GET", "PUT", "HEAD", "POST"}[r.IntN(4)], cleanPath(r)
			want := muxWants(table, method, path)
			got = Want{Route: -1}
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, &http.Request{Method: method, URL: &url.URL{Path: path}})
			if got.Status = w.Code; w.Header().Get("Allow") != "" {
				got.Allow = strings.Split(w.Header().Get("Allow"), ", ")
			}
			if answer(table, got) != answer(table, want) {
				t.Fatalf("ServeMux answers %s %q with %s, want %s:\n%v", method, path, answer(table, got), answer(table, want), table)
			}
			counts[want.Status]++
		}
	}
	for _, status := range []int{200, 307, 404, 405} {
		if counts[status] < 200 {
			t.Errorf("compared %d answers with status %d, want 200 or more", counts[status], status)
		}
	}
}

// muxWants returns the answer that ServeMux must give. It usually is the answer of the oracle. ServeMux differs for a path that
// does not end in a slash, if only a Rest or no route matches it. Then ServeMux also tries the path with a slash added:
//   - If a {$} or an empty Rest matches that path, ServeMux redirects to it.
//   - Otherwise, if ServeMux refuses the request, Allow lists the methods of both paths.
func muxWants(t *Table, method, path string) Want {
	want := t.Want(method, path)
	if strings.HasSuffix(path, "/") || want.Status == http.StatusOK && !t.Routes[want.Route].matching(path).HasRest() {
		return want
	}
	slash := t.Want(method, path+"/")
	if slash.Status == http.StatusOK && len(t.Routes[slash.Route].matching(path+"/")) == strings.Count(path, "/")+1 {
		return Want{Status: http.StatusTemporaryRedirect, Route: -1}
	}
	if want.Status == http.StatusOK {
		return want
	}
	both := append(t.Candidates(path), t.Candidates(path+"/")...)
	return t.WantAmong(both, method, path)
}

// cleanPath returns a path that ServeMux does not clean: without empty, "." and ".." segments. It may end in a slash.
func cleanPath(r *rand.Rand) string {
	path := ""
	for range r.IntN(5) {
		path += "/" + [...]string{"a", "b", "c", "7", "d", "x y", "é%2F?", "+", "..."}[r.IntN(9)]
	}
	if path == "" || r.IntN(3) == 0 {
		path += "/"
	}
	return path
}

// serveMux returns a ServeMux for the table. If ServeMux refuses the table, refusal is the text of its panic. Handlers store
// their route and values in got.
func serveMux(t *Table, got *Want) (mux *http.ServeMux, refusal string) {
	defer func() {
		if p := recover(); p != nil {
			mux, refusal = nil, fmt.Sprint(p)
		}
	}()
	mux = http.NewServeMux()
	for i, route := range t.Routes {
		for _, p := range route.Patterns {
			pattern := p.String()
			if pattern == "/" { // to ServeMux, "/" is every path
				pattern = "/{$}"
			}
			if route.Method != AnyMethod {
				pattern = route.Method + " " + pattern
			}
			mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
				got.Route = i
				for _, s := range route.Params() {
					got.Values = append(got.Values, r.PathValue(s.Name))
				}
			})
		}
	}
	return mux, ""
}

// TestServeMuxRefuses makes sure that ServeMux refuses exactly two kinds of tables: with overlapping routes, or with a more specific
// pattern for more methods, such as /a/b beside GET /{rest...}. In ServeMux, a GET pattern also matches HEAD.
func TestServeMuxRefuses(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	counts := map[string]int{}
	for range 4000 {
		table := mustParse(t, strings.Join(randomLines(r, someMethods, true), "\n"))
		table.HEAD = true
		_, refusal := serveMux(table, new(Want))
		overlapping, methods := len(table.Overlaps(math.MaxInt)) > 0, methodsConflict(table)
		if (refusal != "") != (overlapping || methods) {
			t.Fatalf("overlapping: %v, conflict of methods: %v; ServeMux says %q about\n%v", overlapping, methods, refusal, table)
		}
		counts[fmt.Sprint(overlapping, methods)]++
	}
	if len(counts) != 4 {
		t.Errorf("tables by overlapping and conflict of methods: %v, want some of each of the four", counts)
	}
}

// methodsConflict reports whether a route has more methods than another, both match a path, and the pattern of the other is not within
// the pattern of the first.
func methodsConflict(t *Table) bool {
	for _, more := range t.Routes {
		for _, less := range t.Routes {
			if more.Method == less.Method || more.Method != AnyMethod && !(more.Method == "GET" && less.Method == "HEAD") {
				continue
			}
			for _, p := range more.Patterns {
				for _, q := range less.Patterns {
					if _, ok := p.Common(q); ok && !q.Within(p) {
						return true
					}
				}
			}
		}
	}
	return false
}

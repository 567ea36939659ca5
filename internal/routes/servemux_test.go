package routes

import (
	"fmt"
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
	if strings.HasSuffix(path, "/") || want.Status == http.StatusOK && !t.Routes[want.Route].hasRest() {
		return want
	}
	slash := t.Want(method, path+"/")
	if slash.Status == http.StatusOK && len(t.Routes[slash.Route].Segments) == strings.Count(path, "/")+1 {
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
		pattern := route.String()
		if route.Pattern == "/" { // to ServeMux, "/" is every path
			pattern += "{$}"
		}
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			got.Route = i
			for _, s := range route.Segments {
				if s.Kind != Text {
					got.Values = append(got.Values, r.PathValue(s.Text))
				}
			}
		})
	}
	return mux, ""
}

// TestServeMuxRefuses makes sure that ServeMux refuses exactly the tables with overlapping routes. In ServeMux, a GET pattern
// also matches HEAD, so a GET route and a HEAD route can overlap, too; overlapsHEAD finds them.
func TestServeMuxRefuses(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	counts := map[string]int{}
	for range 4000 {
		table := mustParse(t, strings.Join(randomLines(r, someMethods, true), "\n"))
		_, refusal := serveMux(table, new(Want))
		overlapping, head := len(table.Overlaps()) > 0, overlapsHEAD(table)
		if (refusal != "") != (overlapping || head) {
			t.Fatalf("overlapping: %v, with HEAD: %v; ServeMux says %q about\n%v", overlapping, head, refusal, table)
		}
		counts[fmt.Sprint(overlapping, head)]++
	}
	if len(counts) != 4 {
		t.Errorf("tables by overlapping and HEAD: %v, want some of each of the four", counts)
	}
}

// overlapsHEAD reports whether some HEAD route and some GET route both match a path, and the HEAD route is not within the GET
// route.
func overlapsHEAD(t *Table) bool {
	for _, get := range t.Routes {
		for _, head := range t.Routes {
			if _, ok := get.Common(head); ok && get.Method == "GET" && head.Method == "HEAD" && !head.within(get) {
				return true
			}
		}
	}
	return false
}

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

// TestServeMuxAgrees asks net/http.ServeMux for a second opinion, on random tables that it takes: status, route, values and
// the methods in Allow. It has no {name:int}, and it cleans paths that have an empty segment before the last.
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
				t.Fatalf("%s %q is %s in a ServeMux, want %s:\n%v", method, path, answer(table, got), answer(table, want), table)
			}
			counts[want.Status]++
		}
	}
	for _, status := range []int{200, 307, 404, 405} {
		if counts[status] < 200 {
			t.Errorf("only %d answers are %d", counts[status], status)
		}
	}
}

// muxWants returns what the table wants of a ServeMux. It departs from docs/any-table.md where a path has no slash at its end:
// if that path with a slash is matched by a {$}, or by a Rest that is then empty, and the path itself by a Rest or not at all,
// it redirects to the path with the slash; and it refuses a path with the methods of both.
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

// cleanPath returns a path without empty, "." and ".." segments, but perhaps with a slash at its end.
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

// serveMux returns the table in a ServeMux, or why that refuses it. Handlers write into got who they are and what they got.
func serveMux(t *Table, got *Want) (mux *http.ServeMux, refusal string) {
	defer func() {
		if p := recover(); p != nil {
			mux, refusal = nil, fmt.Sprint(p)
		}
	}()
	mux = http.NewServeMux()
	for i, route := range t.Routes {
		pattern := route.String()
		if route.Pattern == "/" { // which is every path in net/http's words
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

// TestServeMuxRefuses makes sure of what Overlaps is said to tell about net/http.ServeMux. On a table without doubles, without
// {name:int}, and with "/" written as "/{$}", it panics if and only if
//   - two routes cross, or
//   - a GET and a HEAD route match a path in common, and HEAD does not stay within GET: since a GET pattern matches HEAD as
//     well there, such a pair crosses too, or GET's path is the more special one and its methods are the more general.
func TestServeMuxRefuses(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	counts := map[string]int{}
	for range 4000 {
		table := mustParse(t, strings.Join(randomLines(r, someMethods, true), "\n"))
		_, refusal := serveMux(table, new(Want))
		overlapping, head := len(table.Overlaps()) > 0, overlapsHEAD(table)
		if (refusal != "") != (overlapping || head) {
			t.Fatalf("overlapping: %v, with HEAD: %v; ServeMux says %q of\n%v", overlapping, head, refusal, table)
		}
		counts[fmt.Sprint(overlapping, head)]++
	}
	if len(counts) != 4 {
		t.Errorf("tables by overlapping and HEAD: %v, want some of all four", counts)
	}
}

// overlapsHEAD reports whether a HEAD route has a path in common with a GET route, and one that this does not match.
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

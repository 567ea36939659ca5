// Package match routes with a switch. Each case calls match with the path and a pattern. In a pattern, + matches one segment and
// stores it in a variable; all other text matches itself. For example, match(path, "/posts/+", &slug) matches "/posts/first", and
// slug is then "first".
//
// To add a route, add a case to serve.
package match

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"blog"
)

// New returns a handler for the routes in serve, which calls h. New calls serve once with an empty path. No case matches it, so
// match runs in every case and checks its pattern and targets. New panics if they are wrong. If a case has further conditions,
// write them after match, as in match(…) && slug != "x". Otherwise the check may not run.
func New(h blog.Handlers) http.Handler {
	r, _ := http.NewRequest("CHECK", "", http.NoBody)
	serve(h, discard{}, r)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
}

// serve calls the handler of the first case that matches the request. Order counts: "/posts/+" matches "/posts/new" too, so the
// case for "/posts/new" is above the case for "/posts/+".
func serve(h blog.Handlers, w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	path := r.URL.Path
	allow := make([]string, 0, 4) // up to four methods fit without an allocation

	// on reports whether a route matches the request. It also collects the methods of all routes that match the path, because a
	// 405 lists them in Allow.
	on := func(method string, hasPath bool) bool {
		if hasPath {
			allow = append(allow, method)
		}
		return hasPath && method == r.Method
	}

	switch {
	case on("GET", path == "/"):
		h.Home(w, r)
	case on("GET", path == "/posts"):
		h.ListPosts(w, r)
	case on("GET", path == "/posts/new"):
		h.NewPost(w, r)
	case on("GET", match(path, "/posts/+", &slug)):
		h.ShowPost(w, r, slug)
	case on("PUT", match(path, "/posts/+", &slug)):
		h.PutPost(w, r, slug)
	case on("DELETE", match(path, "/posts/+", &slug)):
		h.DeletePost(w, r, slug)
	case on("POST", match(path, "/posts/+/comments", &slug)):
		h.AddComment(w, r, slug)
	case on("DELETE", match(path, "/posts/+/comments/+", &slug, &id)):
		h.DeleteComment(w, r, slug, id)
	case on("GET", match(path, "/pages/+", &id)):
		h.ShowPage(w, r, id)
	case on("GET", strings.HasPrefix(path, "/files/")):
		h.ShowFile(w, r, strings.TrimPrefix(path, "/files/"))
	default:
		refuse(w, allow)
	}
}

// match reports whether pattern matches the whole path: "/a/+" matches "/a/b", but not "/a", "/a/", "/a/b/" or "/a/b/c". It stores
// the segment for each + in the next target. A *string takes any segment that is not empty. An *int takes the segments for which
// the function number returns true. When match returns false, it may have changed some targets.
func match(path, pattern string, targets ...any) bool {
	if path == "" {
		check(pattern, targets)
	}
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		path, pattern = path[i:], pattern[i+1:]
		segment := path
		if end := strings.IndexByte(path, '/'); end >= 0 {
			segment = path[:end]
		}
		switch target := target.(type) {
		case *string:
			*target = segment
		case *int:
			if !number(segment, target) {
				return false
			}
		}
		if segment == "" {
			return false
		}
		path = path[len(segment):]
	}
	return path == pattern
}

// check panics if a + is not a whole segment, or if the targets are not one *string or *int for each +. It runs only for the
// empty path, which no route matches, so that ordinary requests do not pay for it.
func check(pattern string, targets []any) {
	plus := 0
	for segment := range strings.SplitSeq(pattern, "/") {
		if segment == "+" {
			plus++
		} else if strings.Contains(segment, "+") {
			panic(fmt.Sprintf("match: pattern %q: + must be a whole segment, found %q", pattern, segment))
		}
	}
	if plus != len(targets) || pattern == "" || pattern[0] != '/' {
		panic(fmt.Sprintf("match: pattern %q has %d targets; it must begin with / and have one + for each target", pattern, len(targets)))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("match: pattern %q: target %d must be a *string or an *int", pattern, i+1))
		}
	}
}

// number stores the value of segment in n, and reports whether it is ASCII digits with a value of 1 … math.MaxInt: "7" and "007",
// but not "0", "-1", "1.5" or "x".
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}

// discard is a ResponseWriter that throws the answer away.
type discard http.Header

func (d discard) Header() http.Header         { return http.Header(d) }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow, sorted and without repeats.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

// Package split routes with a switch on the segments of the path: their number and their text.
//
// To add a route, add a case to serve, and make p as long as the longest route: split returns -1 for a longer path.
package split

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"blog"
)

// New returns a handler for the routes in serve, which calls h.
func New(h blog.Handlers) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
}

// serve calls the handler of the first case that matches the request. Order counts: a slug also matches "new", so the case for
// "/posts/new" is above the case for "/posts/{slug}".
//
// Every case compares n, the number of segments. Without it, p[0] == "posts" would also match "/posts/foo".
func serve(h blog.Handlers, w http.ResponseWriter, r *http.Request) {
	var p [4]string // the segments; the longest route has four
	var id int      // set by number; a case that uses id must call number; without that call, any text matches and id is stale
	path := r.URL.Path
	n := split(path, p[:])
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
	case on("GET", n == 0):
		h.Home(w, r)
	case on("GET", n == 1 && p[0] == "posts"):
		h.ListPosts(w, r)
	case on("GET", n == 2 && p[0] == "posts" && p[1] == "new"):
		h.NewPost(w, r)
	case on("GET", n == 2 && p[0] == "posts"):
		h.ShowPost(w, r, p[1])
	case on("PUT", n == 2 && p[0] == "posts"):
		h.PutPost(w, r, p[1])
	case on("DELETE", n == 2 && p[0] == "posts"):
		h.DeletePost(w, r, p[1])
	case on("POST", n == 3 && p[0] == "posts" && p[2] == "comments"):
		h.AddComment(w, r, p[1])
	case on("DELETE", n == 4 && p[0] == "posts" && p[2] == "comments" && number(p[3], &id)):
		h.DeleteComment(w, r, p[1], id)
	case on("GET", n == 2 && p[0] == "pages" && number(p[1], &id)):
		h.ShowPage(w, r, id)
	case on("GET", strings.HasPrefix(path, "/files/")):
		h.ShowFile(w, r, strings.TrimPrefix(path, "/files/"))
	default:
		refuse(w, allow)
	}
}

// split stores the segments of path in segments and returns how many there are: 0 for "/", 2 for "/a/b". It returns -1 for a path
// with an empty segment, such as "/a/" or "//b", a path that does not begin with "/", and a path with too many segments.
func split(path string, segments []string) int {
	if path == "/" {
		return 0
	}
	for n := range segments {
		if path == "" || path[0] != '/' {
			return -1
		}
		segment, _, _ := strings.Cut(path[1:], "/")
		if segment == "" {
			return -1
		}
		segments[n], path = segment, path[1+len(segment):]
		if path == "" {
			return n + 1
		}
	}
	return -1
}

// number stores the value of segment in n, and reports whether it is ASCII digits with a value of 1 … math.MaxInt: "7" and "007",
// but not "0", "-1", "1.5" or "x".
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}

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

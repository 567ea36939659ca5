// Package shiftpath routes by taking the first segment off the path and handing the rest to a handler for that part of the
// site, after Axel Wagner's "How to not use an http-router in go". Unlike his, these handlers take the rest of the path as an
// argument, and never change the request.
//
// To add a route, find the function for the part of the path that the route shares with others, and add a case. For a new
// level, write a function like the others, and a case that calls it.
package shiftpath

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"blog"
)

// New returns a handler for the routes below, which calls h.
func New(h blog.Handlers) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
}

// serve hands the whole path to root, and refuses the request if root has no route for it.
func serve(h blog.Handlers, w http.ResponseWriter, r *http.Request) {
	allow := make([]string, 0, 4) // room for four without an allocation

	// on reports whether a route is the one for this request. It also keeps the method of each route that has the path,
	// because a 405 lists them in Allow.
	on := func(method string, hasPath bool) bool {
		if hasPath {
			allow = append(allow, method)
		}
		return hasPath && method == r.Method
	}

	if !root(h, w, r, on, r.URL.Path) {
		refuse(w, allow)
	}
}

// onFunc is the type of on, which is handed from function to function.
type onFunc func(method string, hasPath bool) bool

// root serves the whole path. Like all functions below, it reports whether it had a route for the request. A case that calls
// such a function has no body: if the function returns true, it has answered; if it returns false, root tries the next case.
//
// A case with a handler compares all that is left of the path: with head == "posts" in place of path == "", posts would also
// take "/posts/x/y". A case with a parameter asks that it is not empty, and for what stands behind it.
func root(h blog.Handlers, w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	head, tail := shift(path)
	switch {
	case on("GET", path == "/"):
		h.Home(w, r)
	case head == "posts" && posts(h, w, r, on, tail):
	case head == "pages" && pages(h, w, r, on, tail):
	case on("GET", strings.HasPrefix(path, "/files/")):
		h.ShowFile(w, r, strings.TrimPrefix(path, "/files/"))
	default:
		return false
	}
	return true
}

// posts serves what follows /posts. The static "/new" stands before the slug, which would take it too.
func posts(h blog.Handlers, w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	head, tail := shift(path)
	switch {
	case on("GET", path == ""):
		h.ListPosts(w, r)
	case on("GET", path == "/new"):
		h.NewPost(w, r)
	case head != "" && post(h, w, r, on, tail, head):
	default:
		return false
	}
	return true
}

// post serves what follows /posts/{slug}.
func post(h blog.Handlers, w http.ResponseWriter, r *http.Request, on onFunc, path, slug string) bool {
	head, tail := shift(path)
	switch {
	case on("GET", path == ""):
		h.ShowPost(w, r, slug)
	case on("PUT", path == ""):
		h.PutPost(w, r, slug)
	case on("DELETE", path == ""):
		h.DeletePost(w, r, slug)
	case head == "comments" && postComments(h, w, r, on, tail, slug):
	default:
		return false
	}
	return true
}

// postComments serves what follows /posts/{slug}/comments.
func postComments(h blog.Handlers, w http.ResponseWriter, r *http.Request, on onFunc, path, slug string) bool {
	var id int
	head, tail := shift(path)
	switch {
	case on("POST", path == ""):
		h.AddComment(w, r, slug)
	case on("DELETE", number(head, &id) && tail == ""):
		h.DeleteComment(w, r, slug, id)
	default:
		return false
	}
	return true
}

// pages serves what follows /pages: an id, and nothing behind it.
func pages(h blog.Handlers, w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	var id int
	head, tail := shift(path)
	if on("GET", number(head, &id) && tail == "") {
		h.ShowPage(w, r, id)
		return true
	}
	return false
}

// shift takes the first segment off path: "/a/b/c" gives "a" and "/b/c", "/a/" gives "a" and "/",
// "/a" gives "a" and "". The head is empty if path is, does not begin with "/", or begins with "//".
func shift(path string) (head, tail string) {
	if path == "" || path[0] != '/' {
		return "", path
	}
	if i := strings.IndexByte(path[1:], '/'); i >= 0 {
		return path[1 : 1+i], path[1+i:]
	}
	return path[1:], ""
}

// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt, and stores the value in n.
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}

// refuse answers a request that has no route: 405 with the methods that its path has, or 404 if it has none.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

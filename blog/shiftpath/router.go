// Package shiftpath routes one segment at a time: each function takes the first segment off the path and passes the rest to the
// function for that part of the site. For "/posts/first", root passes "/first" to posts, and posts passes "" to post. The idea is
// from Axel Wagner's "How to not use an http-router in go". Wagner's version stores the rest in the request; this one passes it
// as an argument, and never changes the request.
//
// To add a route, add a case to the function for the part of the path that the route shares with others. For a new level, write a
// function like the others, and a case that calls it.
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

// serve passes the whole path to root, and refuses the request if no route matches.
func serve(h blog.Handlers, w http.ResponseWriter, r *http.Request) {
	allow := make([]string, 0, 4) // up to four methods fit without an allocation

	// on reports whether a route matches the request. It also collects the methods of all routes that match the path, because a
	// 405 lists them in Allow.
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

// onFunc is the type of the function on, which every function passes to the next.
type onFunc func(method string, hasPath bool) bool

// root serves the whole path. Like all functions below, it reports whether it has answered the request.
//
// A case that calls posts or pages has no body: the call answers the request and returns true. If it returns false, the next case
// is tried.
//
// A case that calls a handler compares the whole rest of the path: head == "posts" would also match "/posts/x/y". A case for a
// parameter requires head != "".
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

// posts serves paths that begin with /posts. Order counts: a slug also matches "new", so the case for "/new" is above it.
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

// post serves paths that begin with /posts/{slug}.
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

// postComments serves paths that begin with /posts/{slug}/comments.
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

// pages serves /pages/{id}.
func pages(h blog.Handlers, w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	var id int
	head, tail := shift(path)
	if on("GET", number(head, &id) && tail == "") {
		h.ShowPage(w, r, id)
		return true
	}
	return false
}

// shift takes the first segment off path: "/a/b/c" gives "a" and "/b/c", "/a/" gives "a" and "/", "/a" gives "a" and "". head is
// empty if path is "" or "/", does not begin with "/", or begins with "//".
func shift(path string) (head, tail string) {
	if path == "" || path[0] != '/' {
		return "", path
	}
	if i := strings.IndexByte(path[1:], '/'); i >= 0 {
		return path[1 : 1+i], path[1+i:]
	}
	return path[1:], ""
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

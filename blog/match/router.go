// Package match routes with a switch. Each case calls match, a small matcher: in its pattern + stands for one segment of
// the path, which is stored in a variable, and all other text stands for itself.
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

// New returns a handler for the routes in serve, which calls h. It panics if a pattern in serve is wrong: it
// calls serve once with the method CHECK and the empty path. These fit no route, so serve tries every case, and match checks
// every pattern. Put match before any && in a case: behind one, it might not be called.
func New(h blog.Handlers) http.Handler {
	r, _ := http.NewRequest("CHECK", "", http.NoBody)
	serve(h, discard{}, r)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })
}

// serve calls the handler of the first case that has the request's path and method. So a static path stands before a
// pattern that matches it too: after "/posts/+", the case for "/posts/new" would never be reached.
func serve(h blog.Handlers, w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	path := r.URL.Path
	allow := make([]string, 0, 4) // room for four without an allocation

	// on reports whether a route is the one for this request. It also keeps the method of each route that has the path,
	// because a 405 lists them in Allow.
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

// match reports whether the whole path fits the pattern. It stores the segment under each + in the next target: a *string
// takes any segment that is not empty, an *int takes a number as described at number. "/a/+" matches "/a/b" but not "/a",
// "/a/", "/a/b/" or "/a/b/c". If match returns false, some targets may have been written.
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

// check panics if a + is not a whole segment, or if the targets are not a *string or an *int for each +. match calls it for
// the empty path alone, which New sends and no route has, so a request to a route takes no longer.
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

// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt, and stores the value in n.
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}

// discard is a ResponseWriter for an answer that nobody reads.
type discard http.Header

func (d discard) Header() http.Header         { return http.Header(d) }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

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

// Package split cuts the path into segments, and routes with a switch on their number and texts. For example, the segments of
// "/foo/admin" are "foo" and "admin".
//
// To add a route, add a case to serve. If the route is longer than all others, also make p longer: split refuses a path with
// more segments than p has room for.
package split

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the routes in serve.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve calls the handler of the first case that matches the request. Order counts: n == 1 matches "/contact" too, so the case
// for "/contact" is above it.
//
// Every case compares n, the number of segments. Without it, p[0] == "api" && p[1] == "widgets" would also match
// "/api/widgets/foo".
func serve(w http.ResponseWriter, r *http.Request) {
	var p [6]string // the segments; the longest route has six
	var id int      // set by number; a case that uses id must call number; without that call, any text matches and id is stale
	n := split(r.URL.Path, p[:])
	allow := make([]string, 0, 4) // up to four methods fit without an allocation

	// on reports whether a route matches the request. It also collects the methods of all routes that match the path,
	// because a 405 lists them in Allow.
	on := func(method string, hasPath bool) bool {
		if hasPath {
			allow = append(allow, method)
		}
		return hasPath && method == r.Method
	}

	switch {
	case on("GET", n == 0):
		home(w, r)
	case on("GET", n == 1 && p[0] == "contact"):
		contact(w, r)
	case on("GET", n == 2 && p[0] == "api" && p[1] == "widgets"):
		apiGetWidgets(w, r)
	case on("POST", n == 2 && p[0] == "api" && p[1] == "widgets"):
		apiCreateWidget(w, r)
	case on("POST", n == 3 && p[0] == "api" && p[1] == "widgets"):
		apiUpdateWidget(w, r, p[2])
	case on("POST", n == 4 && p[0] == "api" && p[1] == "widgets" && p[3] == "parts"):
		apiCreateWidgetPart(w, r, p[2])
	case on("POST", n == 6 && p[0] == "api" && p[1] == "widgets" && p[3] == "parts" && p[5] == "update" && number(p[4], &id)):
		apiUpdateWidgetPart(w, r, p[2], id)
	case on("POST", n == 6 && p[0] == "api" && p[1] == "widgets" && p[3] == "parts" && p[5] == "delete" && number(p[4], &id)):
		apiDeleteWidgetPart(w, r, p[2], id)
	case on("GET", n == 1):
		widget(w, r, p[0])
	case on("GET", n == 2 && p[1] == "admin"):
		widgetAdmin(w, r, p[0])
	case on("POST", n == 2 && p[1] == "image"):
		widgetImage(w, r, p[0])
	default:
		refuse(w, allow)
	}
}

// split stores the segments of path in segments and returns how many there are: 0 for "/", 2 for "/a/b". It returns -1 for a
// path with an empty segment, such as "/a/" or "//b", a path that does not begin with "/", and a path with too many segments.
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

// number stores the value of segment in n, and reports whether it is ASCII digits with a value of 1 … math.MaxInt: "7" and
// "007", but not "0", "-1", "1.5" or "x".
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

// Package split routes with a switch on the segments of the path: how many there are, and what they are.
//
// To add a route, add a case to serve, and make p as long as the longest route: split refuses a
// longer path, which is then a 404.
package split

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the routes in serve.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve calls the handler of the first case that has the request's path and method. So a static path stands before a
// parameter that matches it too: after n == 1, the case for "contact" would never be reached.
//
// Every case asks for n, the number of segments: p[0] == "api" && p[1] == "widgets" is true of "/api/widgets/foo" too.
func serve(w http.ResponseWriter, r *http.Request) {
	var p [6]string // the segments, as many as the longest route has
	var id int      // a case with an id needs number(…, &id): without it, any text would do, and id keep an old value
	n := split(r.URL.Path, p[:])
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

// split stores the segments of path in segments and returns how many there are: 0 for "/", 2 for "/a/b". It returns -1 if
// a segment is empty, as in "/a/" and "//b", if path does not begin with "/", or if it has more segments than fit.
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

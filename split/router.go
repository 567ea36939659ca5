// Package split routes with a switch on the number of the path's segments and on their values.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package split

import (
	"net/http"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve calls the handler of the first case that has the path and the method, and notes the methods of the cases that have
// the path, for the Allow header. A static path stands before one with a parameter that would match it too.
func serve(w http.ResponseWriter, r *http.Request) {
	var p [6]string // as many as the longest route has; a longer path has n == 0, and no case
	var id int
	n := split(r.URL.Path, p[:])
	others := make([]string, 0, 4)
	is := func(method string) bool { // to be asked last: it notes the method for a path that fits
		others = append(others, method)
		return method == r.Method
	}
	switch {
	case n == 1 && p[0] == "" && is("GET"):
		home(w, r)
	case n == 1 && p[0] == "contact" && is("GET"):
		contact(w, r)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && is("GET"):
		apiGetWidgets(w, r)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && is("POST"):
		apiCreateWidget(w, r)
	case n == 3 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && is("POST"):
		apiUpdateWidget(w, r, p[2])
	case n == 4 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && is("POST"):
		apiCreateWidgetPart(w, r, p[2])
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "update" && number(p[4], &id) && is("POST"):
		apiUpdateWidgetPart(w, r, p[2], id)
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "delete" && number(p[4], &id) && is("POST"):
		apiDeleteWidgetPart(w, r, p[2], id)
	case n == 1 && p[0] != "" && is("GET"):
		widget(w, r, p[0])
	case n == 2 && p[0] != "" && p[1] == "admin" && is("GET"):
		widgetAdmin(w, r, p[0])
	case n == 2 && p[0] != "" && p[1] == "image" && is("POST"):
		widgetImage(w, r, p[0])
	default:
		refuse(w, others)
	}
}

// split stores the segments of path in segments and returns how many path has: 1 for "/" (an empty one),
// 2 for "/a/b" and for "/a/". It returns 0 if path does not begin with "/" or has more than fit.
func split(path string, segments []string) int {
	for n := range segments {
		if path == "" || path[0] != '/' {
			return 0
		}
		path = path[1:]
		end := strings.IndexByte(path, '/')
		if end < 0 {
			segments[n] = path
			return n + 1
		}
		segments[n], path = path[:end], path[end:]
	}
	return 0
}

// number scans a segment of ASCII digits with a value of 1 … math.MaxInt into n, and reports whether it is one.
func number(segment string, n *int) bool {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	*n = int(u)
	return err == nil && u > 0
}

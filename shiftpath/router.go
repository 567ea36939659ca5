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
)

// New returns a handler for the routes below.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve hands the whole path to root, and refuses the request if root has no route for it.
func serve(w http.ResponseWriter, r *http.Request) {
	allow := make([]string, 0, 4) // room for four without an allocation

	// on reports whether a route is the one for this request. It also keeps the method of each route that has the path,
	// because a 405 lists them in Allow.
	on := func(method string, hasPath bool) bool {
		if hasPath {
			allow = append(allow, method)
		}
		return hasPath && method == r.Method
	}

	if !root(w, r, on, r.URL.Path) {
		refuse(w, allow)
	}
}

// onFunc is the type of on, which is handed from function to function.
type onFunc func(method string, hasPath bool) bool

// root serves the whole path. Like all functions below, it reports whether it had a route for the request. A case that calls
// such a function has no body: if the function returns true, it has answered; if it returns false, root tries the next case.
// "/api/admin" fails in api, and bySlug then takes it as the admin page of the widget "api". So the case for a static segment
// stands before the one for a parameter, which would take it too.
//
// A case with a handler compares all that is left of the path: with head == "contact" in place of path == "/contact", it
// would also take "/contact/x". A case with a parameter asks for head != "".
func root(w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	head, tail := shift(path)
	switch {
	case on("GET", path == "/"):
		home(w, r)
	case on("GET", path == "/contact"):
		contact(w, r)
	case head == "api" && api(w, r, on, tail):
	case head != "" && bySlug(w, r, on, tail, head):
	default:
		return false
	}
	return true
}

// api serves what follows /api.
func api(w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	head, tail := shift(path)
	return head == "widgets" && apiWidgets(w, r, on, tail)
}

// apiWidgets serves what follows /api/widgets.
func apiWidgets(w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	head, tail := shift(path)
	switch {
	case on("GET", path == ""):
		apiGetWidgets(w, r)
	case on("POST", path == ""):
		apiCreateWidget(w, r)
	case head != "" && apiWidget(w, r, on, tail, head):
	default:
		return false
	}
	return true
}

// apiWidget serves what follows /api/widgets/{slug}.
func apiWidget(w http.ResponseWriter, r *http.Request, on onFunc, path, slug string) bool {
	head, tail := shift(path)
	switch {
	case on("POST", path == ""):
		apiUpdateWidget(w, r, slug)
	case head == "parts" && apiWidgetParts(w, r, on, tail, slug):
	default:
		return false
	}
	return true
}

// apiWidgetParts serves what follows /api/widgets/{slug}/parts.
func apiWidgetParts(w http.ResponseWriter, r *http.Request, on onFunc, path, slug string) bool {
	var id int
	head, tail := shift(path)
	switch {
	case on("POST", path == ""):
		apiCreateWidgetPart(w, r, slug)
	case number(head, &id) && apiWidgetPart(w, r, on, tail, slug, id):
	default:
		return false
	}
	return true
}

// apiWidgetPart serves what follows /api/widgets/{slug}/parts/{id}.
func apiWidgetPart(w http.ResponseWriter, r *http.Request, on onFunc, path, slug string, id int) bool {
	switch {
	case on("POST", path == "/update"):
		apiUpdateWidgetPart(w, r, slug, id)
	case on("POST", path == "/delete"):
		apiDeleteWidgetPart(w, r, slug, id)
	default:
		return false
	}
	return true
}

// bySlug serves what follows /{slug}.
func bySlug(w http.ResponseWriter, r *http.Request, on onFunc, path, slug string) bool {
	switch {
	case on("GET", path == ""):
		widget(w, r, slug)
	case on("GET", path == "/admin"):
		widgetAdmin(w, r, slug)
	case on("POST", path == "/image"):
		widgetImage(w, r, slug)
	default:
		return false
	}
	return true
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

// Package shiftpath routes one segment at a time: each function takes the first segment off the path and passes the rest to
// the function for that part of the site. For "/api/widgets", root passes "/widgets" to api, and api passes "" to apiWidgets.
// The idea is from Axel Wagner's "How to not use an http-router in go". Wagner's version stores the rest in the request; this
// one passes it as an argument, and never changes the request.
//
// To add a route, add a case to the function for the part of the path that the route shares with others. For a new level,
// write a function like the others, and a case that calls it.
package shiftpath

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the routes below.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve passes the whole path to root, and refuses the request if no route matches.
func serve(w http.ResponseWriter, r *http.Request) {
	allow := make([]string, 0, 4) // up to four methods fit without an allocation

	// on reports whether a route matches the request. It also collects the methods of all routes that match the path,
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

// onFunc is the type of the function on, which every function passes to the next.
type onFunc func(method string, hasPath bool) bool

// root serves the whole path. Like all functions below, it reports whether it has answered the request.
//
// A case that calls api or bySlug has no body: the call answers the request and returns true. If it returns false, the next
// case is tried. For "/api/admin", api returns false, and bySlug answers with the admin page of the widget "api". So the case
// for a text, such as "api", is above the case for a parameter.
//
// A case that calls a handler compares the whole rest of the path: head == "contact" would also match "/contact/x". A case for
// a parameter requires head != "".
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

// api serves paths that begin with /api. Its argument path is the rest, after /api. The functions below also get the rest.
func api(w http.ResponseWriter, r *http.Request, on onFunc, path string) bool {
	head, tail := shift(path)
	return head == "widgets" && apiWidgets(w, r, on, tail)
}

// apiWidgets serves paths that begin with /api/widgets.
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

// apiWidget serves paths that begin with /api/widgets/{slug}.
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

// apiWidgetParts serves paths that begin with /api/widgets/{slug}/parts.
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

// apiWidgetPart serves paths that begin with /api/widgets/{slug}/parts/{id}.
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

// bySlug serves paths that begin with /{slug}.
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

// shift takes the first segment off path: "/a/b/c" gives "a" and "/b/c", "/a/" gives "a" and "/", "/a" gives "a" and "". The
// head is empty for an empty path, for a path that does not begin with "/", and for "//b".
func shift(path string) (head, tail string) {
	if path == "" || path[0] != '/' {
		return "", path
	}
	if i := strings.IndexByte(path[1:], '/'); i >= 0 {
		return path[1 : 1+i], path[1+i:]
	}
	return path[1:], ""
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

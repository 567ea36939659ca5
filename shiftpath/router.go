// Package shiftpath routes by taking the head off the path and handing the tail to a sub-handler,
// after Axel Wagner's "How to not use an http-router in go". Unlike there, the tail is an argument:
// the request is never edited, and a sub-handler that has no route for the tail says so, so that
// the next one can try.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package shiftpath

import (
	"net/http"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes.
func New() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchange{w: w, r: r}
		if !x.root(r.URL.Path) {
			refuse(w, strings.Fields(x.others))
		}
	})
}

// root serves the whole path. Like every sub-handler it reports whether some route had path and method,
// and tries the static head before the parameter: "/api/admin" is a widget's page.
func (x *exchange) root(path string) bool {
	head, tail := shift(path)
	switch {
	case path == "/" && x.is("GET"):
		home(x.w, x.r)
	case head == "contact" && tail == "" && x.is("GET"):
		contact(x.w, x.r)
	case head == "api" && x.api(tail):
	case head != "" && x.widget(tail, head):
	default:
		return false
	}
	return true
}

// api serves what follows /api.
func (x *exchange) api(path string) bool {
	head, tail := shift(path)
	return head == "widgets" && x.apiWidgets(tail)
}

// apiWidgets serves what follows /api/widgets.
func (x *exchange) apiWidgets(path string) bool {
	slug, tail := shift(path)
	switch {
	case path == "" && x.is("GET"):
		apiGetWidgets(x.w, x.r)
	case path == "" && x.is("POST"):
		apiCreateWidget(x.w, x.r)
	case slug != "" && x.apiWidget(tail, slug):
	default:
		return false
	}
	return true
}

// apiWidget serves what follows /api/widgets/{slug}.
func (x *exchange) apiWidget(path, slug string) bool {
	head, tail := shift(path)
	switch {
	case path == "" && x.is("POST"):
		apiUpdateWidget(x.w, x.r, slug)
	case head == "parts" && tail == "" && x.is("POST"):
		apiCreateWidgetPart(x.w, x.r, slug)
	case head == "parts" && x.apiWidgetPart(tail, slug):
	default:
		return false
	}
	return true
}

// apiWidgetPart serves what follows /api/widgets/{slug}/parts: an id and what to do with that part.
func (x *exchange) apiWidgetPart(path, slug string) bool {
	head, action := shift(path)
	id, ok := number(head)
	switch {
	case ok && action == "/update" && x.is("POST"):
		apiUpdateWidgetPart(x.w, x.r, slug, id)
	case ok && action == "/delete" && x.is("POST"):
		apiDeleteWidgetPart(x.w, x.r, slug, id)
	default:
		return false
	}
	return true
}

// widget serves what follows /{slug}.
func (x *exchange) widget(path, slug string) bool {
	switch {
	case path == "" && x.is("GET"):
		widget(x.w, x.r, slug)
	case path == "/admin" && x.is("GET"):
		widgetAdmin(x.w, x.r, slug)
	case path == "/image" && x.is("POST"):
		widgetImage(x.w, x.r, slug)
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

// number returns the value of a segment of ASCII digits, and whether it is one, of 1 … math.MaxInt.
func number(segment string) (n int, ok bool) {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	return int(u), err == nil && u > 0
}

// exchange is a request, its answer, and the methods that the routes of its path have instead of the one requested.
type exchange struct {
	w                 http.ResponseWriter
	r                 *http.Request
	others, separator string
}

// is reports whether method is the one requested. It remembers one that is not, for the Allow header: ask it last, of a
// path that fits.
func (x *exchange) is(method string) bool {
	if method != x.r.Method {
		x.others += x.separator + method // the first, which a hit may meet too, costs no allocation
		x.separator = " "
	}
	return method == x.r.Method
}

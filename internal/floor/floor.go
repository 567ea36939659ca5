// Package floor is the widget routes written out by hand, with nothing around them, for the benchmarks to measure the
// others against. It keeps the contract, but nobody would want to add a route to it.
package floor

import (
	"net/http"
	"strconv"
	"strings"

	"gorouting/internal/answer"
)

// New returns a handler for the eleven widget routes.
func New() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	switch path {
	case "/":
		static(w, r.Method, "home\n", "")
		return
	case "/contact":
		static(w, r.Method, "contact\n", "")
		return
	case "/api/widgets":
		static(w, r.Method, "apiGetWidgets\n", "apiCreateWidget\n")
		return
	}
	if rest, ok := strings.CutPrefix(path, "/api/widgets/"); ok {
		api(w, r.Method, rest)
		return
	}
	if path == "" || path[0] != '/' {
		notFound(w)
		return
	}
	slug, rest := cut(path[1:])
	switch {
	case slug == "":
		notFound(w)
	case rest == "":
		slugOnly(w, r.Method, "GET", "widget ", slug)
	case rest == "/admin":
		slugOnly(w, r.Method, "GET", "widgetAdmin ", slug)
	case rest == "/image":
		slugOnly(w, r.Method, "POST", "widgetImage ", slug)
	default:
		notFound(w)
	}
}

// api serves what follows /api/widgets/.
func api(w http.ResponseWriter, method, path string) {
	slug, rest := cut(path)
	switch {
	case slug == "":
		notFound(w)
	case rest == "":
		slugOnly(w, method, "POST", "apiUpdateWidget ", slug)
	case rest == "/parts":
		slugOnly(w, method, "POST", "apiCreateWidgetPart ", slug)
	default:
		part(w, method, slug, rest)
	}
}

// part serves what follows /api/widgets/{slug}.
func part(w http.ResponseWriter, method, slug, path string) {
	path, ok := strings.CutPrefix(path, "/parts/")
	digits, action := cut(path)
	id, err := strconv.ParseUint(digits, 10, strconv.IntSize-1)
	name := ""
	switch {
	case !ok || err != nil || id == 0:
	case action == "/update":
		name = "apiUpdateWidgetPart "
	case action == "/delete":
		name = "apiDeleteWidgetPart "
	}
	switch {
	case name == "":
		notFound(w)
	case method != "POST":
		wrongMethod(w, "POST")
	default:
		answer.Text(w, name, slug, " ")
		answer.Line(w, int(id))
	}
}

// cut splits a path before its first slash.
func cut(path string) (segment, rest string) {
	if i := strings.IndexByte(path, '/'); i >= 0 {
		return path[:i], path[i:]
	}
	return path, ""
}

// static answers for a path without parameters; post is empty if it has no POST.
func static(w http.ResponseWriter, method, get, post string) {
	switch {
	case method == "GET":
		answer.Text(w, get)
	case post == "":
		wrongMethod(w, "GET")
	case method == "POST":
		answer.Text(w, post)
	default:
		wrongMethod(w, "GET", "POST")
	}
}

// slugOnly answers for a path with one parameter and one method.
func slugOnly(w http.ResponseWriter, method, only, name, slug string) {
	if method != only {
		wrongMethod(w, only)
		return
	}
	answer.Text(w, name, slug, "\n")
}

func notFound(w http.ResponseWriter) { answer.Refuse(w, nil) }

func wrongMethod(w http.ResponseWriter, allow ...string) { answer.Refuse(w, allow) }

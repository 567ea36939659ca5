// Package floor has what the benchmarks measure routers against: the widget routes written out by hand, with nothing around
// them, and the handlers alone, without any routing. New keeps the contract, but nobody would want to add a route to it.
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
	switch path := r.URL.Path; path {
	case "/":
		if allows(w, r, "GET") {
			answer.Home(w, r)
		}
	case "/contact":
		if allows(w, r, "GET") {
			answer.Contact(w, r)
		}
	case "/api/widgets":
		widgets(w, r)
	default:
		if rest, ok := strings.CutPrefix(path, "/api/widgets/"); ok {
			api(w, r, rest)
		} else if rest, ok := strings.CutPrefix(path, "/"); ok {
			page(w, r, rest)
		} else {
			answer.Refuse(w, nil)
		}
	}
}

// widgets serves /api/widgets.
func widgets(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "GET":
		answer.APIGetWidgets(w, r)
	case "POST":
		answer.APICreateWidget(w, r)
	default:
		answer.Refuse(w, []string{"GET", "POST"})
	}
}

// api serves what follows /api/widgets/.
func api(w http.ResponseWriter, r *http.Request, path string) {
	slug, rest := cut(path)
	switch {
	case slug == "":
		answer.Refuse(w, nil)
	case rest == "":
		if allows(w, r, "POST") {
			answer.APIUpdateWidget(w, r, slug)
		}
	case rest == "/parts":
		if allows(w, r, "POST") {
			answer.APICreateWidgetPart(w, r, slug)
		}
	default:
		part(w, r, slug, rest)
	}
}

// part serves what follows /api/widgets/{slug}.
func part(w http.ResponseWriter, r *http.Request, slug, path string) {
	path, ok := strings.CutPrefix(path, "/parts/")
	digits, action := cut(path)
	id, err := strconv.ParseUint(digits, 10, strconv.IntSize-1)
	switch {
	case !ok || err != nil || id == 0 || action != "/update" && action != "/delete":
		answer.Refuse(w, nil)
	case !allows(w, r, "POST"):
	case action == "/update":
		answer.APIUpdateWidgetPart(w, r, slug, int(id))
	default:
		answer.APIDeleteWidgetPart(w, r, slug, int(id))
	}
}

// page serves what follows the first slash, but for the paths above.
func page(w http.ResponseWriter, r *http.Request, path string) {
	slug, rest := cut(path)
	switch {
	case slug == "":
		answer.Refuse(w, nil)
	case rest == "":
		if allows(w, r, "GET") {
			answer.Widget(w, r, slug)
		}
	case rest == "/admin":
		if allows(w, r, "GET") {
			answer.WidgetAdmin(w, r, slug)
		}
	case rest == "/image":
		if allows(w, r, "POST") {
			answer.WidgetImage(w, r, slug)
		}
	default:
		answer.Refuse(w, nil)
	}
}

// allows reports whether the request has the only method of its path, and refuses it otherwise.
func allows(w http.ResponseWriter, r *http.Request, method string) bool {
	if r.Method != method {
		answer.Refuse(w, []string{method})
	}
	return r.Method == method
}

// cut splits a path before its first slash.
func cut(path string) (segment, rest string) {
	if i := strings.IndexByte(path, '/'); i >= 0 {
		return path[:i], path[i:]
	}
	return path, ""
}

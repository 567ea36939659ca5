// Package split routes with a switch on the number of the path's segments and on their values.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package split

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes.
func New() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m := methods{requested: r.Method}
		switch {
		case route(w, r, &m):
		case m.others == "":
			http.NotFound(w, r)
		default:
			allow := strings.Fields(m.others)
			slices.Sort(allow)
			w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
			http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		}
	})
}

// route calls the handler of the first case that has the path and the method, or reports false.
// A static path stands before one with a parameter that would match it too.
func route(w http.ResponseWriter, r *http.Request, m *methods) bool {
	var p [6]string // as many as the longest route has
	var id int
	n := split(r.URL.Path, p[:])
	switch {
	case n == 1 && p[0] == "" && m.is("GET"):
		home(w, r)
	case n == 1 && p[0] == "contact" && m.is("GET"):
		contact(w, r)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && m.is("GET"):
		apiGetWidgets(w, r)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && m.is("POST"):
		apiCreateWidget(w, r)
	case n == 3 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && m.is("POST"):
		apiUpdateWidget(w, r, p[2])
	case n == 4 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && m.is("POST"):
		apiCreateWidgetPart(w, r, p[2])
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "update" && number(p[4], &id) && m.is("POST"):
		apiUpdateWidgetPart(w, r, p[2], id)
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "delete" && number(p[4], &id) && m.is("POST"):
		apiDeleteWidgetPart(w, r, p[2], id)
	case n == 1 && p[0] != "" && m.is("GET"):
		widget(w, r, p[0])
	case n == 2 && p[0] != "" && p[1] == "admin" && m.is("GET"):
		widgetAdmin(w, r, p[0])
	case n == 2 && p[0] != "" && p[1] == "image" && m.is("POST"):
		widgetImage(w, r, p[0])
	default:
		return false
	}
	return true
}

// split stores the segments of path in segments and returns how many path has: 1 for "/" (an empty one),
// 2 for "/a/b" and for "/a/". It returns 0 if path does not begin with "/" or has more than fit.
func split(path string, segments []string) int {
	rest, ok := strings.CutPrefix(path, "/")
	for n := 0; ok; n++ {
		if n == len(segments) {
			return 0
		}
		if segments[n], rest, ok = strings.Cut(rest, "/"); !ok {
			return n + 1
		}
	}
	return 0
}

// number scans a segment of ASCII digits with a value of 1 … math.MaxInt into n, and reports whether it is one.
func number(segment string, n *int) bool {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	*n = int(u)
	return err == nil && u > 0
}

// methods holds the method requested, and those that the routes of its path have instead.
type methods struct{ requested, others string }

// is reports whether method is the one requested. It remembers one that is not, for the Allow header.
func (m *methods) is(method string) bool {
	if method == m.requested {
		return true
	} else if m.others == "" {
		m.others = method // the usual first miss costs no allocation
	} else {
		m.others += " " + method
	}
	return false
}

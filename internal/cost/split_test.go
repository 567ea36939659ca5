package cost

import (
	"net/http"
	"strings"

	"gorouting/split"
)

// splitForms each add an idea to the one before. What the module's has besides is the methods for the Allow header.
var splitForms = []form{
	{"plain", http.HandlerFunc(splitPlain)},
	{"called", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := strings.Split(r.URL.Path, "/")[1:]
		splitServe(w, r, p, len(p))
	})},
	{"splitseq", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var p [6]string
		n := splitSeq(r.URL.Path, p[:])
		splitServe(w, r, p[:], n)
	})},
	{"array", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var p [6]string
		n := splitInto(r.URL.Path, p[:])
		splitServe(w, r, p[:], n)
	})},
	{"repo", split.New()},
}

// splitPlain builds a handler in each case.
func splitPlain(w http.ResponseWriter, r *http.Request) {
	p := strings.Split(r.URL.Path, "/")[1:]
	var h http.Handler
	var id int
	switch n, method := len(p), r.Method; {
	case n == 1 && p[0] == "" && method == "GET":
		h = http.HandlerFunc(home)
	case n == 1 && p[0] == "contact" && method == "GET":
		h = http.HandlerFunc(contact)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && method == "GET":
		h = http.HandlerFunc(apiGetWidgets)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && method == "POST":
		h = http.HandlerFunc(apiCreateWidget)
	case n == 3 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && method == "POST":
		h = bySlug(apiUpdateWidget, p[2])
	case n == 4 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && method == "POST":
		h = bySlug(apiCreateWidgetPart, p[2])
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "update" && number(p[4], &id) && method == "POST":
		h = byPart(apiUpdateWidgetPart, p[2], id)
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "delete" && number(p[4], &id) && method == "POST":
		h = byPart(apiDeleteWidgetPart, p[2], id)
	case n == 1 && p[0] != "" && method == "GET":
		h = bySlug(widget, p[0])
	case n == 2 && p[0] != "" && p[1] == "admin" && method == "GET":
		h = bySlug(widgetAdmin, p[0])
	case n == 2 && p[0] != "" && p[1] == "image" && method == "POST":
		h = bySlug(widgetImage, p[0])
	default:
		h = http.HandlerFunc(notFound)
	}
	h.ServeHTTP(w, r)
}

// splitServe calls the handler in each case. The path has n segments, the first of which are in p. The forms differ in how
// they come by these.
func splitServe(w http.ResponseWriter, r *http.Request, p []string, n int) {
	var id int
	switch method := r.Method; {
	case n == 1 && p[0] == "" && method == "GET":
		home(w, r)
	case n == 1 && p[0] == "contact" && method == "GET":
		contact(w, r)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && method == "GET":
		apiGetWidgets(w, r)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && method == "POST":
		apiCreateWidget(w, r)
	case n == 3 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && method == "POST":
		apiUpdateWidget(w, r, p[2])
	case n == 4 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && method == "POST":
		apiCreateWidgetPart(w, r, p[2])
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "update" && number(p[4], &id) && method == "POST":
		apiUpdateWidgetPart(w, r, p[2], id)
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "delete" && number(p[4], &id) && method == "POST":
		apiDeleteWidgetPart(w, r, p[2], id)
	case n == 1 && p[0] != "" && method == "GET":
		widget(w, r, p[0])
	case n == 2 && p[0] != "" && p[1] == "admin" && method == "GET":
		widgetAdmin(w, r, p[0])
	case n == 2 && p[0] != "" && p[1] == "image" && method == "POST":
		widgetImage(w, r, p[0])
	default:
		notFound(w, r)
	}
}

// splitSeq stores the segments of path, and returns how many it has: 0 if they do not fit.
func splitSeq(path string, segments []string) (n int) {
	for segment := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if n == len(segments) {
			return 0
		}
		segments[n] = segment
		n++
	}
	return n
}

// splitInto does what splitSeq does, with a loop of its own.
func splitInto(path string, segments []string) int {
	path = strings.TrimPrefix(path, "/")
	for n := range segments {
		i := strings.IndexByte(path, '/')
		if i < 0 {
			segments[n] = path
			return n + 1
		}
		segments[n], path = path[:i], path[i+1:]
	}
	return 0
}

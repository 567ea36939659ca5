package cost

import (
	"net/http"
	"strings"

	"gorouting/internal/answer"
	"gorouting/split"
)

// splitForms: plain is how the technique is usually written.
var splitForms = []form{
	{"plain", http.HandlerFunc(splitPlain)},
	{"repo", split.New()},
}

// splitPlain splits the path with the standard library, and builds a handler in each case.
func splitPlain(w http.ResponseWriter, r *http.Request) {
	p := strings.Split(r.URL.Path, "/")[1:]
	var h http.Handler
	var id int
	switch n, method := len(p), r.Method; {
	case n == 1 && p[0] == "" && method == "GET":
		h = http.HandlerFunc(answer.Home)
	case n == 1 && p[0] == "contact" && method == "GET":
		h = http.HandlerFunc(answer.Contact)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && method == "GET":
		h = http.HandlerFunc(answer.APIGetWidgets)
	case n == 2 && p[0] == "api" && p[1] == "widgets" && method == "POST":
		h = http.HandlerFunc(answer.APICreateWidget)
	case n == 3 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && method == "POST":
		h = bySlug(answer.APIUpdateWidget, p[2])
	case n == 4 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && method == "POST":
		h = bySlug(answer.APICreateWidgetPart, p[2])
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "update" && number(p[4], &id) && method == "POST":
		h = byPart(answer.APIUpdateWidgetPart, p[2], id)
	case n == 6 && p[0] == "api" && p[1] == "widgets" && p[2] != "" && p[3] == "parts" && p[5] == "delete" && number(p[4], &id) && method == "POST":
		h = byPart(answer.APIDeleteWidgetPart, p[2], id)
	case n == 1 && p[0] != "" && method == "GET":
		h = bySlug(answer.Widget, p[0])
	case n == 2 && p[0] != "" && p[1] == "admin" && method == "GET":
		h = bySlug(answer.WidgetAdmin, p[0])
	case n == 2 && p[0] != "" && p[1] == "image" && method == "POST":
		h = bySlug(answer.WidgetImage, p[0])
	default:
		h = http.HandlerFunc(http.NotFound)
	}
	h.ServeHTTP(w, r)
}

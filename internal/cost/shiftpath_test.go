package cost

import (
	"net/http"
	"path"
	"strings"

	"gorouting/internal/answer"
	"gorouting/shiftpath"
)

// shiftForms: plain is how the technique is usually written.
var shiftForms = []form{
	{"plain", new(editRoot)},
	{"repo", shiftpath.New()},
}

// cleanShift takes the first segment off a path, as in Axel Wagner's article: the rest begins with "/" and is clean.
func cleanShift(p string) (head, tail string) {
	p = path.Clean("/" + p)[1:]
	if i := strings.IndexByte(p, '/'); i >= 0 {
		return p[:i], p[i:]
	}
	return p, "/"
}

// In the plain form, handlers are types. Each handler reads the rest of the path from the request. Its caller has stored the
// rest there.
type (
	editRoot    struct{ api editAPI }
	editAPI     struct{ widgets editWidgets }
	editWidgets struct{}
	editWidget  struct{ slug string }
	editParts   struct{ slug string }
	editPart    struct {
		slug string
		id   int
	}
	editPage struct{ slug string }
)

func (h *editRoot) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "GET":
		answer.Home(w, r)
	case head == "contact" && r.Method == "GET":
		answer.Contact(w, r)
	case head == "api":
		h.api.ServeHTTP(w, r)
	case head != "":
		editPage{head}.ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (h *editAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	if head, r.URL.Path = cleanShift(r.URL.Path); head == "widgets" {
		h.widgets.ServeHTTP(w, r)
		return
	}
	http.NotFound(w, r)
}

func (h *editWidgets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var slug string
	slug, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case slug == "" && r.Method == "GET":
		answer.APIGetWidgets(w, r)
	case slug == "" && r.Method == "POST":
		answer.APICreateWidget(w, r)
	case slug != "":
		editWidget{slug}.ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (h editWidget) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "POST":
		answer.APIUpdateWidget(w, r, h.slug)
	case head == "parts":
		editParts(h).ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (h editParts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	var id int
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "POST":
		answer.APICreateWidgetPart(w, r, h.slug)
	case number(head, &id):
		editPart{h.slug, id}.ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (h editPart) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "update" && r.Method == "POST":
		answer.APIUpdateWidgetPart(w, r, h.slug, h.id)
	case head == "delete" && r.Method == "POST":
		answer.APIDeleteWidgetPart(w, r, h.slug, h.id)
	default:
		http.NotFound(w, r)
	}
}

func (h editPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "GET":
		answer.Widget(w, r, h.slug)
	case head == "admin" && r.Method == "GET":
		answer.WidgetAdmin(w, r, h.slug)
	case head == "image" && r.Method == "POST":
		answer.WidgetImage(w, r, h.slug)
	default:
		http.NotFound(w, r)
	}
}

package cost

import (
	"net/http"
	"path"
	"strings"

	"gorouting/shiftpath"
)

// shiftForms each add an idea to the one before. What the module's has besides is that a sub-handler may have no route, so
// that the next one can try, and the methods for the Allow header.
var shiftForms = []form{
	{"plain", new(editRoot)},
	{"noedit", shiftRoot{cleanShift}},
	{"noclean", shiftRoot{cutShift}},
	{"repo", shiftpath.New()},
}

// cleanShift takes the head off a path as Axel Wagner's article does it: what it returns begins with "/", and is clean.
func cleanShift(p string) (head, tail string) {
	p = path.Clean("/" + p)[1:]
	if i := strings.IndexByte(p, '/'); i >= 0 {
		return p[:i], p[i:]
	}
	return p, "/"
}

// cutShift takes the path as it is: it begins with "/", but for an empty one.
func cutShift(p string) (head, tail string) { return cut(strings.TrimPrefix(p, "/")) }

// The plain form: handlers are types, and find what is left of the path in the request, where the one before has put it.
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
		home(w, r)
	case head == "contact" && r.Method == "GET":
		contact(w, r)
	case head == "api":
		h.api.ServeHTTP(w, r)
	case head != "":
		editPage{head}.ServeHTTP(w, r)
	default:
		notFound(w, r)
	}
}

func (h *editAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	if head, r.URL.Path = cleanShift(r.URL.Path); head == "widgets" {
		h.widgets.ServeHTTP(w, r)
		return
	}
	notFound(w, r)
}

func (h *editWidgets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var slug string
	slug, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case slug == "" && r.Method == "GET":
		apiGetWidgets(w, r)
	case slug == "" && r.Method == "POST":
		apiCreateWidget(w, r)
	case slug != "":
		editWidget{slug}.ServeHTTP(w, r)
	default:
		notFound(w, r)
	}
}

func (h editWidget) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "POST":
		apiUpdateWidget(w, r, h.slug)
	case head == "parts":
		editParts(h).ServeHTTP(w, r)
	default:
		notFound(w, r)
	}
}

func (h editParts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	var id int
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "POST":
		apiCreateWidgetPart(w, r, h.slug)
	case number(head, &id):
		editPart{h.slug, id}.ServeHTTP(w, r)
	default:
		notFound(w, r)
	}
}

func (h editPart) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "update" && r.Method == "POST":
		apiUpdateWidgetPart(w, r, h.slug, h.id)
	case head == "delete" && r.Method == "POST":
		apiDeleteWidgetPart(w, r, h.slug, h.id)
	default:
		notFound(w, r)
	}
}

func (h editPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var head string
	head, r.URL.Path = cleanShift(r.URL.Path)
	switch {
	case head == "" && r.Method == "GET":
		widget(w, r, h.slug)
	case head == "admin" && r.Method == "GET":
		widgetAdmin(w, r, h.slug)
	case head == "image" && r.Method == "POST":
		widgetImage(w, r, h.slug)
	default:
		notFound(w, r)
	}
}

// shiftRoot leaves the request alone: what is left of the path is an argument. Its forms differ in how they take the head
// off; that they do it through a variable costs them a nanosecond or two at each step.
type shiftRoot struct {
	shift func(path string) (head, tail string)
}

func (s shiftRoot) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head, tail := s.shift(r.URL.Path)
	switch {
	case head == "" && r.Method == "GET":
		home(w, r)
	case head == "contact" && r.Method == "GET":
		contact(w, r)
	case head == "api":
		s.api(w, r, tail)
	case head != "":
		s.page(w, r, head, tail)
	default:
		notFound(w, r)
	}
}

func (s shiftRoot) api(w http.ResponseWriter, r *http.Request, path string) {
	if head, tail := s.shift(path); head == "widgets" {
		s.widgets(w, r, tail)
		return
	}
	notFound(w, r)
}

func (s shiftRoot) widgets(w http.ResponseWriter, r *http.Request, path string) {
	slug, tail := s.shift(path)
	switch {
	case slug == "" && r.Method == "GET":
		apiGetWidgets(w, r)
	case slug == "" && r.Method == "POST":
		apiCreateWidget(w, r)
	case slug != "":
		s.widget(w, r, slug, tail)
	default:
		notFound(w, r)
	}
}

func (s shiftRoot) widget(w http.ResponseWriter, r *http.Request, slug, path string) {
	head, tail := s.shift(path)
	switch {
	case head == "" && r.Method == "POST":
		apiUpdateWidget(w, r, slug)
	case head == "parts":
		s.parts(w, r, slug, tail)
	default:
		notFound(w, r)
	}
}

func (s shiftRoot) parts(w http.ResponseWriter, r *http.Request, slug, path string) {
	head, tail := s.shift(path)
	var id int
	switch {
	case head == "" && r.Method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case number(head, &id):
		s.part(w, r, slug, id, tail)
	default:
		notFound(w, r)
	}
}

func (s shiftRoot) part(w http.ResponseWriter, r *http.Request, slug string, id int, path string) {
	switch head, _ := s.shift(path); {
	case head == "update" && r.Method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case head == "delete" && r.Method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	default:
		notFound(w, r)
	}
}

func (s shiftRoot) page(w http.ResponseWriter, r *http.Request, slug, path string) {
	switch head, _ := s.shift(path); {
	case head == "" && r.Method == "GET":
		widget(w, r, slug)
	case head == "admin" && r.Method == "GET":
		widgetAdmin(w, r, slug)
	case head == "image" && r.Method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

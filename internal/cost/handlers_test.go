package cost

import (
	"net/http"
	"strconv"
	"strings"

	"gorouting/internal/answer"
)

// The widget handlers, the same for all forms.

func home(w http.ResponseWriter, r *http.Request)            { answer.Text(w, "home\n") }
func contact(w http.ResponseWriter, r *http.Request)         { answer.Text(w, "contact\n") }
func apiGetWidgets(w http.ResponseWriter, r *http.Request)   { answer.Text(w, "apiGetWidgets\n") }
func apiCreateWidget(w http.ResponseWriter, r *http.Request) { answer.Text(w, "apiCreateWidget\n") }

func apiUpdateWidget(w http.ResponseWriter, r *http.Request, slug string) {
	answer.Text(w, "apiUpdateWidget ", slug, "\n")
}

func apiCreateWidgetPart(w http.ResponseWriter, r *http.Request, slug string) {
	answer.Text(w, "apiCreateWidgetPart ", slug, "\n")
}

func apiUpdateWidgetPart(w http.ResponseWriter, r *http.Request, slug string, id int) {
	answer.Text(w, "apiUpdateWidgetPart ", slug, " ")
	answer.Line(w, id)
}

func apiDeleteWidgetPart(w http.ResponseWriter, r *http.Request, slug string, id int) {
	answer.Text(w, "apiDeleteWidgetPart ", slug, " ")
	answer.Line(w, id)
}

func widget(w http.ResponseWriter, r *http.Request, slug string) {
	answer.Text(w, "widget ", slug, "\n")
}

func widgetAdmin(w http.ResponseWriter, r *http.Request, slug string) {
	answer.Text(w, "widgetAdmin ", slug, "\n")
}

func widgetImage(w http.ResponseWriter, r *http.Request, slug string) {
	answer.Text(w, "widgetImage ", slug, "\n")
}

func notFound(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) }

// bySlug builds a handler that knows its slug.
func bySlug(handle func(http.ResponseWriter, *http.Request, string), slug string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { handle(w, r, slug) }
}

// byPart builds a handler that knows its slug and its id.
func byPart(handle func(http.ResponseWriter, *http.Request, string, int), slug string, id int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { handle(w, r, slug, id) }
}

// scan stores a segment in a target, and reports whether the target can have it.
func scan(segment string, target any) bool {
	switch target := target.(type) {
	case *string:
		*target = segment
		return segment != ""
	case *int:
		return number(segment, target)
	default:
		panic("scan: want a *string or an *int")
	}
}

// number stores the value of a segment of digits in n, and reports whether it is one.
func number(segment string, n *int) bool {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1)
	*n = int(u)
	return err == nil && u > 0
}

// cut splits a path before its first slash.
func cut(path string) (segment, rest string) {
	if i := strings.IndexByte(path, '/'); i >= 0 {
		return path[:i], path[i:]
	}
	return path, ""
}

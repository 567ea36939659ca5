package answer

import (
	"net/http"
	"strconv"
)

// Home answers GET /.
func Home(w http.ResponseWriter, r *http.Request) { Text(w, "home\n") }

// Contact answers GET /contact.
func Contact(w http.ResponseWriter, r *http.Request) { Text(w, "contact\n") }

// APIGetWidgets answers GET /api/widgets.
func APIGetWidgets(w http.ResponseWriter, r *http.Request) { Text(w, "apiGetWidgets\n") }

// APICreateWidget answers POST /api/widgets.
func APICreateWidget(w http.ResponseWriter, r *http.Request) { Text(w, "apiCreateWidget\n") }

// APIUpdateWidget answers POST /api/widgets/{slug}.
func APIUpdateWidget(w http.ResponseWriter, r *http.Request, slug string) {
	Text(w, "apiUpdateWidget "+slug+"\n")
}

// APICreateWidgetPart answers POST /api/widgets/{slug}/parts.
func APICreateWidgetPart(w http.ResponseWriter, r *http.Request, slug string) {
	Text(w, "apiCreateWidgetPart "+slug+"\n")
}

// APIUpdateWidgetPart answers POST /api/widgets/{slug}/parts/{id}/update.
func APIUpdateWidgetPart(w http.ResponseWriter, r *http.Request, slug string, id int) {
	Text(w, "apiUpdateWidgetPart "+slug+" "+strconv.Itoa(id)+"\n")
}

// APIDeleteWidgetPart answers POST /api/widgets/{slug}/parts/{id}/delete.
func APIDeleteWidgetPart(w http.ResponseWriter, r *http.Request, slug string, id int) {
	Text(w, "apiDeleteWidgetPart "+slug+" "+strconv.Itoa(id)+"\n")
}

// Widget answers GET /{slug}.
func Widget(w http.ResponseWriter, r *http.Request, slug string) {
	Text(w, "widget "+slug+"\n")
}

// WidgetAdmin answers GET /{slug}/admin.
func WidgetAdmin(w http.ResponseWriter, r *http.Request, slug string) {
	Text(w, "widgetAdmin "+slug+"\n")
}

// WidgetImage answers POST /{slug}/image.
func WidgetImage(w http.ResponseWriter, r *http.Request, slug string) {
	Text(w, "widgetImage "+slug+"\n")
}

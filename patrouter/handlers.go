package patrouter

import (
	"io"
	"net/http"
	"strconv"
)

// Replace these widget handlers with your own. param returns a parameter as text.

func home(w http.ResponseWriter, r *http.Request)            { reply(w, "home\n") }
func contact(w http.ResponseWriter, r *http.Request)         { reply(w, "contact\n") }
func apiGetWidgets(w http.ResponseWriter, r *http.Request)   { reply(w, "apiGetWidgets\n") }
func apiCreateWidget(w http.ResponseWriter, r *http.Request) { reply(w, "apiCreateWidget\n") }

func apiUpdateWidget(w http.ResponseWriter, r *http.Request) {
	reply(w, "apiUpdateWidget "+param(r, "slug")+"\n")
}

func apiCreateWidgetPart(w http.ResponseWriter, r *http.Request) {
	reply(w, "apiCreateWidgetPart "+param(r, "slug")+"\n")
}

func apiUpdateWidgetPart(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(param(r, "id")) // withID has made sure that it is a number
	reply(w, "apiUpdateWidgetPart "+param(r, "slug")+" "+strconv.Itoa(id)+"\n")
}

func apiDeleteWidgetPart(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(param(r, "id")) // withID has made sure that it is a number
	reply(w, "apiDeleteWidgetPart "+param(r, "slug")+" "+strconv.Itoa(id)+"\n")
}

func widget(w http.ResponseWriter, r *http.Request) {
	reply(w, "widget "+param(r, "slug")+"\n")
}

func widgetAdmin(w http.ResponseWriter, r *http.Request) {
	reply(w, "widgetAdmin "+param(r, "slug")+"\n")
}

func widgetImage(w http.ResponseWriter, r *http.Request) {
	reply(w, "widgetImage "+param(r, "slug")+"\n")
}

// reply answers 200 with plain text.
func reply(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	io.WriteString(w, text)
}

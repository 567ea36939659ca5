package regexswitch

import (
	"io"
	"net/http"
	"strconv"
)

// Replace these widget handlers with your own. They get the parameters as arguments.

func home(w http.ResponseWriter, r *http.Request)            { reply(w, "home\n") }
func contact(w http.ResponseWriter, r *http.Request)         { reply(w, "contact\n") }
func apiGetWidgets(w http.ResponseWriter, r *http.Request)   { reply(w, "apiGetWidgets\n") }
func apiCreateWidget(w http.ResponseWriter, r *http.Request) { reply(w, "apiCreateWidget\n") }

func apiUpdateWidget(w http.ResponseWriter, r *http.Request, slug string) {
	reply(w, "apiUpdateWidget "+slug+"\n")
}

func apiCreateWidgetPart(w http.ResponseWriter, r *http.Request, slug string) {
	reply(w, "apiCreateWidgetPart "+slug+"\n")
}

func apiUpdateWidgetPart(w http.ResponseWriter, r *http.Request, slug string, id int) {
	reply(w, "apiUpdateWidgetPart "+slug+" "+strconv.Itoa(id)+"\n")
}

func apiDeleteWidgetPart(w http.ResponseWriter, r *http.Request, slug string, id int) {
	reply(w, "apiDeleteWidgetPart "+slug+" "+strconv.Itoa(id)+"\n")
}

func widget(w http.ResponseWriter, r *http.Request, slug string) {
	reply(w, "widget "+slug+"\n")
}

func widgetAdmin(w http.ResponseWriter, r *http.Request, slug string) {
	reply(w, "widgetAdmin "+slug+"\n")
}

func widgetImage(w http.ResponseWriter, r *http.Request, slug string) {
	reply(w, "widgetImage "+slug+"\n")
}

// reply answers 200 with plain text.
func reply(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	io.WriteString(w, text)
}

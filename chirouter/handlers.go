package chirouter

import (
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-chi/chi/v5"
)

// The widget handlers are the part to replace with your own: chi.URLParam gives the parameters, as text.

func home(w http.ResponseWriter, r *http.Request)            { reply(w, "home\n") }
func contact(w http.ResponseWriter, r *http.Request)         { reply(w, "contact\n") }
func apiGetWidgets(w http.ResponseWriter, r *http.Request)   { reply(w, "apiGetWidgets\n") }
func apiCreateWidget(w http.ResponseWriter, r *http.Request) { reply(w, "apiCreateWidget\n") }

func apiUpdateWidget(w http.ResponseWriter, r *http.Request) {
	reply(w, "apiUpdateWidget ", chi.URLParam(r, "slug"), "\n")
}

func apiCreateWidgetPart(w http.ResponseWriter, r *http.Request) {
	reply(w, "apiCreateWidgetPart ", chi.URLParam(r, "slug"), "\n")
}

func apiUpdateWidgetPart(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(chi.URLParam(r, "id")) // router.go has seen to it that this is a number
	reply(w, "apiUpdateWidgetPart ", chi.URLParam(r, "slug"), " ")
	writeLine(w, id)
}

func apiDeleteWidgetPart(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(chi.URLParam(r, "id")) // router.go has seen to it that this is a number
	reply(w, "apiDeleteWidgetPart ", chi.URLParam(r, "slug"), " ")
	writeLine(w, id)
}

func widget(w http.ResponseWriter, r *http.Request) {
	reply(w, "widget ", chi.URLParam(r, "slug"), "\n")
}

func widgetAdmin(w http.ResponseWriter, r *http.Request) {
	reply(w, "widgetAdmin ", chi.URLParam(r, "slug"), "\n")
}

func widgetImage(w http.ResponseWriter, r *http.Request) {
	reply(w, "widgetImage ", chi.URLParam(r, "slug"), "\n")
}

// refuse answers a request that no route takes: 405 with the methods that its path has, sorted and each once, or 404 if
// it has none. It says what http.Error would, in about half the time or less.
func refuse(w http.ResponseWriter, methods []string) {
	h := w.Header()
	delete(h, "Content-Length") // a middleware's, for another body
	h["Content-Type"], h["X-Content-Type-Options"] = plainText, noSniff
	if len(methods) == 0 {
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, "404 page not found\n")
		return
	}
	slices.Sort(methods)
	h["Allow"] = []string{strings.Join(slices.Compact(methods), ", ")}
	w.WriteHeader(http.StatusMethodNotAllowed)
	io.WriteString(w, "405 method not allowed\n")
}

// These are shared by all answers, because a new slice each time would be an allocation.
// Replace a header's value as a whole; never write into it.
var (
	plainText = []string{"text/plain; charset=utf-8"}
	noSniff   = []string{"nosniff"}
)

// reply begins a 200 answer of plain text and writes parts, one after the other.
func reply(w http.ResponseWriter, parts ...string) {
	w.Header()["Content-Type"] = plainText
	for _, part := range parts {
		io.WriteString(w, part)
	}
}

// lines holds buffers for writeLine: strconv.Itoa would allocate for every number from 100 up.
var lines = sync.Pool{New: func() any { return new([24]byte) }}

// writeLine ends an answer with n in decimal and a newline.
func writeLine(w http.ResponseWriter, n int) {
	buf := lines.Get().(*[24]byte)
	w.Write(append(strconv.AppendInt(buf[:0], int64(n), 10), '\n'))
	lines.Put(buf)
}

package regextable

import (
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The widget handlers are the part to replace with your own: the parameters arrive as an argument.

func home(w http.ResponseWriter, r *http.Request, _ params)            { reply(w, "home\n") }
func contact(w http.ResponseWriter, r *http.Request, _ params)         { reply(w, "contact\n") }
func apiGetWidgets(w http.ResponseWriter, r *http.Request, _ params)   { reply(w, "apiGetWidgets\n") }
func apiCreateWidget(w http.ResponseWriter, r *http.Request, _ params) { reply(w, "apiCreateWidget\n") }

func apiUpdateWidget(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "apiUpdateWidget ", p.slug, "\n")
}

func apiCreateWidgetPart(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "apiCreateWidgetPart ", p.slug, "\n")
}

func apiUpdateWidgetPart(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "apiUpdateWidgetPart ", p.slug, " ")
	writeLine(w, p.id)
}

func apiDeleteWidgetPart(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "apiDeleteWidgetPart ", p.slug, " ")
	writeLine(w, p.id)
}

func widget(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "widget ", p.slug, "\n")
}

func widgetAdmin(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "widgetAdmin ", p.slug, "\n")
}

func widgetImage(w http.ResponseWriter, r *http.Request, p params) {
	reply(w, "widgetImage ", p.slug, "\n")
}

// params is what a route's groups captured, in their order. Handlers of your own want fields of their own.
type params struct {
	slug string // any text; "" if the group took no part
	id   int    // 1 … math.MaxInt
}

// fitsParams reports whether newParams knows what to do with so many groups. One alone is the slug, and may be any text.
func fitsParams(groups int) bool { return groups == 1 || groups == 2 }

// newParams reads what the groups captured; their ends in text are in groups, as FindStringSubmatchIndex returns them. It
// reports false if the id is out of range: then the route does not match.
func newParams(text string, groups []int) (p params, ok bool) {
	p.slug = text[max(groups[2], 0):max(groups[3], 0)]
	if len(groups) == 4 {
		return p, true
	}
	id, err := strconv.ParseUint(text[max(groups[4], 0):max(groups[5], 0)], 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	p.id = int(id)
	return p, err == nil && id > 0
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

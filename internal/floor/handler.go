package floor

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gorouting/internal/answer"
)

// handlers are the widget handlers by the names that they answer with.
var handlers = map[string]any{
	"home":                answer.Home,
	"contact":             answer.Contact,
	"apiGetWidgets":       answer.APIGetWidgets,
	"apiCreateWidget":     answer.APICreateWidget,
	"apiUpdateWidget":     answer.APIUpdateWidget,
	"apiCreateWidgetPart": answer.APICreateWidgetPart,
	"apiUpdateWidgetPart": answer.APIUpdateWidgetPart,
	"apiDeleteWidgetPart": answer.APIDeleteWidgetPart,
	"widget":              answer.Widget,
	"widgetAdmin":         answer.WidgetAdmin,
	"widgetImage":         answer.WidgetImage,
}

// Handler returns a function that answers requests for the method and path as the contract wants, whatever request it is
// called with. It does not route: its handler and the arguments are ready. They come from an answer of New's router, which
// says the handler's name, the slug and the id.
func Handler(method, path string) http.HandlerFunc {
	got := recorder{header: http.Header{}, status: http.StatusOK}
	serve(&got, &http.Request{Method: method, URL: &url.URL{Path: path}})
	if got.status != http.StatusOK {
		return refusal(got.header.Get("Allow"))
	}
	name, values, _ := strings.Cut(strings.TrimSuffix(got.body, "\n"), " ")
	switch handle := handlers[name].(type) {
	case func(http.ResponseWriter, *http.Request, string):
		return func(w http.ResponseWriter, r *http.Request) { handle(w, r, values) }
	case func(http.ResponseWriter, *http.Request, string, int):
		i := strings.LastIndexByte(values, ' ') // the slug may have blanks of its own
		id, _ := strconv.Atoi(values[i+1:])
		return func(w http.ResponseWriter, r *http.Request) { handle(w, r, values[:i], id) }
	case func(http.ResponseWriter, *http.Request):
		return handle
	}
	panic("floor: no handler is called " + strconv.Quote(name))
}

// refusal returns a function that answers 405 with the Allow header given, or 404 if it is empty.
func refusal(header string) http.HandlerFunc {
	var allow []string
	if header != "" {
		allow = strings.Split(header, ", ")
	}
	return func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, allow) }
}

// InTurn returns a router that does not look at a request: it calls the handlers in turn, over and over. It is not for
// several goroutines at once.
func InTurn(handlers []http.HandlerFunc) http.Handler {
	next := 0
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handle := handlers[next]
		if next++; next == len(handlers) {
			next = 0
		}
		handle(w, r)
	})
}

// recorder is a ResponseWriter that keeps the answer.
type recorder struct {
	header http.Header
	status int
	body   string
}

func (r *recorder) Header() http.Header    { return r.header }
func (r *recorder) WriteHeader(status int) { r.status = status }

func (r *recorder) Write(b []byte) (int, error) {
	r.body += string(b)
	return len(b), nil
}

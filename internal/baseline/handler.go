package baseline

import (
	"net/http"

	"gorouting/internal/answer"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// handlers maps the names of the widget routes to their handlers.
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

// Handlers returns an http.Handler that does not route. It ignores the request it gets: its first call answers requests[0], the
// second call requests[1], and after the last one it starts again. The arguments of the widget handlers are computed in
// advance. So its time is the time of a request without routing. Only one goroutine may use it.
func Handlers(requests []ask.Request) http.Handler {
	var calls []http.HandlerFunc
	t := routes.Widgets()
	for _, q := range requests {
		calls = append(calls, call(t, q))
	}
	next := 0
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		call := calls[next]
		if next++; next == len(calls) {
			next = 0
		}
		call(w, r)
	})
}

// call returns a function that always gives the right answer to q and ignores the request it gets.
func call(t *routes.Table, q ask.Request) http.HandlerFunc {
	want := t.Want(q.Method, q.Path)
	if want.Route < 0 {
		return func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, want.Allow) }
	}
	switch handle := handlers[t.Routes[want.Route].Name].(type) {
	case func(http.ResponseWriter, *http.Request, string):
		slug := want.Values[0].(string)
		return func(w http.ResponseWriter, r *http.Request) { handle(w, r, slug) }
	case func(http.ResponseWriter, *http.Request, string, int):
		slug, id := want.Values[0].(string), want.Values[1].(int)
		return func(w http.ResponseWriter, r *http.Request) { handle(w, r, slug, id) }
	default:
		return handle.(func(http.ResponseWriter, *http.Request))
	}
}

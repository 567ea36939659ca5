// Package plain implements the widget routes with http.ServeMux, chi, gorilla/mux and pat, in the style of their documentation.
// These routers do not follow the contract. Benchmarks compare them with the routers of this module, to show what the contract
// costs.
package plain

import (
	"net/http"
	"strconv"

	"github.com/bmizerany/pat"
	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"

	"gorouting/internal/answer"
)

// Handlers returns the eleven widget handlers by the names of their routes. The function param must return the path value
// called name.
func Handlers(param func(r *http.Request, name string) string) map[string]http.HandlerFunc {
	static := func(name string) http.HandlerFunc {
		line := name + "\n"
		return func(w http.ResponseWriter, r *http.Request) { answer.Text(w, line) }
	}
	slug := func(name string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { answer.Text(w, name+" "+param(r, "slug")+"\n") }
	}
	part := func(name string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { Part(w, r, name, param(r, "slug"), param(r, "id")) }
	}
	return map[string]http.HandlerFunc{
		"home":                static("home"),
		"contact":             static("contact"),
		"apiGetWidgets":       static("apiGetWidgets"),
		"apiCreateWidget":     static("apiCreateWidget"),
		"apiUpdateWidget":     slug("apiUpdateWidget"),
		"apiCreateWidgetPart": slug("apiCreateWidgetPart"),
		"apiUpdateWidgetPart": part("apiUpdateWidgetPart"),
		"apiDeleteWidgetPart": part("apiDeleteWidgetPart"),
		"widget":              slug("widget"),
		"widgetAdmin":         slug("widgetAdmin"),
		"widgetImage":         slug("widgetImage"),
	}
}

// Part answers a request for a widget's part. It answers 404 if id is not a number.
func Part(w http.ResponseWriter, r *http.Request, name, slug, id string) {
	n, err := strconv.Atoi(id)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	answer.Text(w, name+" "+slug+" "+strconv.Itoa(n)+"\n")
}

// ServeMux returns an http.ServeMux with the widget routes.
func ServeMux() http.Handler {
	h := Handlers((*http.Request).PathValue)
	m := http.NewServeMux()
	m.Handle("GET /{$}", h["home"])
	m.Handle("GET /contact", h["contact"])
	m.Handle("GET /api/widgets", h["apiGetWidgets"])
	m.Handle("POST /api/widgets", h["apiCreateWidget"])
	m.Handle("POST /api/widgets/{slug}", h["apiUpdateWidget"])
	m.Handle("POST /api/widgets/{slug}/parts", h["apiCreateWidgetPart"])
	m.Handle("POST /api/widgets/{slug}/parts/{id}/update", h["apiUpdateWidgetPart"])
	m.Handle("POST /api/widgets/{slug}/parts/{id}/delete", h["apiDeleteWidgetPart"])
	m.Handle("GET /{slug}", h["widget"])
	m.Handle("GET /{slug}/admin", h["widgetAdmin"])
	m.Handle("POST /{slug}/image", h["widgetImage"])
	return m
}

// Chi returns a chi router with the widget routes.
func Chi() http.Handler {
	h := Handlers(chi.URLParam)
	r := chi.NewRouter()
	r.Get("/", h["home"])
	r.Get("/contact", h["contact"])
	r.Get("/api/widgets", h["apiGetWidgets"])
	r.Post("/api/widgets", h["apiCreateWidget"])
	r.Post("/api/widgets/{slug}", h["apiUpdateWidget"])
	r.Post("/api/widgets/{slug}/parts", h["apiCreateWidgetPart"])
	r.Post("/api/widgets/{slug}/parts/{id:[0-9]+}/update", h["apiUpdateWidgetPart"])
	r.Post("/api/widgets/{slug}/parts/{id:[0-9]+}/delete", h["apiDeleteWidgetPart"])
	r.Get("/{slug}", h["widget"])
	r.Get("/{slug}/admin", h["widgetAdmin"])
	r.Post("/{slug}/image", h["widgetImage"])
	return r
}

// Gorilla returns a gorilla/mux router with the widget routes.
func Gorilla() http.Handler {
	h := Handlers(func(r *http.Request, name string) string { return mux.Vars(r)[name] })
	r := mux.NewRouter()
	r.HandleFunc("/", h["home"]).Methods("GET")
	r.HandleFunc("/contact", h["contact"]).Methods("GET")
	r.HandleFunc("/api/widgets", h["apiGetWidgets"]).Methods("GET")
	r.HandleFunc("/api/widgets", h["apiCreateWidget"]).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}", h["apiUpdateWidget"]).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}/parts", h["apiCreateWidgetPart"]).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}/parts/{id:[0-9]+}/update", h["apiUpdateWidgetPart"]).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}/parts/{id:[0-9]+}/delete", h["apiDeleteWidgetPart"]).Methods("POST")
	r.HandleFunc("/{slug}", h["widget"]).Methods("GET")
	r.HandleFunc("/{slug}/admin", h["widgetAdmin"]).Methods("GET")
	r.HandleFunc("/{slug}/image", h["widgetImage"]).Methods("POST")
	return r
}

// Pat returns a pat router with the widget routes.
func Pat() http.Handler {
	h := Handlers(func(r *http.Request, name string) string { return r.URL.Query().Get(":" + name) })
	m := pat.New()
	m.Get("/", h["home"])
	m.Get("/contact", h["contact"])
	m.Get("/api/widgets", h["apiGetWidgets"])
	m.Post("/api/widgets", h["apiCreateWidget"])
	m.Post("/api/widgets/:slug", h["apiUpdateWidget"])
	m.Post("/api/widgets/:slug/parts", h["apiCreateWidgetPart"])
	m.Post("/api/widgets/:slug/parts/:id/update", h["apiUpdateWidgetPart"])
	m.Post("/api/widgets/:slug/parts/:id/delete", h["apiDeleteWidgetPart"])
	m.Get("/:slug", h["widget"])
	m.Get("/:slug/admin", h["widgetAdmin"])
	m.Post("/:slug/image", h["widgetImage"])
	return m
}

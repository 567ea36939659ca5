// Package chirouter routes with github.com/go-chi/chi/v5.
//
// To add a route, add a line to New.
package chirouter

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"
)

// New returns a handler for the routes below. A route with an {id} needs With(checkID): without it, its handler would get
// the number 0 from "0", and the largest int from a number that is too large. The name "id" stands in checkID and in allowed:
// for a number of another name, extend both. For a catch-all, exempt its prefix in decodedPath, which
// refuses "/files/" and "//".
func New() http.Handler {
	m := chi.NewRouter()
	m.Use(decodedPath)
	m.Get("/", home)
	m.Get("/contact", contact)
	m.Get("/api/widgets", apiGetWidgets)
	m.Post("/api/widgets", apiCreateWidget)
	m.Post("/api/widgets/{slug}", apiUpdateWidget)
	m.Post("/api/widgets/{slug}/parts", apiCreateWidgetPart)
	m.With(checkID).Post("/api/widgets/{slug}/parts/{id:[0-9]+}/update", apiUpdateWidgetPart)
	m.With(checkID).Post("/api/widgets/{slug}/parts/{id:[0-9]+}/delete", apiDeleteWidgetPart)
	m.Get("/{slug}", widget)
	m.Get("/{slug}/admin", widgetAdmin)
	m.Post("/{slug}/image", widgetImage)

	methods := methodsOf(m)
	m.NotFound(func(w http.ResponseWriter, r *http.Request) { refuse(w, nil) })
	m.MethodNotAllowed(func(w http.ResponseWriter, r *http.Request) { refuse(w, allowed(m, methods, r.URL.Path)) })
	return ownContext(m)
}

// decodedPath is middleware that does three things that chi does not. It has chi match the decoded path: chi matches
// URL.RawPath where the client sent one, and takes "/%63ontact" for a slug. It answers 404 for the empty path, which chi takes
// for "/". And it answers 404 for a path with an empty segment, which chi lets a parameter match: "//admin" would be the
// admin page of a widget without a name.
func decodedPath(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		if path != "/" && (!strings.HasPrefix(path, "/") || strings.HasSuffix(path, "/") || strings.Contains(path, "//")) {
			refuse(w, nil)
			return
		}
		chi.RouteContext(r.Context()).RoutePath = path
		next.ServeHTTP(w, r)
	})
}

// checkID is middleware that answers 404 if {id} is not a number: a regular expression cannot say 1 … math.MaxInt.
func checkID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !number(chi.URLParam(r, "id")) {
			refuse(w, nil)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// allowed returns the methods that the path has. chi's own 405 has an Allow line for each method, in random order. A method
// that chi does not know gets a 405 without Allow, even where the path has no route.
func allowed(m *chi.Mux, methods []string, path string) []string {
	var allow []string
	for _, method := range methods {
		c := chi.NewRouteContext()
		if m.Match(c, method, path) && (!slices.Contains(c.URLParams.Keys, "id") || number(c.URLParam("id"))) {
			allow = append(allow, method)
		}
	}
	return allow
}

// methodsOf returns the methods that the routes have, each once.
func methodsOf(m *chi.Mux) []string {
	var methods []string
	chi.Walk(m, func(method, _ string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		methods = append(methods, method)
		return nil
	})
	slices.Sort(methods)
	return slices.Compact(methods)
}

// ownContext is for a request that comes through another router, such as http.ServeMux or chi. It hands chi a copy, because
// chi would write into the path values and the route context that belong to the other router.
func ownContext(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Pattern != "" || chi.RouteContext(r.Context()) != nil {
			r = r.Clone(context.WithValue(r.Context(), chi.RouteCtxKey, nil))
		}
		next.ServeHTTP(w, r)
	})
}

// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt.
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}

// refuse answers a request that has no route: 405 with the methods that its path has, or 404 if it has none.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

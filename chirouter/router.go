// Package chirouter routes with github.com/go-chi/chi/v5.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package chirouter

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-chi/chi/v5"
)

// New returns a handler for the eleven widget routes.
func New() http.Handler {
	r := chi.NewRouter()
	keepContract(r)
	r.Get("/", home)
	r.Get("/contact", contact)
	r.Get("/api/widgets", apiGetWidgets)
	r.Post("/api/widgets", apiCreateWidget)
	r.Post("/api/widgets/{slug}", apiUpdateWidget)
	r.Post("/api/widgets/{slug}/parts", apiCreateWidgetPart)
	r.With(checkID).Post("/api/widgets/{slug}/parts/{id:[0-9]+}/update", apiUpdateWidgetPart)
	r.With(checkID).Post("/api/widgets/{slug}/parts/{id:[0-9]+}/delete", apiDeleteWidgetPart)
	r.Get("/{slug}", widget)
	r.Get("/{slug}/admin", widgetAdmin)
	r.Post("/{slug}/image", widgetImage)
	return alone(r)
}

// What follows, and checkID above, is only there because chi by nature does not keep the contract.
// An app that can live with chi's own ways takes New without them.

// keepContract sets up r before its routes are added.
func keepContract(r *chi.Mux) {
	r.Use(decodedPath)
	all := sync.OnceValue(func() []string { return methods(r) })
	r.MethodNotAllowed(func(w http.ResponseWriter, req *http.Request) { refuse(w, others(r, all(), req)) })
	// chi answers as refuse does, but takes longer.
	r.NotFound(func(w http.ResponseWriter, req *http.Request) { refuse(w, nil) })
}

// alone mends that chi writes path values, which share a map with those of the request that it got, and its notes into
// the context of a chi router around this one: a request that has come through such a router, or through
// http.ServeMux, is copied.
func alone(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Pattern != "" || chi.RouteContext(r.Context()) != nil {
			r = r.Clone(context.WithValue(r.Context(), chi.RouteCtxKey, nil))
		}
		next.ServeHTTP(w, r)
	})
}

// decodedPath mends three things: chi matches URL.RawPath where the client sent one ("/%63ontact" would be a slug);
// it serves the empty path as "/"; and it lets a parameter match an empty segment ("//admin" would be a widget's page).
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

// checkID mends that a regexp cannot say 1 … math.MaxInt: it answers 404 if {id} is not.
func checkID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !validID(chi.RouteContext(r.Context())) {
			refuse(w, nil)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// validID reports whether the parameter by the name of id is 1 … math.MaxInt in ASCII digits, or the route has none.
func validID(c *chi.Context) bool {
	if !slices.Contains(c.URLParams.Keys, "id") {
		return true
	}
	id, err := strconv.ParseUint(c.URLParam("id"), 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	return err == nil && id > 0
}

// others mends that chi answers 405 without a body, without a sorted list of methods in one Allow header, and for a
// method that it does not know even where there is no route: it asks chi again with every method of the routes, and
// returns those that the path has.
func others(mux *chi.Mux, methods []string, r *http.Request) []string {
	var found []string
	for _, method := range methods {
		c := chi.NewRouteContext()
		if mux.Match(c, method, r.URL.Path) && validID(c) {
			found = append(found, method)
		}
	}
	return found
}

// methods returns the methods of the routes, sorted, each once.
func methods(mux *chi.Mux) []string {
	var all []string
	chi.Walk(mux, func(method, _ string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		all = append(all, method)
		return nil
	})
	slices.Sort(all)
	return slices.Compact(all)
}

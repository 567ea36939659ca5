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

// New returns a handler for the routes below. Two things to know when you add a route:
//   - A route with {id} needs With(checkID). Without it, "0" reaches the handler as 0, and a number too large for an int
//     reaches it as math.MaxInt. For a number with another name, extend checkID and allowed, which know only "id".
//   - For a catch-all such as "/files/*", exempt its prefix in decodedPath, which refuses "/files/" and "/files/a//b".
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

// decodedPath is middleware that changes three things about chi:
//   - It has chi match the decoded path. By itself, chi matches URL.RawPath if it is set, and then "/%63ontact" is a slug.
//   - The empty path is a 404. By itself, chi serves it like "/".
//   - A path with an empty segment is a 404. By itself, chi lets a parameter match it, and "//admin" is the admin page of a
//     widget without a name.
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

// checkID is middleware that answers 404 if {id} is out of range. The pattern's regular expression checks only for digits.
func checkID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !number(chi.URLParam(r, "id")) {
			refuse(w, nil)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// allowed returns the methods of the routes that match the path. chi's own 405 has one Allow line for each method, in random
// order. And for a method that chi does not know, such as "FOO", it answers 405 on every path, without Allow.
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

// methodsOf returns the methods of all routes, sorted and without repeats.
func methodsOf(m *chi.Mux) []string {
	var methods []string
	chi.Walk(m, func(method, _ string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		methods = append(methods, method)
		return nil
	})
	slices.Sort(methods)
	return slices.Compact(methods)
}

// ownContext passes chi a copy of a request that came through another router, such as http.ServeMux or chi. Otherwise chi
// would write to the path values and the route context of the other router.
func ownContext(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Pattern != "" || chi.RouteContext(r.Context()) != nil {
			r = r.Clone(context.WithValue(r.Context(), chi.RouteCtxKey, nil))
		}
		next.ServeHTTP(w, r)
	})
}

// number reports whether segment is ASCII digits with a value of 1 … math.MaxInt: "7" and "007", but not "0", "-1", "1.5" or
// "x".
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}

// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow, sorted and without repeats.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

// Package gorillarouter routes with github.com/gorilla/mux.
//
// To add a route, add a line to New.
package gorillarouter

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gorilla/mux"
)

// New returns a handler for the routes below. It panics if the regular expression of a pattern is invalid. Two things to know
// when you add a route:
//   - gorilla/mux uses the first route that matches. Order counts: "/{slug}" matches "/contact" too, so "/contact" is above it.
//   - A route with {id} needs checkID. Without it, "0" reaches the handler as 0, and a number too large for an int reaches it
//     as math.MaxInt. For a number with another name, extend checkID and allowed, which know only "id".
func New() http.Handler {
	m := mux.NewRouter()
	m.SkipClean(true) // otherwise "//", "/." and the empty path are redirected, and a POST arrives as a GET
	m.HandleFunc("/", home).Methods("GET")
	m.HandleFunc("/contact", contact).Methods("GET")
	m.HandleFunc("/api/widgets", apiGetWidgets).Methods("GET")
	m.HandleFunc("/api/widgets", apiCreateWidget).Methods("POST")
	m.HandleFunc("/api/widgets/{slug}", apiUpdateWidget).Methods("POST")
	m.HandleFunc("/api/widgets/{slug}/parts", apiCreateWidgetPart).Methods("POST")
	m.HandleFunc("/api/widgets/{slug}/parts/{id:[0-9]+}/update", checkID(apiUpdateWidgetPart)).Methods("POST")
	m.HandleFunc("/api/widgets/{slug}/parts/{id:[0-9]+}/delete", checkID(apiDeleteWidgetPart)).Methods("POST")
	m.HandleFunc("/{slug}", widget).Methods("GET")
	m.HandleFunc("/{slug}/admin", widgetAdmin).Methods("GET")
	m.HandleFunc("/{slug}/image", widgetImage).Methods("POST")

	mustCompile(m)
	methods := methodsOf(m)
	m.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse(w, nil) })
	m.MethodNotAllowedHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse(w, allowed(m, methods, r)) })
	return m
}

// mustCompile panics if a pattern is invalid. gorilla/mux itself reports nothing, and never matches the route.
func mustCompile(m *mux.Router) {
	n := 0
	m.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		if n++; route.GetError() != nil {
			panic(fmt.Sprintf("gorillarouter: route %d of New: %v", n, route.GetError()))
		}
		return nil
	})
}

// checkID returns a handler that answers 404 if {id} is out of range. The pattern's regular expression checks only for
// digits.
func checkID(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !number(mux.Vars(r)["id"]) {
			refuse(w, nil)
			return
		}
		next(w, r)
	}
}

// allowed returns the methods of the routes that match the request's path. gorilla/mux itself answers 405 without Allow.
func allowed(m *mux.Router, methods []string, r *http.Request) []string {
	var allow []string
	for _, method := range methods {
		request, match := *r, mux.RouteMatch{}
		request.Method = method
		if !m.Match(&request, &match) || match.MatchErr != nil { // for a 404 or 405, Match returns true and sets MatchErr
			continue
		}
		if id, ok := match.Vars["id"]; !ok || number(id) {
			allow = append(allow, method)
		}
	}
	return allow
}

// methodsOf returns the methods of all routes, sorted and without repeats.
func methodsOf(m *mux.Router) []string {
	var methods []string
	m.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		ofRoute, _ := route.GetMethods() // empty for a route that accepts every method
		methods = append(methods, ofRoute...)
		return nil
	})
	slices.Sort(methods)
	return slices.Compact(methods)
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

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

// New returns a handler for the routes below. It panics if a pattern does not compile. gorilla/mux takes the first route
// that matches, so a static path stands before a parameter that matches it too. A route with an {id} needs checkID: without
// it, its handler would get the number 0 from "0", and the largest int from a number that is too large. The name "id" stands in
// checkID and in allowed: for a number of another name, extend both.
func New() http.Handler {
	m := mux.NewRouter()
	m.SkipClean(true) // otherwise "//", "/." and the empty path are redirected, which also turns a POST into a GET
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

// mustCompile panics if a pattern does not compile. gorilla/mux itself says nothing, and never matches such a route.
func mustCompile(m *mux.Router) {
	n := 0
	m.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		if n++; route.GetError() != nil {
			panic(fmt.Sprintf("gorillarouter: route %d of New: %v", n, route.GetError()))
		}
		return nil
	})
}

// checkID returns a handler that answers 404 if {id} is not a number: a regular expression cannot say 1 … math.MaxInt.
func checkID(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !number(mux.Vars(r)["id"]) {
			refuse(w, nil)
			return
		}
		next(w, r)
	}
}

// allowed returns the methods that the request's path has: gorilla/mux answers 405 without an Allow header.
func allowed(m *mux.Router, methods []string, r *http.Request) []string {
	var allow []string
	for _, method := range methods {
		request, match := *r, mux.RouteMatch{}
		request.Method = method
		if !m.Match(&request, &match) || match.MatchErr != nil { // Match is true of a 404 and a 405 too, with a MatchErr
			continue
		}
		if id, ok := match.Vars["id"]; !ok || number(id) {
			allow = append(allow, method)
		}
	}
	return allow
}

// methodsOf returns the methods that the routes have, each once.
func methodsOf(m *mux.Router) []string {
	var methods []string
	m.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		ofRoute, _ := route.GetMethods() // a route without any takes every method, and is never refused
		methods = append(methods, ofRoute...)
		return nil
	})
	slices.Sort(methods)
	return slices.Compact(methods)
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

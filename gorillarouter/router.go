// Package gorillarouter routes with github.com/gorilla/mux.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package gorillarouter

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/gorilla/mux"
)

// New returns a handler for the eleven widget routes. It panics if a pattern does not compile.
func New() http.Handler {
	r := mux.NewRouter()
	keepContract(r)
	r.HandleFunc("/", home).Methods("GET")
	r.HandleFunc("/contact", contact).Methods("GET")
	r.HandleFunc("/api/widgets", apiGetWidgets).Methods("GET")
	r.HandleFunc("/api/widgets", apiCreateWidget).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}", apiUpdateWidget).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}/parts", apiCreateWidgetPart).Methods("POST")
	r.HandleFunc("/api/widgets/{slug}/parts/{id:[0-9]+}/update", apiUpdateWidgetPart).Methods("POST").MatcherFunc(validID)
	r.HandleFunc("/api/widgets/{slug}/parts/{id:[0-9]+}/delete", apiDeleteWidgetPart).Methods("POST").MatcherFunc(validID)
	r.HandleFunc("/{slug}", widget).Methods("GET")
	r.HandleFunc("/{slug}/admin", widgetAdmin).Methods("GET")
	r.HandleFunc("/{slug}/image", widgetImage).Methods("POST")
	mustCompile(r)
	return r
}

// mustCompile panics if a pattern does not compile, because gorilla/mux says nothing and never matches it.
func mustCompile(router *mux.Router) {
	n := 0
	router.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		if n++; route.GetError() != nil {
			panic(fmt.Sprintf("gorillarouter: route %d of New: %v", n, route.GetError()))
		}
		return nil
	})
}

// What follows, and validID above, is only there because gorilla/mux by nature does not keep the contract.
// An app that can live with its own ways takes New without them.

// keepContract sets up r before its routes are added.
func keepContract(r *mux.Router) {
	// By nature "//", "/." and the empty path are redirected (301), which also turns a POST into a GET.
	r.SkipClean(true)
	all := sync.OnceValue(func() []string { return methods(r) })
	r.MethodNotAllowedHandler = http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) { refuse(w, others(r, all(), req)) })
	// gorilla/mux answers as refuse does, but takes longer.
	r.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { refuse(w, nil) })
}

// validID mends that a regexp cannot say 1 … math.MaxInt: a route does not match if its {id}, the path's last segment
// but one, is not. gorilla/mux asks it only where the rest of the path matches.
func validID(r *http.Request, _ *mux.RouteMatch) bool {
	path := r.URL.Path[:max(0, strings.LastIndexByte(r.URL.Path, '/'))]
	id, err := strconv.ParseUint(path[strings.LastIndexByte(path, '/')+1:], 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	return err == nil && id > 0
}

// others mends that gorilla/mux answers 405 without a body and without an Allow header: it asks the router again with
// every method of the routes, and returns those that the path has.
func others(router *mux.Router, methods []string, r *http.Request) []string {
	var found []string
	for _, method := range methods {
		again, match := *r, mux.RouteMatch{}
		again.Method = method
		if router.Match(&again, &match) && match.MatchErr == nil {
			found = append(found, method)
		}
	}
	return found
}

// methods returns the methods of the routes, sorted, each once.
func methods(router *mux.Router) []string {
	var all []string
	router.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		some, _ := route.GetMethods() // a route without takes every method, and nothing is refused there
		all = append(all, some...)
		return nil
	})
	slices.Sort(all)
	return slices.Compact(all)
}

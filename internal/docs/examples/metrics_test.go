package examples

import (
	"context"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
)

// statusWriter remembers the status of an answer. http.ResponseController uses Unwrap.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// counted calls count after each request, with the route that served it.
func counted(count func(route string, status int), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sw := &statusWriter{w, http.StatusOK}
		next.ServeHTTP(sw, r)
		route := r.Pattern
		if route == "" {
			route = "none"
		}
		count(route, sw.status)
	})
}

func printCount(route string, status int) { fmt.Println(route, status) }

func Example_patternOfServeMux() {
	m := http.NewServeMux()
	m.Handle("GET /posts/{slug}", say("post"))
	handler := counted(printCount, m)

	show(handler, "GET", "/posts/hello")
	show(handler, "PUT", "/posts/hello")
	show(handler, "GET", "/nope")
	// Output:
	// GET /posts/{slug} 200
	// GET /posts/hello: 200 post
	// none 405
	// PUT /posts/hello: 405 Method Not Allowed
	// none 404
	// GET /nope: 404 404 page not found
}

// If middleware copies the request, middleware outside of it does not see the pattern.
func Example_patternLost() {
	m := http.NewServeMux()
	m.Handle("GET /posts/{slug}", say("post"))
	type user struct{}
	withUser := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, "me")))
		})
	}
	show(counted(printCount, withUser(m)), "GET", "/posts/hello")
	show(withUser(counted(printCount, m)), "GET", "/posts/hello")
	show(counted(printCount, http.StripPrefix("/blog", m)), "GET", "/blog/posts/hello")
	// Output:
	// none 200
	// GET /posts/hello: 200 post
	// GET /posts/{slug} 200
	// GET /posts/hello: 200 post
	// none 200
	// GET /blog/posts/hello: 200 post
}

func Example_patternOfChi() {
	c := chi.NewRouter()
	c.Use(func(next http.Handler) http.Handler { return counted(printCount, next) })
	c.Get("/posts/{slug}", say("post"))
	c.Route("/api", func(c chi.Router) { c.Get("/users", say("users")) })

	show(c, "GET", "/posts/hello")
	show(c, "GET", "/api/users")
	show(c, "GET", "/nope")
	show(c, "GET", "/api/nope")
	show(counted(printCount, c), "GET", "/nope")
	// Output:
	// /posts/{slug} 200
	// GET /posts/hello: 200 post
	// /api/users 200
	// GET /api/users: 200 users
	// none 404
	// GET /nope: 404 404 page not found
	// /api/* 404
	// GET /api/nope: 404 404 page not found
	// none 404
	// none 404
	// GET /nope: 404 404 page not found
}

// patternOfGorilla sets r.Pattern, for middleware inside of gorilla/mux and for handlers.
func patternOfGorilla(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Pattern, _ = mux.CurrentRoute(r).GetPathTemplate()
		next.ServeHTTP(w, r)
	})
}

func Example_patternOfGorilla() {
	g := mux.NewRouter()
	g.Use(patternOfGorilla)
	g.Use(func(next http.Handler) http.Handler { return counted(printCount, next) })
	g.Handle("/posts/{slug}", say("post")).Methods("GET")

	show(g, "GET", "/posts/hello")
	show(g, "GET", "/nope")
	// Output:
	// /posts/{slug} 200
	// GET /posts/hello: 200 post
	// GET /nope: 404 404 page not found
}

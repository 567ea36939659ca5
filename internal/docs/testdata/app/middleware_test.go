package app

import (
	"net/http"

	"app/router"
	"app/split"
)

// allowed reports whether the request has the right token. If not, it answers 401.
func allowed(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "Bearer secret" {
		return true
	}
	w.Header().Set("WWW-Authenticate", "Bearer")
	http.Error(w, "401 unauthorized", http.StatusUnauthorized)
	return false
}

// signedIn is middleware: it calls next only for allowed requests.
func signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if allowed(w, r) {
			next.ServeHTTP(w, r)
		}
	})
}

// SignedIn is the middleware of the routes with @signedIn.
func (a *App) SignedIn(next http.Handler) http.Handler { return signedIn(next) }

func Example_group() {
	handler := router.New(&App{})

	show(handler, "PUT", "/posts/hello")
	show(handler, "PUT", "/posts/hello", "Authorization: Bearer secret")
	show(handler, "GET", "/posts/hello")
	// Output:
	// PUT /posts/hello: 401 401 unauthorized
	// PUT /posts/hello: 501 501 not implemented
	// GET /posts/hello: 501 501 not implemented
}

// The case in split/router.go is copied from the page.
func Example_checkedByHand() {
	show(split.New(), "GET", "/foo/admin")
	show(split.New(), "GET", "/foo/admin", "Authorization: Bearer secret")
	// Output:
	// GET /foo/admin: 401 401 unauthorized
	// GET /foo/admin: 200 widgetAdmin foo
}

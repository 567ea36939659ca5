package app

import (
	"fmt"
	"net/http"

	"app/router"
	"app/split"
)

// printed prints the route of each request.
func printed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		fmt.Printf("%q\n", r.Pattern)
	})
}

// The router is generated with -pattern.
func Example_pattern() {
	handler := printed(router.New(&App{}))

	show(handler, "GET", "/posts/hello")
	show(handler, "GET", "/")
	show(handler, "GET", "/nope")
	show(handler, "POST", "/posts/hello")
	// Output:
	// "GET /posts/{slug}"
	// GET /posts/hello: 501 501 not implemented
	// "GET /{$}"
	// GET /: 501 501 not implemented
	// ""
	// GET /nope: 404 404 page not found
	// ""
	// POST /posts/hello: 405 405 method not allowed
}

// The case in split/router.go is copied from the page.
func Example_patternByHand() {
	show(printed(split.New()), "GET", "/foo")
	// Output:
	// "GET /{slug}"
	// GET /foo: 200 widget foo
}

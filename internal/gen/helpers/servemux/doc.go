// Package servemux has the part that all generated tests of http.ServeMux share. Package gen copies it from here, except this file. The
// copied test also runs here, with the router of this file.
package servemux

import (
	"fmt"
	"net/http"
)

// cases and newTested stand for the generated ones.
var cases = []struct{ method, path, want string }{
	{"GET", "/posts/a b", `showPost "a b"`},
	{"HEAD", "/posts/new", `showPost "new"`},
	{"PUT", "/posts/new", "405 GET, HEAD"},
	{"GET", "/posts", "404"},
}

func newTested() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /posts/{slug}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "showPost %q", r.PathValue("slug"))
	})
	return mux
}

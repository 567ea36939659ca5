// Package paths has helpers of generated functions that build paths. Package gen copies them from here, except this file.
package paths

import (
	"fmt"
	"net/http"
)

// Handlers and New stand for the generated ones.
type Handlers interface {
	ShowPost(w http.ResponseWriter, r *http.Request, slug string)
}

// New returns a router for GET /posts/{slug}.
func New(h Handlers) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /posts/{slug}", func(w http.ResponseWriter, r *http.Request) { h.ShowPost(w, r, r.PathValue("slug")) })
	return mux
}

// tellers has handlers that store their names in a finder.
type tellers struct{}

func (tellers) ShowPost(w http.ResponseWriter, r *http.Request, slug string) {
	w.(*finder).handler = "ShowPost"
}

func newTested() http.Handler { return New(echo{}) }

// echo has handlers that answer with their names and values.
type echo struct{}

func (echo) ShowPost(w http.ResponseWriter, r *http.Request, slug string) {
	fmt.Fprintf(w, "showPost %q", slug)
}

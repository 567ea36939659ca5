// Package blog is a small app that is not about widgets: a blog whose handlers get a database handed in. The packages below
// it are its router, once in each of the five techniques of the module gorouting.
package blog

import (
	_ "embed"
	"net/http"
)

// Routes is the table of routes, as the kit reads it.
//
//go:embed routes.txt
var Routes string

// Handlers is what the routes call. App is the one that serves; the test of the routers has another, so that it tests the
// routing code that the app runs.
type Handlers interface {
	Home(w http.ResponseWriter, r *http.Request)
	ListPosts(w http.ResponseWriter, r *http.Request)
	NewPost(w http.ResponseWriter, r *http.Request)
	ShowPost(w http.ResponseWriter, r *http.Request, slug string)
	PutPost(w http.ResponseWriter, r *http.Request, slug string)
	DeletePost(w http.ResponseWriter, r *http.Request, slug string)
	AddComment(w http.ResponseWriter, r *http.Request, slug string)
	DeleteComment(w http.ResponseWriter, r *http.Request, slug string, id int)
	ShowPage(w http.ResponseWriter, r *http.Request, page int)
	ShowFile(w http.ResponseWriter, r *http.Request, name string)
}

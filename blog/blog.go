// Package blog is a small app: a blog with a database. Five packages below it contain its router, each in another technique of the
// module gorouting.
package blog

import (
	_ "embed"
	"net/http"
)

// Routes is the table of routes.
//
//go:embed routes.txt
var Routes string

// Handlers has a method for each route. App has the methods of the app. The tests of the routers use other handlers.
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

package blog_test

import (
	"net/http"

	"gorouting/routertest"
)

// echo has handlers that answer with their names and values, as the kit expects.
type echo struct{}

func (echo) Home(w http.ResponseWriter, _ *http.Request)      { routertest.Echo(w, "home") }
func (echo) ListPosts(w http.ResponseWriter, _ *http.Request) { routertest.Echo(w, "listPosts") }
func (echo) NewPost(w http.ResponseWriter, _ *http.Request)   { routertest.Echo(w, "newPost") }
func (echo) ShowPost(w http.ResponseWriter, _ *http.Request, slug string) {
	routertest.Echo(w, "showPost", slug)
}
func (echo) PutPost(w http.ResponseWriter, _ *http.Request, slug string) {
	routertest.Echo(w, "putPost", slug)
}
func (echo) DeletePost(w http.ResponseWriter, _ *http.Request, slug string) {
	routertest.Echo(w, "deletePost", slug)
}
func (echo) AddComment(w http.ResponseWriter, _ *http.Request, slug string) {
	routertest.Echo(w, "addComment", slug)
}
func (echo) DeleteComment(w http.ResponseWriter, _ *http.Request, slug string, id int) {
	routertest.Echo(w, "deleteComment", slug, id)
}
func (echo) ShowPage(w http.ResponseWriter, _ *http.Request, page int) {
	routertest.Echo(w, "showPage", page)
}
func (echo) ShowFile(w http.ResponseWriter, _ *http.Request, name string) {
	routertest.Echo(w, "showFile", name)
}

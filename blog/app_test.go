package blog_test

import (
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"blog"
)

// TestApp uses the blog as its readers and its author do, with each router.
func TestApp(t *testing.T) {
	for name, newRouter := range routers {
		app := blog.App{Database: new(blog.Database), Files: fstest.MapFS{"css/a.css": {Data: []byte("body {}")}}}
		router := newRouter(app)
		for _, step := range []struct {
			method, path, body string
			status             int
			want               string
		}{
			{"GET", "/", "", 200, "a blog with 0 posts\n"},
			{"GET", "/posts/first", "", 404, "404 page not found\n"},
			{"POST", "/posts/first/comments", "too early", 404, "404 page not found\n"},
			{"PUT", "/posts/first", "Hello.", 204, ""},
			{"PUT", "/posts/new", "in the way", 204, ""},
			{"GET", "/posts/new", "", 200, "PUT a text to /posts/ and a slug of your choice\n"},
			{"GET", "/posts", "", 200, "first\nnew\n"},
			{"POST", "/posts/first/comments", "good", 204, ""},
			{"POST", "/posts/first/comments", "bad", 204, ""},
			{"GET", "/posts/first", "", 200, "Hello.\n1: good\n2: bad\n"},
			{"DELETE", "/posts/first/comments/2", "", 204, ""},
			{"DELETE", "/posts/first/comments/2", "", 404, "404 page not found\n"},
			{"GET", "/posts/first", "", 200, "Hello.\n1: good\n"},
			{"GET", "/pages/1", "", 200, "first\nnew\n"},
			{"GET", "/pages/2", "", 404, "404 page not found\n"},
			{"GET", "/files/css/a.css", "", 200, "body {}"},
			{"DELETE", "/posts/first", "", 204, ""},
			{"PUT", "/posts/long", strings.Repeat("x", 1<<20+1), 400, "http: request body too large\n"},
			{"GET", "/posts", "", 200, "new\n"},
			{"PATCH", "/posts/new", "", 405, "405 method not allowed\n"},
		} {
			w := httptest.NewRecorder()
			router.ServeHTTP(w, httptest.NewRequest(step.method, step.path, strings.NewReader(step.body)))
			if w.Code != step.status || w.Body.String() != step.want {
				t.Errorf("%s: %s %s is answered %d %q, want %d %q", name, step.method, step.path, w.Code, w.Body, step.status, step.want)
			}
		}
	}
}

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

// TestFiles requests files and folders, with each router. No answer is a list of a folder's files, or a 500.
func TestFiles(t *testing.T) {
	withIndex := fstest.MapFS{
		"index.html":      {Data: []byte("home")},
		"css/a.css":       {Data: []byte("body {}")},
		"docs/index.html": {Data: []byte("the docs")},
	}
	withoutIndex := fstest.MapFS{"css/a.css": {Data: []byte("body {}")}}
	const missing = "404 page not found\n"
	for name, newRouter := range routers {
		for _, c := range []struct {
			files          fstest.MapFS
			path           string
			status         int
			body, location string
		}{
			{withIndex, "/files/css/a.css", 200, "body {}", ""},
			{withIndex, "/files/", 200, "home", ""},
			{withIndex, "/files/index.html", 301, "", "./"},
			{withIndex, "/files/docs/", 200, "the docs", ""},
			{withIndex, "/files/docs", 301, "", "docs/"},
			{withIndex, "/files/docs/index.html", 301, "", "./"},
			{withIndex, "/files/css/", 404, missing, ""},
			{withIndex, "/files/css", 404, missing, ""},
			{withIndex, "/files/css/a.css/", 404, missing, ""},
			{withIndex, "/files/nope.css", 404, missing, ""},
			{withIndex, "/files/..", 404, missing, ""},
			{withIndex, "/files/css/../index.html", 404, missing, ""},
			{withIndex, "/files//", 404, missing, ""},
			{withIndex, "/files/.", 404, missing, ""},
			{withoutIndex, "/files/", 404, missing, ""},
			{withoutIndex, "/files/css", 404, missing, ""},
			{withoutIndex, "/files/index.html", 404, missing, ""},
		} {
			w := httptest.NewRecorder()
			newRouter(blog.App{Files: c.files}).ServeHTTP(w, httptest.NewRequest("GET", c.path, nil))
			if w.Code != c.status || w.Body.String() != c.body || w.Header().Get("Location") != c.location {
				t.Errorf("%s: %s is answered %d %q, Location %q; want %d %q, %q", name, c.path, w.Code, w.Body, w.Header().Get("Location"), c.status, c.body, c.location)
			}
		}
	}
}

package app

import (
	"io/fs"
	"net/http"
	"strings"

	"app/router"
	"app/site"
)

// ShowFile serves GET /static/{path...}.
func (a *App) ShowFile(w http.ResponseWriter, r *http.Request, path string) {
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html" // of a folder
	}
	info, err := fs.Stat(a.Files, path)
	if err == nil && info.IsDir() {
		_, err = fs.Stat(a.Files, path+"/index.html")
	}
	if err != nil {
		http.NotFound(w, r)
		return
	}
	http.ServeFileFS(w, r, a.Files, path)
}

func Example_files() {
	handler := router.New(&App{Files: files})

	show(handler, "GET", "/static/assets/app.js")
	show(handler, "GET", "/static/assets/nope.js")
	show(handler, "GET", "/static/assets/")
	show(handler, "GET", "/static/assets")
	show(handler, "GET", "/static/")
	show(handler, "GET", "/static")
	show(handler, "POST", "/static/assets/app.js")
	show(handler, "GET", "/static/../app_test.go")
	show(handler, "GET", "/static/index.html")
	// Output:
	// GET /static/assets/app.js: 200 start()
	// GET /static/assets/nope.js: 404 404 page not found
	// GET /static/assets/: 404 404 page not found
	// GET /static/assets: 404 404 page not found
	// GET /static/: 200 <title>app</title>
	// GET /static: 404 404 page not found
	// POST /static/assets/app.js: 405 405 method not allowed
	// GET /static/../app_test.go: 404 404 page not found
	// GET /static/index.html: 301
}

// Site is a single-page app and the API that it calls.
type Site struct {
	site.App
	Files fs.FS
}

// ShowPage serves GET /{path...}: a file of the app, or index.html. The script in index.html shows the page.
func (s *Site) ShowPage(w http.ResponseWriter, r *http.Request, path string) {
	info, err := fs.Stat(s.Files, path)
	switch {
	case err == nil && !info.IsDir():
		http.ServeFileFS(w, r, s.Files, path)
	case strings.HasPrefix(path, "assets/"):
		http.NotFound(w, r)
	default:
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeFileFS(w, r, s.Files, "index.html")
	}
}

// UnknownAPI serves GET /api/{path...}.
func (s *Site) UnknownAPI(w http.ResponseWriter, r *http.Request, path string) {
	http.NotFound(w, r)
}

func Example_singlePage() {
	handler := site.New(&Site{Files: files})

	show(handler, "GET", "/")
	show(handler, "GET", "/settings/profile")
	show(handler, "GET", "/settings/profile/")
	show(handler, "GET", "/assets")
	show(handler, "GET", "/assets/app.js")
	show(handler, "GET", "/assets/app.123.js")
	show(handler, "GET", "/api/nope")
	show(handler, "GET", "/api/users")
	show(handler, "POST", "/settings/profile")
	show(handler, "GET", "/a/../../b")
	show(handler, "GET", "/index.html")
	// Output:
	// GET /: 200 <title>app</title>
	// GET /settings/profile: 200 <title>app</title>
	// GET /settings/profile/: 200 <title>app</title>
	// GET /assets: 200 <title>app</title>
	// GET /assets/app.js: 200 start()
	// GET /assets/app.123.js: 404 404 page not found
	// GET /api/nope: 404 404 page not found
	// GET /api/users: 501 501 not implemented
	// POST /settings/profile: 405 405 method not allowed
	// GET /a/../../b: 400 invalid URL path
	// GET /index.html: 301
}

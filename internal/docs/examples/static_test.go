package examples

import (
	"io/fs"
	"net/http"
	"path"
	"testing/fstest"

	"github.com/bmizerany/pat"
	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
)

var public = fstest.MapFS{
	"index.html": {Data: []byte("<title>home</title>\n")},
	"app.js":     {Data: []byte("start()\n")},
	"css/a.css":  {Data: []byte("body {}\n")},
}

// All of these serve the files below /static/.
func Example_static() {
	files := http.StripPrefix("/static", http.FileServerFS(public))

	m := http.NewServeMux()
	m.Handle("GET /static/", files)

	c := chi.NewRouter()
	c.Method("GET", "/static/*", files)

	g := mux.NewRouter()
	g.PathPrefix("/static/").Handler(files).Methods("GET")

	p := pat.New()
	p.Get("/static/", files)

	for _, router := range []http.Handler{m, c, g, p} {
		show(router, "GET", "/static/app.js")
		show(router, "GET", "/static/css/")
		show(router, "GET", "/static/nope.js")
	}
	// Output:
	// GET /static/app.js: 200 start()
	// GET /static/css/: 200 <!doctype html>
	// GET /static/nope.js: 404 404 page not found
	// GET /static/app.js: 200 start()
	// GET /static/css/: 200 <!doctype html>
	// GET /static/nope.js: 404 404 page not found
	// GET /static/app.js: 200 start()
	// GET /static/css/: 200 <!doctype html>
	// GET /static/nope.js: 404 404 page not found
	// GET /static/app.js: 200 start()
	// GET /static/css/: 200 <!doctype html>
	// GET /static/nope.js: 404 404 page not found
}

// noLists is a file system that hides folders without an index.html. So http.FileServerFS does not list their files.
type noLists struct{ fs.FS }

func (n noLists) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(n.FS, name); err == nil && info.IsDir() {
		if _, err := fs.Stat(n.FS, path.Join(name, "index.html")); err != nil {
			return nil, fs.ErrNotExist
		}
	}
	return n.FS.Open(name)
}

func Example_noLists() {
	files := http.FileServerFS(noLists{public})

	show(files, "GET", "/css/")
	show(files, "GET", "/css/a.css")
	show(files, "GET", "/")
	// Output:
	// GET /css/: 404 404 page not found
	// GET /css/a.css: 200 body {}
	// GET /: 200 <title>home</title>
}

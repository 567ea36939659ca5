package desk

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed web
var embedded embed.FS

// web has the single-page app.
var web, _ = fs.Sub(embedded, "web")

// ShowApp serves a file of the single-page app. Any other path gets index.html, and its script shows the page. A path with an
// extension is a file that is missing: HTML instead of a script would only confuse the browser.
func (a *App) ShowApp(w http.ResponseWriter, r *http.Request, name string) {
	if info, err := fs.Stat(web, name); err != nil || info.IsDir() {
		if path.Ext(name) != "" {
			a.NotFound(w, r)
			return
		}
		name = "index.html"
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, web, name)
}

// ShowFile serves a file of the file tree, and a folder as its index.html. http.ServeFileFS redirects to the path with a slash if name is a
// folder. fs.Stat refuses "..", empty segments and everything else that fs.ValidPath does.
func (a *App) ShowFile(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, err := fs.Stat(a.files, name); err != nil {
		a.NotFound(w, r)
		return
	}
	http.ServeFileFS(w, r, a.files, name)
}

package desk

import (
	"embed"
	"io/fs"
	"net/http"
	"net/url"
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

// ShowFile serves a file of the file tree. A folder is its index.html, after a redirect to the path with a slash, because links in the
// page are relative to it. fs.Stat refuses "..", empty segments and whatever else fs.ValidPath does not allow.
func (a *App) ShowFile(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	info, err := fs.Stat(a.files, name)
	switch {
	case err != nil:
		a.NotFound(w, r)
	case info.IsDir():
		folder := url.URL{Path: path.Base(name) + "/"}
		w.Header().Set("Location", folder.String()) // relative, so it is also right below a prefix
		w.WriteHeader(http.StatusMovedPermanently)
	default:
		http.ServeFileFS(w, r, a.files, name)
	}
}

// Package moving has the code of docs/moving.md: routers before and after a move to net/http, and tests that compare them.
package moving

import (
	"net/http"
	"path"
	"strings"

	"gorouting/routertest"
)

// handlers are the handlers of a program that is moved. They answer with the route's name and the values of its parameters, as
// routertest.Same needs it. The function value reads a parameter.
type handlers struct {
	value func(r *http.Request, name string) string
}

// moved are the handlers after the move.
var moved = handlers{func(r *http.Request, name string) string { return r.PathValue(name) }}

func (h handlers) listUsers(w http.ResponseWriter, r *http.Request) { routertest.Echo(w, "listUsers") }

func (h handlers) showUser(w http.ResponseWriter, r *http.Request) {
	routertest.Echo(w, "showUser", h.value(r, "id"))
}

func (h handlers) api(w http.ResponseWriter, r *http.Request) {
	routertest.Echo(w, "api", strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/v3"), "/"))
}

func (h handlers) alias(w http.ResponseWriter, r *http.Request) {
	routertest.Echo(w, "alias", h.value(r, "name"))
}

func (h handlers) export(w http.ResponseWriter, r *http.Request) {
	routertest.Echo(w, "export", h.value(r, "fingerprint"))
}

func (h handlers) file(w http.ResponseWriter, r *http.Request) {
	routertest.Echo(w, "file", h.value(r, "path"))
}

// slashless redirects /users/ to /users.
func slashless(w http.ResponseWriter, r *http.Request) {
	u := *r.URL
	u.Path, u.RawPath = strings.TrimSuffix(u.Path, "/"), ""
	http.Redirect(w, r, u.RequestURI(), http.StatusMovedPermanently)
}

// digits calls next if the parameter consists of digits, as {id:[0-9]+} did.
func digits(name string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.Trim(r.PathValue(name), "0123456789") != "" {
			http.NotFound(w, r)
			return
		}
		next(w, r)
	}
}

// unclean answers 404 to the paths that http.ServeMux would redirect to a clean path: those with an empty segment, "." or "..".
func unclean(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		clean := path.Clean(r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/") && clean != "/" {
			clean += "/"
		}
		if r.URL.Path != clean {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// byNature returns the changes that come with every move to http.ServeMux.
func byNature() []routertest.Accepted {
	return []routertest.Accepted{
		routertest.Accept("HEAD", "net/http serves HEAD wherever it serves GET"),
		routertest.Accept("wrong method", "net/http answers 405, and lists HEAD in Allow"),
		routertest.Accept("double slash", "no client of ours sends it"),
		routertest.Accept("dot segments", "browsers resolve them"),
		routertest.Accept("escaped slash", "net/http keeps %2F within a segment"),
	}
}

// serveFile stands for a handler that needs the slash at the start of a path.
func serveFile(w http.ResponseWriter, path string) { routertest.Echo(w, "file", path[1:]) }

// logged stands for a middleware.
func logged(next http.Handler) http.Handler { return next }

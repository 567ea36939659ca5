package moving

import (
	"net/http"
	"testing"

	"github.com/go-chi/chi/v5"

	"gorouting/routertest"
)

func beforeChi(h handlers) http.Handler {
	r := chi.NewRouter()
	r.Route("/users", func(r chi.Router) {
		r.Get("/", h.listUsers)
		r.Get("/{id:[0-9]+}", h.showUser)
	})
	r.With(logged).Get("/files/*", h.file)
	return r
}

func afterChi(h handlers) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /users", h.listUsers)
	m.HandleFunc("GET /users/{$}", h.listUsers)
	m.HandleFunc("GET /users/{id}", digits("id", h.showUser))
	m.Handle("GET /files/{path...}", logged(http.HandlerFunc(h.file)))
	return unclean(m)
}

func TestFromChi(t *testing.T) {
	table := routertest.MustParse(`
		GET /users{/}         listUsers
		GET /users/{id}       showUser
		GET /files/{path...}  file`)
	params := handlers{func(r *http.Request, name string) string {
		if name == "path" {
			name = "*"
		}
		return chi.URLParam(r, name)
	}}
	routertest.Same(t, table, beforeChi(params), afterChi(moved), append(byNature(),
		routertest.Accept("missing slash", "/files is redirected to /files/"),
		routertest.Accept("needless escapes", "values are decoded now"),
		routertest.Accept("characters in a value", "values are decoded now"),
		routertest.Accept("unknown method", "405 has an Allow header now"),
		routertest.Accept("unknown method and path", "404 is right"))...)
}

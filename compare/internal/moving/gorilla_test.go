package moving

import (
	"net/http"
	"testing"

	"github.com/gorilla/mux"

	"gorouting/routertest"
)

func beforeGorilla(h handlers) http.Handler {
	r := mux.NewRouter().StrictSlash(true)
	r.HandleFunc("/users", h.listUsers).Methods("GET")
	r.HandleFunc("/users/{id:[0-9]+}", h.showUser).Methods("GET")
	r.PathPrefix("/v3").HandlerFunc(h.api)
	r.HandleFunc("/images/aliases/{name}", h.alias).Methods("GET")
	r.HandleFunc("/images/{fingerprint}/export", h.export).Methods("GET")
	return r
}

func afterGorilla(h handlers) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /users", h.listUsers)
	m.HandleFunc("GET /users/{$}", slashless)
	m.HandleFunc("GET /users/{id}", digits("id", h.showUser))
	m.HandleFunc("/v3", h.api)
	m.HandleFunc("/v3/", h.api)
	m.HandleFunc("GET /images/{fingerprint}/{name}", func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.PathValue("fingerprint") == "aliases":
			h.alias(w, r)
		case r.PathValue("name") == "export":
			h.export(w, r)
		default:
			http.NotFound(w, r)
		}
	})
	return m
}

func TestFromGorilla(t *testing.T) {
	table := routertest.MustParse(`
		GET /users                        listUsers
		GET /users/{id}                   showUser
		*   /v3{/path...}                 api
		GET /images/aliases/{name}        alias
		GET /images/{fingerprint}/export  export`)
	vars := handlers{func(r *http.Request, name string) string { return mux.Vars(r)[name] }}
	routertest.Same(t, table, beforeGorilla(vars), afterGorilla(moved), append(byNature(),
		routertest.Accept("trailing slash", "only /users/ was linked, and it is still redirected"),
		routertest.Accept("unknown path", "/v3x was served by mistake"),
		routertest.Accept("case", "/V3 still fails, now with a 405"),
		routertest.Accept("CONNECT", "/images/a/b still fails, now with a 405"),
		routertest.Accept("unknown method and path", "and with any other method"))...)
}

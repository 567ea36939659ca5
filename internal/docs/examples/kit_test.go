package examples

import (
	"net/http"
	"testing"

	"gorouting/routertest"
)

type echo struct{ *routertest.Witness }

func (e echo) ShowItem(w http.ResponseWriter, r *http.Request, name string) {
	e.Echo(w, r, "showItem", name)
}

func newRouter() http.Handler { return NewRouter(echo{routertest.NewWitness()}) }

// ListItems is the other handler of docs/kit.md.
func (e echo) ListItems(w http.ResponseWriter, r *http.Request) { e.Echo(w, r, "listItems") }

// NewRouter returns the router of docs/kit.md.
func NewRouter(h interface {
	ListItems(w http.ResponseWriter, r *http.Request)
	ShowItem(w http.ResponseWriter, r *http.Request, name string)
}) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /items", h.ListItems)
	m.HandleFunc("GET /items/{name}", func(w http.ResponseWriter, r *http.Request) {
		h.ShowItem(w, r, r.PathValue("name"))
	})
	return m
}

// TestItems holds a ServeMux to its table, except for what it does by nature.
func TestItems(t *testing.T) {
	table := routertest.MustParse("GET /items listItems\nGET /items/{name} showItem").ServingHEAD().InOwnWords()
	routertest.Run(t, table, newRouter,
		routertest.Accept("rule 1", "ServeMux matches the escaped path"),
		routertest.Accept("rule 2", "ServeMux redirects to the clean path"))
}

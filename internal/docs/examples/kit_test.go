package examples

import (
	"net/http"
	"testing"

	"gorouting/routertest"
)

// items is the table of docs/kit.md.
var items = routertest.MustParse(`
	GET /items         listItems
	GET /items/{name}  showItem
`).ServingHEAD().InOwnWords()

// newItems returns a ServeMux with the routes of items.
func newItems() http.Handler {
	mux := http.NewServeMux()
	for _, pattern := range []string{"GET /items", "GET /items/{name}"} {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { items.Echo(w, r.Method, pattern, r.PathValue) })
	}
	return mux
}

// TestItems holds a ServeMux to its table, except for what it does by nature.
func TestItems(t *testing.T) {
	table, newRouter := items, newItems
	routertest.Run(t, table, newRouter,
		routertest.Accept("rule 1", "ServeMux matches the escaped path"),
		routertest.Accept("rule 2", "ServeMux redirects to the clean path"))
}

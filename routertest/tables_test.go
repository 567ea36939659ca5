package routertest

import (
	"fmt"
	"net/http"
	"os"
	"testing"
)

// shop is a table with features that the widgets lack: more methods, a {name:int} and a {name} in the same place, {name...},
// and two routes that overlap.
var shop = MustParse(`
	GET      /                              home
	GET      /items/{id:int}                showItem
	PUT      /items/{id:int}                putItem
	GET      /items/{slug}                  showNamed
	DELETE   /items/{slug}                  deleteItem
	DELETE   /{kind}/drafts                 deleteDrafts     # overlaps the route above: both match /items/drafts
	GET      /items/new                     newItem
	GET      /items/new/{step:int}          newItemStep
	GET      /items/{slug}/reviews          listReviews      # matches /items/new/reviews, too
	PUT      /items/{slug}/reviews/{author} putReview
	PUT      /items/{slug}/reviews/{n:int}  putNumbered
	GET      /{kind}/{n:int}/page           showPage
	GET      /files/{$}                     listFiles
	GET      /files/{path...}               showFile
	PUT      /files/{path...}               putFile
	M-SEARCH /files/{dir}/index             searchIndex
	GET      /files/{dir}/about             aboutFiles
`)

// forms is a table with every kind of segment that the widgets and the shop lack.
var forms = MustParse(`
	GET  /api/{version:v1|2022-04|latest}/users  listUsers
	GET  /items/{id}.json                        itemJSON
	GET  /items/{id}.tar.gz                      itemArchive
	GET  /items/{id:int}                         showItem
	GET  /items/{name}                           namedItem
	GET  /@{user}                                profile
	POST /jobs/{job}:cancel                      cancelJob
	GET  /jobs/{job}                             showJob
	GET  /v{major:int}/info                      showVersion
	*    /hook/{name}                            anyHook
	GET  /hook/{name}                            getHook
	GET  /users{/}                               users
	GET  /docs{/path...}                         docs
	PUT  /docs{/path...}                         putDocs
	GET  /100%                                   promo
`)

// many is a table of two hundred routes with similar patterns.
var many = manyRoutes()

func manyRoutes() Table {
	var all []Route
	for i := range 100 {
		all = append(all, Route{Method: "GET", Pattern: fmt.Sprintf("/api/things%d/{id}", i), Name: fmt.Sprintf("show%d", i)},
			Route{Method: "PUT", Pattern: fmt.Sprintf("/api/things%d/{id}/parts/{part}", i), Name: fmt.Sprintf("put%d", i)})
	}
	table, err := NewTable(all...)
	if err != nil {
		panic(err)
	}
	return table
}

// githubOf2013 returns GitHub's API of 2013, the usual table of router benchmarks.
func githubOf2013(t testing.TB) Table {
	return tableFrom(t, "../internal/routes/testdata/github-2013.txt")
}

// tableFrom parses a file.
func tableFrom(t testing.TB, file string) Table {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	table, err := ParseTable(file, string(text))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// right returns a factory of correct models for a table.
func right(t Table) func() http.Handler { return of(model{tree: treeOf(t), head: t.routes.HEAD}) }

// of returns a factory that always returns m.
func of(m model) func() http.Handler { return func() http.Handler { return m } }

package routertest

import (
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

package gen

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestBuiltValues: the generated test builds only paths that buildPath accepts.
func TestBuiltValues(t *testing.T) {
	for pattern, want := range map[string][]string{
		"/a/{id:int}":    {"42"},
		"/a/../{id:int}": nil,
		"/./{name}":      nil,
		"/.a/{id:int}":   {"42"},
		"/{v:x|y}":       {`"x"`},
		"/v{n:int}.z":    {"42"},
		"/b/{n:int}{/}":  {"42"},
		"/a{/r...}":      {`"a b/é%?#+;"`},
	} {
		c := newCode(parsed(t, "GET "+pattern), Options{Package: "router"}, techniques[0])
		if got := c.builtValues(0); !slices.Equal(got, want) {
			t.Errorf("%s is built from %q, want %q", pattern, got, want)
		}
	}
}

// builder is a program that calls a generated function with invalid values.
const builder = `package main

import (
	"fmt"

	"builder/router"
)

func main() {
	for _, id := range []int{0, -1, 1} {
		fmt.Println(router.ShowItemPath("a b", id))
	}
	fmt.Println(router.ShowItemPath("", 1))
	for _, text := range []string{".", "..", "a/./b", "a/..", "../", "a", "..."} {
		show(text, router.ShowFilePath, router.ShowAllPath, router.ShowSlugPath, router.ShowHiddenPath)
	}
	show("..", router.ShowListPath)
	fmt.Println(router.ShowParentPath())
}

// show prints the paths that the functions build from the text, and - for an error.
func show(text string, functions ...func(string) (string, error)) {
	fmt.Print(text)
	for _, f := range functions {
		path, err := f(text)
		if err != nil {
			path = "-"
		}
		fmt.Print(" ", path)
	}
	fmt.Println()
}
`

// TestRefusedValues: an error says which values are valid. No path has a segment "." or "..", whether it is a text of the table or of a
// value: clients would remove it.
func TestRefusedValues(t *testing.T) {
	module := t.TempDir()
	table := parsed(t, "GET /{shop}/items/{id:int} showItem\nGET /{shop}/items/{name} showName\n"+
		"GET /f/{path...} showFile\nGET /all{/path...} showAll\nGET /s/{slug} showSlug\nGET /h/.{name} showHidden\nGET /l/{v:..|a} showList\nGET /p/.. showParent")
	files, err := Generate(table, Options{Technique: "after", Package: "router", Command: "routegen", Paths: true})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(module, "router", "router.go"), string(files[0].Text))
	write(t, filepath.Join(module, "main.go"), builder)
	writeModule(t, module, "builder")
	const want = ` id is 0; it must be at least 1
 id is -1; it must be at least 1
/a%20b/items/1 <nil>
 shop is ""; it must not be empty or contain a slash
. - - - -
.. - - - /h/...
a/./b - - - -
a/.. - - - -
../ - - - -
a /f/a /all/a /s/a /h/.a
... /f/... /all/... /s/... /h/....
.. -
 the path "/p/.." has the segment "..", which clients remove
`
	if got := run(t, module, "go", "run", "."); got != want {
		t.Errorf("it prints\n%s\nwant\n%s", got, want)
	}
}

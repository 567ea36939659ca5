package gen

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestBuiltValues: a generated test asks for no path that buildPath refuses.
func TestBuiltValues(t *testing.T) {
	for pattern, want := range map[string][]string{
		"/a/{id:int}":    {"42"},
		"/a/../{id:int}": nil,
		"/./{name}":      nil,
		"/.a/{id:int}":   {"42"},
	} {
		c := newCode(parsed(t, "GET "+pattern), Options{Package: "router"}, techniques[0])
		if got := c.builtValues(0); !slices.Equal(got, want) {
			t.Errorf("%s is built of %q, want %q", pattern, got, want)
		}
	}
}

// builder is a program that prints what a generated function says of values that no path can have.
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
}
`

// TestRefusedValues: the error for a value says what would be right.
func TestRefusedValues(t *testing.T) {
	module := t.TempDir()
	table := parsed(t, "GET /{shop}/items/{id:int} showItem\nGET /{shop}/items/{name} showName")
	files, err := Generate(table, Options{Technique: "after", Package: "router", Command: "routegen", Paths: true})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(module, "router", "router.go"), string(files[0].Text))
	write(t, filepath.Join(module, "main.go"), builder)
	writeModule(t, module, "builder")
	const want = ` id is 0: want 1 or more
 id is -1: want 1 or more
/a%20b/items/1 <nil>
 shop is "": want a segment that is not empty and has no slash
`
	if got := run(t, module, "go", "run", "."); got != want {
		t.Errorf("it prints\n%s\nwant\n%s", got, want)
	}
}

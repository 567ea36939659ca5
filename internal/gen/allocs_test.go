package gen

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// counter is a test that counts the allocations of requests with a route.
const counter = `package router

import (
	"net/http"
	"net/url"
	"testing"
)

type silent struct{ http.ResponseWriter }

func (silent) Header() http.Header { panic("the router refuses the request") }

func TestAllocations(t *testing.T) {
	router := New(&quiet{})
	for _, q := range []struct{ method, path string }{
%s	} {
		r := &http.Request{Method: q.method, URL: &url.URL{Path: q.path}}
		if n := testing.AllocsPerRun(10, func() { router.ServeHTTP(silent{}, r) }); n > 0 {
			t.Errorf("%%s %%q makes %%v allocations", q.method, q.path, n)
		}
		if n := testing.AllocsPerRun(10, func() { Lookup(q.method, q.path) }); n > 0 {
			t.Errorf("%%s %%q: Lookup makes %%v allocations", q.method, q.path, n)
		}
	}
}
`

// TestNoAllocations: after, tree and table do not allocate when they find a route, and neither does Lookup. This also holds if they first try
// a route that does not match because of an invalid number or another method.
func TestNoAllocations(t *testing.T) {
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module counted\n\ngo 1.26\n")
	table := parsed(t, trapped+special+"GET /{id:int}\nGET /{slug}\nPOST /{slug}/{n:int}\nGET /{slug}/{rest...}\nHEAD /{slug}/b\nGET /a/{x}/{$}\nPUT /a/{n:int}/{m:int}")
	table.HEAD = true
	var asked strings.Builder
	for _, q := range requests(table) {
		if table.Want(q.method, q.path).Status == 200 {
			fmt.Fprintf(&asked, "\t\t{%q, %q},\n", q.method, q.path)
		}
	}
	for _, technique := range []string{"after", "tree", "table"} {
		o := Options{Technique: technique, Package: "router", Command: "routegen", HEAD: true, Pattern: true, Lookup: true}
		files, err := Generate(table, o)
		if err != nil {
			t.Fatal(err)
		}
		handlers, err := OwnHandlers(table, o, "quiet", nil, func(int, []Param) string { return "" })
		if err != nil {
			t.Fatal(err)
		}
		addTo(t, module, "_"+technique, map[string]string{
			"router.go": string(files[0].Text), "handlers.go": string(handlers), "router_test.go": fmt.Sprintf(counter, &asked),
		})
	}
	run(t, module, "go", "test", "-vet=off", ".")
}

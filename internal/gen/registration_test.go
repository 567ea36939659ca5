package gen

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// registered contains tables that a library would serve differently without the generated code around it.
var registered = map[string]string{
	"dots":     "GET /.\nGET /..\nGET /a/../b\nGET /a/{x}/.\nGET /.../{x...}\nPOST /{x}",
	"percents": "GET /100%\nGET /%zz/{x}\nGET /a%2/b\nPOST /{x}/b",
	"bytes":    "GET /\xff/{x}\nGET /\xfe\nGET /\ufffd/{y}\nPUT /{\xff}",
	"names":    "GET /{user-id}/a/{*}/{type...}\nGET /b/{id}\nGET /b/x/{id:int}",
	"numbers":  "GET /{a:int}/{b:int}\nGET /x/{b:int}/y\nPOST /{a:int}/{rest...}\nGET /v/{b:int}/{c}/{d:int}",
	"ends":     "GET /\nGET /f/{$}\nGET /f\nGET /g/{path...}\nPOST /g\nPUT /{x}/{y}/{$}\nPUT /{x}/{y}/{z}/{rest...}",
	"slashes":  "GET /{x...}\nGET /f/{p...}\nGET /f\nGET /u/{id}/{p...}\nGET /u/{id}\nGET /u/{$}\nGET /{x}",
	"HEAD":     "HEAD /a/{x}\nGET /{y...}\nPOST /a/b\nHEAD /b/{n:int}\nHEAD /f/{$}",
	"methods":  "CONNECT /a/{x}\nCONNECT /f/{p...}\nTRACE /a/{x}\nQUERY /a/{x}\nOPTIONS /a/b\nPATCH /{y...}",
}

// TestRegistered compares servemux and chi with the oracle. It uses the tables in registered and in hardTables, the widgets,
// and a table with as many methods as chi accepts.
func TestRegistered(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 0))
	suites := []suite{newSuite("widgets", routes.Widgets(), rnd, 3000)}
	for _, name := range slices.Sorted(maps.Keys(hardTables)) {
		suites = append(suites, newSuite("hard: "+name, parsed(t, hardTables[name]), rnd, 2000))
	}
	for _, name := range slices.Sorted(maps.Keys(registered)) {
		text := registered[name]
		if err := refuseMux(parsed(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, served := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
			table := parsed(t, text)
			table.HEAD, table.OPTIONS = served[0], served[1]
			suites = append(suites, newSuite(name, table, rnd, 2000))
		}
	}
	var methods strings.Builder
	for i := range mostOtherMethods {
		fmt.Fprintf(&methods, "M%d /a/{x}\n", i)
	}
	for _, method := range slices.Sorted(maps.Keys(chiMethods)) {
		fmt.Fprintf(&methods, "%s /a/{x}\n", method)
	}
	suites = append(suites, newSuite("many methods", parsed(t, methods.String()), rnd, 500))
	for _, f := range failures(t, []string{"servemux", "chi"}, suites) {
		t.Error(f)
	}
}

// TestOutside tests servemux and chi inside other handlers. With -pattern, a middleware sees the Pattern. Without -pattern, a
// request that comes from an http.ServeMux keeps the path values of that ServeMux.
func TestOutside(t *testing.T) {
	module := t.TempDir()
	writeModule(t, module, "outside")
	for _, technique := range []string{"servemux", "chi"} {
		for name, test := range map[string]string{"pattern": patternTest, "values": valuesTest} {
			files, err := Generate(parsed(t, plain), Options{Technique: technique, Package: "router", Command: "routegen", Pattern: name == "pattern"})
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(module, technique, name)
			for _, f := range files {
				write(t, filepath.Join(dir, f.Name), string(f.Text))
			}
			write(t, filepath.Join(dir, "outside_test.go"), outsideImports+test)
		}
	}
	run(t, module, "go", "test", "-run", "Outside", "./...")
}

const outsideImports = `package router

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

var _ http.Handler = New(&App{})
`

const patternTest = `
func TestOutside(t *testing.T) {
	r := httptest.NewRequest("DELETE", "/posts/%2E%2E/comments/007", nil)
	New(&App{}).ServeHTTP(httptest.NewRecorder(), r)
	if want := "DELETE /posts/{slug}/comments/{id}"; r.Pattern != want {
		t.Errorf("the pattern is %q, want %q", r.Pattern, want)
	}
}
`

const valuesTest = `
func TestOutside(t *testing.T) {
	router, slug := New(&App{}), ""
	mux := http.NewServeMux()
	mux.HandleFunc("/of/{slug}/{rest...}", func(w http.ResponseWriter, r *http.Request) {
		http.StripPrefix("/of/mine", router).ServeHTTP(w, r)
		slug = r.PathValue("slug")
	})
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest("GET", "/of/mine/posts/other", nil))
	if w.Code != 501 || slug != "mine" {
		t.Errorf("status %d, and the slug of ServeMux is %q; want 501 and mine", w.Code, slug)
	}
}
`

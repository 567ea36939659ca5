package gen

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestPattern generates routers with -pattern. Their handlers must see the same Pattern and path values as handlers of
// http.ServeMux. The exhaustive form adds GitHub's API of 2013, which has hundreds of routes, and finds a route that sets the
// pattern of another route.
func TestPattern(t *testing.T) {
	all := shipped(t)
	blog, github := all["routes.txt"], all["github-2013.txt"]
	withText := parsed(t, "GET /\nGET /a/{x}\nGET /a/{$}\nGET /b/{user-id}/{n:int}/c\nPOST /b/{rest...}\nPUT /{y}/{x}/d")
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module patterned\n\ngo 1.26\n")
	for _, technique := range []string{"after", "tree", "split"} {
		for name, table := range map[string]*routes.Table{"blog": blog, "github": github, "text": withText} {
			if name == "github" && !exhaustive {
				continue
			}
			files, err := Generate(table, Options{Technique: technique, Package: "router", Command: "routegen", HEAD: true, Pattern: true, PathValues: true})
			if err != nil {
				t.Fatal(err)
			}
			addTo(t, module, "_"+technique+name, map[string]string{"router.go": string(files[0].Text), "pattern_test.go": muxComparison(table)})
		}
	}
	run(t, module, "go", "test", "-vet=off", ".")
}

// TestBehind runs testdata/behind: the router is inside http.ServeMux and behind the middleware of net/http, which copy requests. The
// exhaustive form has all techniques, and the race detector.
func TestBehind(t *testing.T) {
	table := parsed(t, "POST /t/{tenant}/x/{id:int} show")
	test := read(t, "testdata/behind/behind_test.go")
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module behind\n\ngo 1.26\n")
	for _, technique := range Techniques() {
		if technique[0] == "servemux" || technique[0] != "after" && !exhaustive {
			continue // ServeMux sets path values itself
		}
		files, err := Generate(table, Options{Technique: technique[0], Package: "router", Pattern: true, PathValues: true})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(module, technique[0], "router.go"), string(files[0].Text))
		write(t, filepath.Join(module, technique[0], "behind_test.go"), test)
	}
	args := []string{"test", "-count=1"}
	if exhaustive {
		args = append(args, "-race")
	}
	run(t, module, "go", append(args, "./...")...)
}

// muxComparison returns a test. It compares the Pattern and path values in handlers of the router and in handlers of a
// ServeMux.
func muxComparison(t *routes.Table) string {
	c := newCode(t, Options{}, technique{})
	var handlers, cases strings.Builder
	for i, r := range t.Routes {
		var names []string
		for _, s := range r.Params() {
			names = append(names, s.Name)
		}
		fmt.Fprintf(&handlers, "func (seen) %s(%s) { tell(w, r, %s) }\n", c.method(i), c.signature(i), quoteAll(append(names, "other")))
		fmt.Fprintf(&cases, "\t{%q, %q, %q, []string{%s}},\n", r.Method, strings.ReplaceAll(r.Sample(), "7", "007"), muxPattern(r), quoteAll(names))
	}
	return fmt.Sprintf(patternProgram, &handlers, &cases)
}

const patternProgram = `package router

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

type seen struct{}

%s
func tell(w http.ResponseWriter, r *http.Request, names ...string) {
	fmt.Fprint(w, r.Pattern)
	for _, name := range names {
		fmt.Fprintf(w, " %%s=%%s", name, r.PathValue(name))
	}
}

// identifier changes a parameter's name to one that ServeMux accepts.
var identifier = strings.NewReplacer("-", "_")

func TestPattern(t *testing.T) {
	router := New(seen{})
	for _, c := range []struct {
		method, path, pattern string
		names                 []string
	}{
%s	} {
		mux := http.NewServeMux()
		mux.HandleFunc(identifier.Replace(c.pattern), func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, c.pattern)
			for _, name := range append(c.names, "other") {
				fmt.Fprintf(w, " %%s=%%s", name, r.PathValue(identifier.Replace(name)))
			}
		})
		got, want := httptest.NewRecorder(), httptest.NewRecorder()
		router.ServeHTTP(got, httptest.NewRequest(c.method, c.path, nil))
		mux.ServeHTTP(want, httptest.NewRequest(c.method, c.path, nil))
		if got.Body.String() != want.Body.String() || want.Code != 200 {
			t.Errorf("%%s %%s: the handler sees %%s, one of ServeMux sees %%s", c.method, c.path, got.Body, want.Body)
		}
	}
}
`

package routertest

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestServeMux runs the kit on http.ServeMux, for tables that ServeMux accepts. It fails if the kit requires more than the
// contract. ServeMux serves HEAD and refuses in its own words. The short form has a table of fixed paths; the exhaustive form
// adds parameters and hundreds of routes.
func TestServeMux(t *testing.T) {
	blog := MustParse(`
		GET    /                           home
		GET    /about                      about
		GET    /posts                      listPosts
		POST   /posts                      createPost
		GET    /posts/new                  newPost
		GET    /posts/{slug}               showPost
		PUT    /posts/{slug}               putPost
		DELETE /posts/{slug}               deletePost
		HEAD   /posts/{slug}/comments      countComments
		GET    /posts/{slug}/comments      listComments
		POST   /posts/{slug}/comments/{id} answerComment
		GET    /tags/{tag}/posts/{page}    listTagged`)
	for _, c := range []struct {
		name     string
		table    Table
		sections []string // nil means all
	}{
		{"blog", blog, nil},
		{"github-2013", githubOf2013(t), []string{"exhaustive", "random", "lengths", "server"}}, // not all, because ServeMux takes long to refuse
		{"static", MustParse("GET /\nGET /a\nGET /a/b\nPUT /a/b\nGET /a/b/c.html\nGET /z/~x/-_.!'()*,"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !exhaustive && c.name != "static" {
				t.Skip("set GOROUTING_EXHAUSTIVE=1 to compare this table")
			}
			tests, err := c.table.ServingHEAD().InOwnWords().tests(true, c.sections...)
			if err != nil {
				t.Fatal(err)
			}
			for _, test := range tests {
				found := test.examine(c.table.ServingHEAD().InOwnWords().routes, func() http.Handler { return exact{newServeMux(c.table)} })
				for _, cause := range found.causes.Sorted() {
					t.Errorf("%v: ServeMux fails %d times: %v", test, cause.Count, cause.Example)
				}
			}
		})
	}
}

// newServeMux returns a ServeMux with the routes of a table and handlers that echo.
func newServeMux(t Table) *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range t.routes.Routes {
		pattern := strings.ReplaceAll(r.Pattern, ":int}", "}")
		if pattern == "/" {
			pattern = "/{$}"
		}
		mux.HandleFunc(r.Method+" "+pattern, func(w http.ResponseWriter, q *http.Request) {
			var values []any
			for _, s := range r.Params() {
				switch value := q.PathValue(s.Name); s.Kind {
				case routes.Int:
					n, _ := strconv.Atoi(value)
					values = append(values, n)
				case routes.String:
					values = append(values, value)
				}
			}
			Echo(w, r.Name, values...)
		})
	}
	return mux
}

// exact makes a ServeMux match the decoded path exactly. By itself, ServeMux matches the escaped path, redirects to the clean
// path, and answers OPTIONS * itself.
type exact struct{ mux *http.ServeMux }

func (e exact) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if !strings.HasPrefix(path, "/") || strings.Contains(path, "//") || len(path) > 1 && strings.HasSuffix(path, "/") {
		http.NotFound(w, r)
		return
	}
	own := *r
	own.URL, own.RequestURI = &url.URL{Path: path, RawPath: escaped(path)}, ""
	if r.Method == http.MethodConnect || r.Method == "" { // ServeMux ignores RawPath for CONNECT, and reads "" as GET
		own.Method = "connect"
	}
	e.mux.ServeHTTP(w, &own)
}

// escaped escapes a path so that ServeMux finds the same segments in it.
func escaped(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if parts[i] = url.PathEscape(part); part == "." || part == ".." {
			parts[i] = strings.ReplaceAll(part, ".", "%2E")
		}
	}
	return strings.Join(parts, "/")
}

// TestCauses compares Check's causes for a plain ServeMux with a file. ServeMux breaks the contract thousands of times. The
// file has each cause once, with an example, in the order to fix them. The test runs only in the exhaustive form or with
// -update.
func TestCauses(t *testing.T) {
	if !exhaustive && !*update {
		t.Skip("set GOROUTING_EXHAUSTIVE=1 to send a million requests, one after the other")
	}
	t.Setenv(depthVariable, "3")
	t.Setenv(seedVariable, "1")
	report, err := Check(Widgets(), func() http.Handler { return newServeMux(Widgets()) })
	if err != nil {
		t.Fatal(err)
	}
	var made strings.Builder
	for _, c := range report.Causes {
		fmt.Fprintf(&made, "%s (rule %d): %d, for example %s\n", c.Example.What, c.Example.Rule, c.Count, c.Example.Request.Text)
	}
	golden(t, "testdata/servemux-causes.txt", made.String())
}

// golden compares the text made with the content of a file. With -update, it writes the file instead.
func golden(t *testing.T, file, made string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(made), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if made != string(want) {
		t.Errorf("%s differs from the result; if the result is right, run the test with -update. It is\n%s", file, made)
	}
}

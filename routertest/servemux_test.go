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

// TestServeMux runs the kit on net/http.ServeMux, which serves HEAD and refuses in its own words, for tables that it takes.
func TestServeMux(t *testing.T) {
	if testing.Short() {
		t.Skip("it holds many tables to ServeMux")
	}
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
		sections []string // all if there are none
	}{
		{"blog", blog, nil},
		{"github-2013", githubOf2013(t), []string{"exhaustive", "random", "lengths", "server"}}, // ServeMux takes 4 µs for a refusal
		{"static", MustParse("GET /\nGET /a\nGET /a/b\nPUT /a/b\nGET /a/b/c.html\nGET /z/~x/-_.!'()*,"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tests, err := c.table.ServingHEAD().InOwnWords().tests(true, c.sections...)
			if err != nil {
				t.Fatal(err)
			}
			for _, test := range tests {
				found := test.examine(c.table.ServingHEAD().InOwnWords().routes, func() http.Handler { return exact{newServeMux(c.table)} })
				for _, cause := range found.causes.Sorted() {
					t.Errorf("%v: %d of ServeMux: %v", test, cause.Count, cause.Example)
				}
			}
		})
	}
}

// newServeMux returns a ServeMux with the routes of a table, whose handlers echo.
func newServeMux(t Table) *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range t.routes.Routes {
		pattern := strings.ReplaceAll(r.Pattern, ":int}", "}")
		if pattern == "/" {
			pattern = "/{$}"
		}
		mux.HandleFunc(r.Method+" "+pattern, func(w http.ResponseWriter, q *http.Request) {
			var values []any
			for _, s := range r.Segments {
				switch value := q.PathValue(s.Text); s.Kind {
				case routes.Int:
					n, _ := strconv.Atoi(value)
					values = append(values, n)
				case routes.Any:
					values = append(values, value)
				}
			}
			Echo(w, r.Name, values...)
		})
	}
	return mux
}

// exact mends what ServeMux does outside of a table: it matches the escaped path, cleans it, redirects to what came of it, and
// answers OPTIONS * itself.
type exact struct{ mux *http.ServeMux }

func (e exact) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if !strings.HasPrefix(path, "/") || strings.Contains(path, "//") || len(path) > 1 && strings.HasSuffix(path, "/") {
		http.NotFound(w, r)
		return
	}
	own := *r
	own.URL, own.RequestURI = &url.URL{Path: path, RawPath: escaped(path)}, ""
	if r.Method == http.MethodConnect || r.Method == "" { // one is matched without a look at RawPath, the other is GET to ServeMux
		own.Method = "connect"
	}
	e.mux.ServeHTTP(w, &own)
}

// escaped returns a path so escaped that each segment stays what it is.
func escaped(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if parts[i] = url.PathEscape(part); part == "." || part == ".." {
			parts[i] = strings.ReplaceAll(part, ".", "%2E")
		}
	}
	return strings.Join(parts, "/")
}

// TestCauses holds what Check says of a plain ServeMux, which departs from the widget table thousands of times, to a list that
// one can read: each cause once, with an example, in the order in which to mend them.
func TestCauses(t *testing.T) {
	if testing.Short() {
		t.Skip("it sends a million requests, one after the other")
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

// golden compares what was made with what stands in a file.
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
		t.Errorf("%s is not what is made now; if that is meant, run with -update. Made is\n%s", file, made)
	}
}

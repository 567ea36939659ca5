package routers

import (
	"fmt"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"gorouting/routertest"
)

// TestAlike makes sure that a client cannot see which router answered. It compares whole answers, including headers that the
// contract does not mention.
func TestAlike(t *testing.T) {
	replacer := strings.NewReplacer("{slug}", "foo", "{id:int}", "007")
	for _, route := range routertest.Widgets().Routes() {
		for _, path := range []string{replacer.Replace(route.Pattern), replacer.Replace(route.Pattern) + "/x", replacer.Replace(route.Pattern) + "/", "*"} {
			for _, method := range []string{"GET", "POST", "HEAD", "OPTIONS", "FOO"} {
				first := ""
				for _, r := range All {
					w := httptest.NewRecorder()
					request := httptest.NewRequest(method, "/", nil)
					request.URL.Path = path
					r.New().ServeHTTP(w, request)
					answer := fmt.Sprint(w.Code, w.Header(), w.Body)
					if first == "" {
						first = answer
					}
					if answer != first {
						t.Errorf("%s %s: %s answers %q, but %s answers %q", method, path, r.Name, answer, All[0].Name, first)
					}
				}
			}
		}
	}
}

// TestAlone makes sure that each package can be copied: it exports only New, and imports only the standard library and its
// router library.
func TestAlone(t *testing.T) {
	for _, r := range All {
		exported := 0
		for _, file := range []string{"router.go", "handlers.go"} {
			f, err := parser.ParseFile(token.NewFileSet(), "../../"+r.Name+"/"+file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for name := range f.Scope.Objects {
				if token.IsExported(name) {
					exported++
				}
			}
			for _, i := range f.Imports {
				path := strings.Trim(i.Path.Value, `"`)
				if strings.HasPrefix(path, "gorouting") || strings.Contains(path, ".") && !strings.HasSuffix(r.Name, "router") {
					t.Errorf("%s/%s imports %s, want only the standard library and its router", r.Name, file, path)
				}
			}
		}
		if exported != 1 {
			t.Errorf("%s exports %d names, want New only", r.Name, exported)
		}
	}
}

// TestReadme compares the README's numbers of lines with the routers' code.
func TestReadme(t *testing.T) {
	readme := read(t, "../../README.md")
	for _, r := range All {
		lines := strings.Count(read(t, "../../"+r.Name+"/router.go"), "\n")
		row := regexp.MustCompile(fmt.Sprintf("(?m)^\\| \\[`%s`\\]\\(%[1]s/router.go\\) \\| [^|]+ \\| %d \\|", r.Name, lines))
		if !row.MatchString(readme) {
			t.Errorf("the README has no row for %s with %d lines; update its number", r.Name, lines)
		}
	}
}

// TestServeMux mounts each router in a ServeMux. The pattern there has parameters with the same names as the parameters of the
// router. The path values of the ServeMux must not change.
func TestServeMux(t *testing.T) {
	for _, r := range All {
		mux := http.NewServeMux()
		mux.HandleFunc("/shops/{id}/{slug...}", func(w http.ResponseWriter, req *http.Request) {
			http.StripPrefix("/shops/42", r.New()).ServeHTTP(w, req)
			if id, slug := req.PathValue("id"), req.PathValue("slug"); id != "42" || slug != "api/widgets/foo/parts/7/update" {
				t.Errorf("after %s, the ServeMux has id %q and slug %q", r.Name, id, slug)
			}
		})
		wantBody(t, r, mux, httptest.NewRequest("POST", "/shops/42/api/widgets/foo/parts/7/update", nil), "apiUpdateWidgetPart foo 7\n")
	}
}

// TestChiParent mounts each router in a chi router. The parent's route context must not change.
func TestChiParent(t *testing.T) {
	for _, r := range All {
		parent := chi.NewRouter()
		router := r.New()
		parent.Get("/{slug}/admin", func(w http.ResponseWriter, req *http.Request) {
			router.ServeHTTP(w, req)
			if c := chi.RouteContext(req.Context()); c.RoutePath != "" || c.RoutePattern() != "/{slug}/admin" || c.URLParam("slug") != "foo" {
				t.Errorf("after %s, the parent's context has path %q, pattern %q and slug %q", r.Name, c.RoutePath, c.RoutePattern(), c.URLParam("slug"))
			}
		})
		wantBody(t, r, parent, httptest.NewRequest("GET", "/foo/admin", nil), "widgetAdmin foo\n")
	}
}

// TestChiParentWithoutRoute uses each router as the NotFound handler and as middleware of a chi router. In both places, chi has
// not chosen a route, and its route context must stay empty.
func TestChiParentWithoutRoute(t *testing.T) {
	for _, r := range All {
		router := r.New()
		serve := func(w http.ResponseWriter, req *http.Request) {
			c := chi.RouteContext(req.Context())
			path, method := c.RoutePath, c.RouteMethod
			router.ServeHTTP(w, req)
			if c.RoutePath != path || c.RouteMethod != method || len(c.URLParams.Keys) > 0 || len(c.RoutePatterns) > 0 {
				t.Errorf("after %s, the parent's context has path %q, parameters %v and patterns %v", r.Name, c.RoutePath, c.URLParams, c.RoutePatterns)
			}
		}
		notFound := chi.NewRouter()
		notFound.Get("/own", func(w http.ResponseWriter, req *http.Request) {})
		notFound.NotFound(serve)
		middleware := chi.NewRouter()
		middleware.Use(func(http.Handler) http.Handler { return http.HandlerFunc(serve) })
		middleware.Get("/*", func(w http.ResponseWriter, req *http.Request) {})
		for _, parent := range []http.Handler{notFound, middleware} {
			wantBody(t, r, parent, httptest.NewRequest("POST", "/api/widgets/foo/parts/7/update", nil), "apiUpdateWidgetPart foo 7\n")
			wantBody(t, r, parent, httptest.NewRequest("PUT", "/foo", nil), "405 method not allowed\n")
			wantBody(t, r, parent, httptest.NewRequest("GET", "/nope/x/y", nil), "404 page not found\n")
		}
	}
}

// TestStripPrefix mounts each router below a prefix. Path and RequestURI then differ.
func TestStripPrefix(t *testing.T) {
	for _, r := range All {
		request := httptest.NewRequest("POST", "/shop/api/widgets/foo%20bar/parts/7/delete", nil)
		wantBody(t, r, http.StripPrefix("/shop", r.New()), request, "apiDeleteWidgetPart foo bar 7\n")
	}
}

// wantBody checks the body of h's answer to a request. h is the router r, perhaps inside another handler.
func wantBody(t *testing.T, r Router, h http.Handler, request *http.Request, want string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request)
	if got := w.Body.String(); got != want {
		t.Errorf("%s answers %q, want %q", r.Name, got, want)
	}
}

package router

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// app has handlers, middleware and hooks that misuse the router.
type app struct {
	auth, admin func(next http.Handler) http.Handler // nil returns next
	inner       http.Handler                         // below /mount
	called      *[]string                            // the methods that New called
}

func usual(middleware func(http.Handler) http.Handler, next http.Handler) http.Handler {
	if middleware == nil {
		return next
	}
	return middleware(next)
}

func (a app) note(name string) {
	if a.called != nil {
		*a.called = append(*a.called, name)
	}
}

func (a app) Auth(next http.Handler) http.Handler {
	a.note("Auth")
	return usual(a.auth, next)
}

func (a app) Admin(next http.Handler) http.Handler {
	a.note("Admin")
	return usual(a.admin, next)
}

func (a app) Show(w http.ResponseWriter, r *http.Request, id int) {
	fmt.Fprintf(w, "show %d %s;", id, r.PathValue("id"))
}

func (a app) Remove(w http.ResponseWriter, r *http.Request, id int) { fmt.Fprintf(w, "remove %d;", id) }

func (a app) List(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "list;") }

// Put looks itself up.
func (a app) Put(w http.ResponseWriter, r *http.Request, slug string) {
	found := Lookup(r.Method, r.URL.Path)
	fmt.Fprintf(w, "put %s %s %s;", slug, found.Method, found.Params.Slug)
}

// Mount passes the request to the inner router.
func (a app) Mount(w http.ResponseWriter, r *http.Request, path string) {
	if a.inner == nil {
		fmt.Fprintf(w, "mount %s;", path)
		return
	}
	http.StripPrefix("/mount", a.inner).ServeHTTP(w, r)
}

// Upload writes the file of a form to the disk.
func (a app) Upload(w http.ResponseWriter, r *http.Request, name string) {
	if err := r.ParseMultipartForm(10); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// Keep does the same as Upload, and its route has no group.
func (a app) Keep(w http.ResponseWriter, r *http.Request, name string) { a.Upload(w, r, name) }

func (a app) NotFound(w http.ResponseWriter, r *http.Request) {
	a.note("NotFound")
	w.WriteHeader(http.StatusNotFound)
	fmt.Fprint(w, Lookup(r.Method, r.URL.Path).Allow)
}

// MethodNotAllowed changes the list that it gets.
func (a app) MethodNotAllowed(w http.ResponseWriter, r *http.Request, allow []string) {
	a.note("MethodNotAllowed")
	w.WriteHeader(http.StatusMethodNotAllowed)
	fmt.Fprint(w, allow)
	for i := range allow {
		allow[i] = "changed"
	}
	_ = append(allow, "more")
	fmt.Fprint(w, Lookup(r.Method, r.URL.Path).Allow)
}

// answer returns the router's answer.
func answer(router http.Handler, method, path string) (int, string) {
	w := httptest.NewRecorder()
	router.ServeHTTP(w, &http.Request{Method: method, URL: &url.URL{Path: path}, Header: http.Header{}})
	return w.Code, w.Body.String()
}

// expect compares an answer with status 200.
func expect(t *testing.T, router http.Handler, method, path, want string) {
	t.Helper()
	if code, got := answer(router, method, path); code != http.StatusOK || got != want {
		t.Errorf("%s %s: %d %q, want %q", method, path, code, got, want)
	}
}

// TestEveryMethod: no request reaches the handler of a route in groups without their middleware.
func TestEveryMethod(t *testing.T) {
	passed := 0
	refuse := func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			passed++
			w.WriteHeader(http.StatusUnauthorized)
		})
	}
	router := New(app{auth: refuse, admin: refuse})
	requests := [][2]string{
		{"GET", "/a"}, {"HEAD", "/a"}, {"GET", "/a/"}, {"HEAD", "/a/"}, {"GET", "/a/007"}, {"HEAD", "/a/7"}, {"DELETE", "/a/7"}, {"PATCH", "/b/x"},
		{"", "/mount"}, {"*", "/mount/"}, {"OPTIONS", "/mount//"}, {"HEAD", "/mount/x"}, {"\x00", "/mount/../a"}, {"POST", "/upload/x"},
	}
	for i, r := range requests {
		if code, _ := answer(router, r[0], r[1]); code != http.StatusUnauthorized || passed != i+1 {
			t.Fatalf("%q %s: status %d after %d calls of middleware", r[0], r[1], code, passed)
		}
	}
}

// TestNew: New calls the middleware of each route, and no hook. Two routers do not share anything.
func TestNew(t *testing.T) {
	called := []string{}
	first := New(app{called: &called})
	if want := strings.Fields("Auth Admin Auth Admin Auth Auth Admin Auth"); !reflect.DeepEqual(count(called), count(want)) {
		t.Errorf("New calls %q, want %q", called, want)
	}
	second := New(app{auth: func(http.Handler) http.Handler { return http.NotFoundHandler() }})
	expect(t, first, "GET", "/a/7", "show 7 7;")
	if code, _ := answer(second, "GET", "/a/7"); code != http.StatusNotFound {
		t.Errorf("the second router answers %d", code)
	}
}

func count(all []string) map[string]int {
	n := map[string]int{}
	for _, one := range all {
		n[one]++
	}
	return n
}

// TestMiddleware has middleware that calls the handler twice, later, or with other objects.
func TestMiddleware(t *testing.T) {
	var late sync.WaitGroup
	for name, c := range map[string]struct {
		auth func(next http.Handler) http.Handler
		want string
	}{
		"twice": {func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				next.ServeHTTP(w, r)
				next.ServeHTTP(w, r)
			})
		}, "show 7 007;show 7 007;"},
		"later": {func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				copied := r.Clone(context.WithoutCancel(r.Context()))
				late.Go(func() {
					time.Sleep(time.Millisecond)
					next.ServeHTTP(w, copied)
				})
			})
		}, "show 7 007;"},
		"another writer": {func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				next.ServeHTTP(struct{ http.ResponseWriter }{w}, r)
			})
		}, "show 7 007;"},
		"another path":      {func(next http.Handler) http.Handler { return http.StripPrefix("/a", next) }, "show 7 007;"},
		"a limit":           {func(next http.Handler) http.Handler { return http.MaxBytesHandler(next, 1) }, "show 7 007;"},
		"another goroutine": {func(next http.Handler) http.Handler { return http.TimeoutHandler(next, time.Minute, "") }, "show 7 007;"},
	} {
		router, w := New(app{auth: c.auth}), httptest.NewRecorder()
		router.ServeHTTP(w, httptest.NewRequest("GET", "/a/007", nil))
		late.Wait()
		if got := w.Body.String(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestOtherContext: a context of another route does not lead to that route's handler.
func TestOtherContext(t *testing.T) {
	var first context.Context
	router := New(app{auth: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if first == nil {
				first = r.Context()
			}
			next.ServeHTTP(w, r.WithContext(first))
		})
	}})
	expect(t, router, "DELETE", "/a/7", "remove 7;")
	defer func() {
		if got := fmt.Sprint(recover()); !strings.Contains(got, "derive the new one from r.Context()") {
			t.Errorf("the panic is %s", got)
		}
	}()
	_, got := answer(router, "GET", "/a/8")
	t.Errorf("GET /a/8 is answered with %q", got)
}

// TestNested: the router is inside itself, twice.
func TestNested(t *testing.T) {
	router := New(app{inner: New(app{inner: New(app{})})})
	expect(t, router, "GET", "/mount/mount/a/7", "show 7 7;")
	expect(t, router, "PATCH", "/mount/mount/b/x", "put x PATCH x;")
	expect(t, router, "GET", "/mount/mount/mount/a/b", "mount a/b;")
}

// TestHooksAgain: a list that a hook has changed does not change another answer.
func TestHooksAgain(t *testing.T) {
	router := New(app{})
	for range 2 {
		for path, want := range map[string]string{"/b/x": "405 [PATCH PUT][PATCH PUT]", "/a/7": "405 [DELETE GET HEAD][DELETE GET HEAD]", "/c": "404 []"} {
			code, body := answer(router, "LINK", path)
			if got := fmt.Sprint(code, " ", body); got != want {
				t.Errorf("%s: %s, want %s", path, got, want)
			}
		}
	}
}

// TestLookups looks up many requests at the same time.
func TestLookups(t *testing.T) {
	var all sync.WaitGroup
	for k := range 8 {
		all.Go(func() {
			for i := range 200 {
				id := 1 + i + k
				for _, c := range []struct {
					method, path string
					want         Match
				}{
					{"GET", fmt.Sprint("/a/", id), Match{Method: "GET", Pattern: "/a/{id:int}", Name: "show", Params: Params{Id: id}}},
					{"", "/a/7", Match{Allow: []string{"DELETE", "GET", "HEAD"}}},
					{"PATCH", "/b/x\xff", Match{Method: "PATCH", Pattern: "/b/{slug}", Name: "put", Params: Params{Slug: "x\xff"}}},
					{"\x00", "/mount", Match{Method: "*", Pattern: "/mount{/path...}", Name: "mount"}},
					{"GET", "", Match{}},
					{"OPTIONS", "*", Match{}},
				} {
					if got := Lookup(c.method, c.path); !reflect.DeepEqual(got, c.want) {
						t.Errorf("%q %q: %+v, want %+v", c.method, c.path, got, c.want)
						return
					}
				}
			}
		})
	}
	all.Wait()
}

// TestPathOfShared: a route that shares its handler builds no path that leads to the handler through another route, with other values.
func TestPathOfShared(t *testing.T) {
	if path, err := PostDocumentPath("x"); path != "/c/x" || err != nil {
		t.Errorf("%q, %v", path, err)
	}
	if path, err := PostDocumentPath("v2"); err == nil {
		t.Errorf("v2 is in the path %q, which has the value 2", path)
	}
	if path, err := PostDocument2Path("2"); path != "/c/v2" || err != nil {
		t.Errorf("%q, %v", path, err)
	}
}

func (a app) PostDocument(w http.ResponseWriter, r *http.Request, document string) {}

// TestTemporaryFiles: the server removes the files that a handler has uploaded, as it does without the router.
func TestTemporaryFiles(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	server := httptest.NewServer(New(app{}))
	for _, path := range []string{"/upload/x", "/keep/x"} {
		var form bytes.Buffer
		fields := multipart.NewWriter(&form)
		file, err := fields.CreateFormFile("file", "name")
		if err != nil {
			t.Fatal(err)
		}
		file.Write(bytes.Repeat([]byte("x"), 11<<20)) // ParseMultipartForm keeps 10 MB more than its limit in memory
		fields.Close()
		answer, err := http.Post(server.URL+path, fields.FormDataContentType(), &form)
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Fatal(answer, err)
		}
		answer.Body.Close()
	}
	server.Close()
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

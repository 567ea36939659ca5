package app

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"app/router"
)

// ShowRange serves GET /ranges/{range}, such as /ranges/10-20.
func (a *App) ShowRange(w http.ResponseWriter, r *http.Request, rangeValue string) {
	from, to, ok := strings.Cut(rangeValue, "-")
	if !ok || from == "" || to == "" {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintln(w, "from", from, "to", to)
}

var hash = regexp.MustCompile(`^[0-9a-f]{8,40}$`)

// ShowCommit serves GET /commits/{hash}.
func (a *App) ShowCommit(w http.ResponseWriter, r *http.Request, value string) {
	if !hash.MatchString(value) {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintln(w, "commit", value)
}

// GetRegistry serves GET /v2/{rest...}, such as /v2/library/ubuntu/manifests/latest.
func (a *App) GetRegistry(w http.ResponseWriter, r *http.Request, rest string) {
	const middle = "/manifests/"
	i := strings.LastIndex(rest, middle)
	if i < 1 {
		http.NotFound(w, r)
		return
	}
	name, reference := rest[:i], rest[i+len(middle):]
	if reference == "" || strings.Contains(reference, "/") {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintln(w, "manifest", reference, "of", name)
}

func (a *App) ShowDocs(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "docs") }

func Example_limits() {
	handler := router.New(&App{})

	for _, path := range []string{
		"/ranges/10-20", "/ranges/10",
		"/commits/0123abcd", "/commits/xyz",
		"/v2/library/ubuntu/manifests/latest", "/v2/manifests/latest", "/v2/a/manifests/b/c",
		"/docs", "/docs/",
	} {
		show(handler, "GET", path)
	}
	// Output:
	// GET /ranges/10-20: 200 from 10 to 20
	// GET /ranges/10: 404 404 page not found
	// GET /commits/0123abcd: 200 commit 0123abcd
	// GET /commits/xyz: 404 404 page not found
	// GET /v2/library/ubuntu/manifests/latest: 200 manifest latest of library/ubuntu
	// GET /v2/manifests/latest: 404 404 page not found
	// GET /v2/a/manifests/b/c: 404 404 page not found
	// GET /docs: 200 docs
	// GET /docs/: 200 docs
}

// hosts sends each request to the router of its host.
type hosts map[string]http.Handler

func (h hosts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, _, _ := strings.Cut(strings.ToLower(r.Host), ":")
	router, ok := h[name]
	if !ok {
		http.Error(w, "421 misdirected request", http.StatusMisdirectedRequest)
		return
	}
	router.ServeHTTP(w, r)
}

func Example_hosts() {
	api, site := http.NotFoundHandler(), router.New(&App{})
	handler := hosts{"api.example.com": api, "example.com": site}

	show(handler, "GET", "http://example.com/docs")
	show(handler, "GET", "http://API.example.com:8080/docs")
	show(handler, "GET", "http://other.example/docs")
	// Output:
	// GET http://example.com/docs: 200 docs
	// GET http://API.example.com:8080/docs: 404 404 page not found
	// GET http://other.example/docs: 421 421 misdirected request
}

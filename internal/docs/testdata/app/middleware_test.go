package app

import (
	"net/http"

	"app/router"
	"app/split"
)

// allowed reports whether the request has the right token. If not, it answers 401.
func allowed(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "Bearer secret" {
		return true
	}
	w.Header().Set("WWW-Authenticate", "Bearer")
	http.Error(w, "401 unauthorized", http.StatusUnauthorized)
	return false
}

// checked adds a check before PutPost to the handlers of an app.
type checked struct{ router.Handlers }

func (c checked) PutPost(w http.ResponseWriter, r *http.Request, slug string) {
	if allowed(w, r) {
		c.Handlers.PutPost(w, r, slug)
	}
}

func Example_checked() {
	app := &App{}
	handler := router.New(checked{app})

	show(handler, "PUT", "/posts/hello")
	show(handler, "PUT", "/posts/hello", "Authorization: Bearer secret")
	show(handler, "GET", "/posts/hello")
	// Output:
	// PUT /posts/hello: 401 401 unauthorized
	// PUT /posts/hello: 501 501 not implemented
	// GET /posts/hello: 501 501 not implemented
}

// The case in split/router.go is copied from the page.
func Example_checkedByHand() {
	show(split.New(), "GET", "/foo/admin")
	show(split.New(), "GET", "/foo/admin", "Authorization: Bearer secret")
	// Output:
	// GET /foo/admin: 401 401 unauthorized
	// GET /foo/admin: 200 widgetAdmin foo
}

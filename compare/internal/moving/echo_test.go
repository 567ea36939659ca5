package moving

import (
	"net/http"
	"testing"

	"github.com/labstack/echo/v5"

	"gorouting/routertest"
)

func beforeEcho() http.Handler {
	e := echo.New()
	e.GET("/users", func(c *echo.Context) error { routertest.Echo(c.Response(), "listUsers"); return nil })
	e.GET("/users/:id", func(c *echo.Context) error { routertest.Echo(c.Response(), "showUser", c.Param("id")); return nil })
	e.GET("/files/*", func(c *echo.Context) error { routertest.Echo(c.Response(), "file", c.Param("*")); return nil })
	return e
}

func afterEcho(h handlers) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /users", h.listUsers)
	m.HandleFunc("GET /users/{id}", h.showUser)
	m.HandleFunc("GET /users/{id}/{$}", slashless)
	m.HandleFunc("GET /files/{path...}", handle(func(w http.ResponseWriter, r *http.Request) error {
		h.file(w, r)
		return nil
	}))
	return unclean(m)
}

// handle calls a handler that returns an error, as echo does.
func handle(h func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

func TestFromEcho(t *testing.T) {
	table := routertest.MustParse(`
		GET /users            listUsers
		GET /users/{id}       showUser
		GET /files/{path...}  file`)
	routertest.Same(t, table, beforeEcho(), afterEcho(moved), append(byNature(),
		routertest.Accept("trailing slash", "/users/foo/ was the user \"foo/\""),
		routertest.Accept("unknown path", "/users/a/b was the user \"a/b\""),
		routertest.Accept("missing slash", "/files is redirected to /files/"),
		routertest.Accept("OPTIONS", "CORS is a middleware of ours"),
		routertest.Accept("needless escapes", "values are decoded now"),
		routertest.Accept("characters in a value", "values are decoded now"),
		routertest.Accept("CONNECT", "404 is right"),
		routertest.Accept("unknown method and path", "404 is right"))...)
}

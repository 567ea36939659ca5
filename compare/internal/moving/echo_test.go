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
	m.HandleFunc("GET /files/{path...}", h.file)
	return unclean(m)
}

func TestFromEcho(t *testing.T) {
	table := routertest.MustParse(`
		GET /users            listUsers
		GET /users/{id}       showUser
		GET /files/{path...}  file`)
	routertest.Same(t, table, beforeEcho(), afterEcho(moved))
}

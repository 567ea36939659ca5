package moving

import (
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"

	"gorouting/routertest"
)

func beforeGin() http.Handler {
	r := gin.New()
	r.GET("/users", func(c *gin.Context) { routertest.Echo(c.Writer, "listUsers") })
	r.GET("/users/:id", func(c *gin.Context) { routertest.Echo(c.Writer, "showUser", c.Param("id")) })
	r.GET("/files/*path", func(c *gin.Context) { routertest.Echo(c.Writer, "file", c.Param("path")[1:]) })
	return r
}

func afterGin(h handlers) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /users", h.listUsers)
	m.HandleFunc("GET /users/{$}", slashless)
	m.HandleFunc("GET /users/{id}", h.showUser)
	m.HandleFunc("GET /users/{id}/{$}", slashless)
	m.HandleFunc("GET /files/{path...}", h.file)
	return unclean(m)
}

func TestFromGin(t *testing.T) {
	table := routertest.MustParse(`
		GET /users            listUsers
		GET /users/{id}       showUser
		GET /files/{path...}  file`)
	routertest.Same(t, table, beforeGin(), afterGin(moved))
}

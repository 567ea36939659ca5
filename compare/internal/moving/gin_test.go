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
	r.GET("/files/*path", func(c *gin.Context) { serveFile(c.Writer, c.Param("path")) })
	return r
}

func afterGin(h handlers) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /users", h.listUsers)
	m.HandleFunc("GET /users/{$}", slashless)
	m.HandleFunc("GET /users/{id}", h.showUser)
	m.HandleFunc("GET /users/{id}/{$}", slashless)
	m.HandleFunc("GET /files/{path...}", func(w http.ResponseWriter, r *http.Request) { serveFile(w, "/"+r.PathValue("path")) })
	return unclean(m)
}

func TestFromGin(t *testing.T) {
	table := routertest.MustParse(`
		GET /users            listUsers
		GET /users/{id}       showUser
		GET /files/{path...}  file`)
	routertest.Same(t, table, beforeGin(), afterGin(moved), append(byNature(),
		routertest.Accept("trailing slash", "HEAD /users/ is redirected like GET"),
		routertest.Accept("missing slash", "/files is redirected with another status"))...)
}

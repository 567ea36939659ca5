package moving

import (
	"net/http"
	"testing"

	"github.com/julienschmidt/httprouter"

	"gorouting/routertest"
)

func beforeHTTPRouter() http.Handler {
	r := httprouter.New()
	r.GET("/users", func(w http.ResponseWriter, _ *http.Request, _ httprouter.Params) { routertest.Echo(w, "listUsers") })
	r.GET("/users/:id", func(w http.ResponseWriter, _ *http.Request, ps httprouter.Params) {
		routertest.Echo(w, "showUser", ps.ByName("id"))
	})
	r.GET("/files/*path", func(w http.ResponseWriter, _ *http.Request, ps httprouter.Params) {
		routertest.Echo(w, "file", ps.ByName("path")[1:])
	})
	return r
}

func TestFromHTTPRouter(t *testing.T) {
	table := routertest.MustParse(`
		GET /users            listUsers
		GET /users/{id}       showUser
		GET /files/{path...}  file`)
	routertest.Same(t, table, beforeHTTPRouter(), afterGin(moved), append(byNature(),
		routertest.Accept("trailing slash", "HEAD /users/ is redirected like GET"),
		routertest.Accept("missing slash", "/files is redirected with another status"),
		routertest.Accept("case", "no client of ours writes /Users"),
		routertest.Accept("OPTIONS", "CORS is a middleware of ours"))...)
}

package routefile

import (
	"slices"
	"strings"
	"testing"
)

// Routers write their routes as JSON.
func TestRouteLists(t *testing.T) {
	const ninefold = `[{"method":"GET","path":"/a"PARAMS},{"method":"HEAD","path":"/a"},{"method":"POST","path":"/a"},{"method":"PUT","path":"/a"},{"method":"PATCH","path":"/a"},
{"method":"DELETE","path":"/a"},{"method":"CONNECT","path":"/a"},{"method":"OPTIONS","path":"/a"},{"method":"TRACE","path":"/a"}]`
	check(t, []example{
		{"echo v4", `[
  {"method": "GET", "path": "/users/:id", "name": "main.show"},
  {"method": "PUT", "path": "/:a:b", "name": "main.put"},
  {"method": "GET"}, 7
]`, `routes of echo in JSON
2 GET /users/{id}
- f:3:3: "PUT /:a:b" is left out: segment ":a:b" ` + two + `
- f:4:3: "GET" is left out: expected a mapping with a method and a path, found a mapping
- f:4:22: "" is left out: expected a mapping with a method and a path, found "7"`},
		{"echo v5", `[{"Name":"","Method":"echo_route_any","Path":"/a/*","Parameters":["*"]},{"Name":"","Method":"echo_route_not_found","Path":"/*","Parameters":["*"]}]`, `routes of echo in JSON
1 * /a/{path...}
- f:1:73: "echo_route_not_found /*" is left out: it is not a route, but the answer where no route matches`},
		{"fiber", `[{"method":"GET","name":"","path":"/users/:id<int>.json","params":["id"]}]`, `routes of fiber in JSON
1 GET /users/{id:int}.json
* f:1:2: "GET /users/:id<int>.json": the constraint "int" is read as {id:int}, digits with a value of 1 or more`},
		{"gin", `[{"Method":"GET","Path":"/users/:id.json","Handler":"main.show"}]`, `routes of gin in JSON
1 GET /users/{id.json}`},
		{"every method", strings.Replace(ninefold, "PARAMS", `,"params":[]`, 1), `routes of fiber in JSON
1 * /a
* f:1:2: "* /a": its 9 methods are read as one route for every method`},
		{"docgen", `{"router": {"middlewares": [], "routes": {
  "/albums/*": {"router": {"routes": {"/": {"handlers": {"GET": {"method": "GET"}}}, "/{id}/*": {"router": {"routes": {"/x": {"handlers": {"*": {}}}}}}}}},
  "/old": {"router": {"routes": {"/": {"handlers": {"PUT": {}}}}}},
  "/static/*": {"handlers": {"*": {"method": "*"}}}
}}}`, `routes of chi in JSON
2 GET /albums{/}
2 * /albums/{id}/x
3 PUT /old{/}
4 * /static/{path...}`},
		{"no routes", `[{"name": "x"}]`, `error f:1:1: found a list without routes; expected routes as echo, fiber or gin write them in JSON (docs/your-routes.md), or an OpenAPI document`},
		{"empty", `[]`, `error f:1:1: found a list without routes; expected routes as echo, fiber or gin write them in JSON (docs/your-routes.md), or an OpenAPI document`},
		{"empty docgen", `{"router": {}}`, `error f:1:1: no routes found (the file is read as routes of chi in JSON); add one`},
	})
}

// TestGinHandlers: a route of gin has the name of its handler, if the handler has a name and no other route has it.
func TestGinHandlers(t *testing.T) {
	file, err := Parse("f", []byte(`# syntax: gin
GET /users/:id example.com/shop.(*App).showUser-fm
GET /a   example.com/shop.list
GET /b example.com/shop.New.func1
GET /c example.com/shop.list
GET /d main.type
[GIN-debug] PUT    /e/:id       --> example.com/shop.(*App).edit-fm (3 handlers)
PUT /f`))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range file.Table.Routes {
		names = append(names, r.Name)
	}
	if want := []string{"showUser", "list", "getB", "getC", "getD", "edit", "putF"}; !slices.Equal(names, want) {
		t.Errorf("the names are %q, want %q", names, want)
	}
}

// Lines that gin prints in debug mode are read among other output.
func TestGinLog(t *testing.T) {
	const log = `2026/11/30 starting
[GIN-debug] [WARNING] Running in "debug" mode.
 - using env:	export GIN_MODE=release

[GIN-debug] GET    /users/:id                --> main.show (3 handlers)
  [GIN-debug] POST   /users/:id/items\:count   --> main.count (3 handlers)
[GIN-debug] Listening and serving HTTP on :8080
[GIN] 2026/11/30 - 10:00:00 | 200 | 1ms | ::1 | GET "/users/7"
`
	const want = `routes of gin
5 GET /users/{id}
6 POST /users/{id}/items:count`
	check(t, []example{
		{"log", log, want},
		{"only the log", "[GIN-debug] GET /:a:b --> main.x (1 handlers)\n[GIN-debug] GET /a --> main.x (1 handlers)\n", `routes of gin
2 GET /a
- f:1:13: "GET /:a:b" is left out: segment ":a:b" ` + two},
		{"with a syntax", "# syntax: gin\nGET /b\n[GIN-debug] GET /a --> main.x (1 handlers)\n[GIN-debug] Listening\n", "routes of gin\n2 GET /b\n3 GET /a"},
		{"not in a document", "openapi: 3.0.0\ninfo:\n  description: |\n   [GIN-debug] GET /x --> y\npaths: {/a: {get: {}}}\n", "OpenAPI 3.0.0\n5 GET /a"},
	})
}

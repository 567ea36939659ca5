package routertest

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestTableEcho finds the routes for patterns in the syntax of each library.
func TestTableEcho(t *testing.T) {
	table := MustParse(`
		GET    /users                      listUsers
		GET    /users/{id:int}/parts/{part} showPart
		GET    /users/{id:int}             showUserByID
		GET    /users/{name}               showUser
		PUT    /users/{name}               putUser
		GET    /files/{path...}            showFile
		GET    /slash/{$}                  slash
		GET    /reports/{report}.json      showReport
		POST   /jobs/{job}:cancel          cancelJob
		GET    /{version:v1|v2}/status     status
		GET    /people{/}                  people
		GET    /v3{/path...}               v3
		*      /hooks/{hook}               hook
		GET    /                           home`)
	values := map[string]string{"id": "7", "name": "foo", "part": "x", "path": "/a/b", "*": "a/b", "report": "may", "job": "j", "version": "v2", "hook": "h"}
	for _, test := range []struct{ method, pattern, want string }{
		{"GET", "/users", "listUsers\n"},
		{"", "GET /users", "listUsers\n"},
		{"HEAD", "/users", "listUsers\n"},
		{"POST", "GET example.com/users", "listUsers\n"},
		{"GET", "/users/{id}/parts/{part}", "showPart 7/x\n"},
		{"GET", "/users/{id}", "showUserByID 7\n"},
		{"GET", "/users/{id:[0-9]+}", "showUserByID 7\n"},
		{"GET", "/users/{name:[a-z/]{2,}}", "showUser foo\n"},
		{"GET", "/users/:name", "showUser foo\n"},
		{"PUT", "/users/:id", "putUser 7\n"},
		{"GET", "/files/*path", "showFile a/b\n"},
		{"GET", "/files/*", "showFile a/b\n"},
		{"GET", "/files/{path...}", "showFile /a/b\n"},
		{"GET", "/files/{path:.*}", "showFile /a/b\n"},
		{"GET", "/slash/", "slash\n"},
		{"GET", "GET /slash/{$}", "slash\n"},
		{"GET", "/reports/{report}.json", "showReport may\n"},
		{"POST", "/jobs/{job}:cancel", "cancelJob j\n"},
		{"GET", "/{version:(?:v1|v2)}/status", "status v2\n"},
		{"GET", "/people/", "people\n"},
		{"GET", "/people", "people\n"},
		{"GET", "/v3", "v3 \n"},
		{"GET", "/v3/*", "v3 a/b\n"},
		{"PATCH", "/hooks/:hook", "hook h\n"},
		{"", "/hooks/{hook}", "hook h\n"},
		{"GET", "/", "home\n"},
		{"GET", "/{$}", "home\n"},
	} {
		w := httptest.NewRecorder()
		table.Echo(w, test.method, test.pattern, func(name string) string { return values[name] })
		if w.Code != http.StatusOK || w.Body.String() != test.want {
			t.Errorf("%s %s: %d %q, want %q", test.method, test.pattern, w.Code, w.Body, test.want)
		}
	}
	for _, test := range []struct{ method, pattern, want string }{
		{"POST", "/users", "routertest: the table has no route POST /users\n"},
		{"GET", "/users/{id}/x", "routertest: the table has no route GET /users/{id}/x\n"},
		{"GET", "/users/*", "routertest: the table has no route GET /users/*\n"},
	} {
		w := httptest.NewRecorder()
		if table.Echo(w, test.method, test.pattern, func(string) string { return "" }); w.Code != http.StatusInternalServerError || w.Body.String() != test.want {
			t.Errorf("%s %s: %d %q, want %q", test.method, test.pattern, w.Code, w.Body, test.want)
		}
	}
}

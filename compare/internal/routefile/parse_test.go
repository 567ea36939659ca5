package routefile

import (
	"fmt"
	"strings"
	"testing"
)

func TestForms(t *testing.T) {
	const inJSON, inYAML, inText = `{"openapi": "3.0.0"}`, "# a\n\"openapi\" : 3.0.0", "# openapi: no\nGET /a\n"
	for _, c := range []struct {
		name, content string
		want          form
	}{
		{"api", inJSON, jsonForm}, {"api.txt", "\n\t[1]", jsonForm}, {"api.json", "hello", jsonForm},
		{"api.yaml", inJSON, yamlForm}, {"api.YML", "hello", yamlForm},
		{"api", inYAML, yamlForm}, {"api.txt", "info:\n  x: 1\nswagger: '2.0'", yamlForm}, {"list", "operations:\n", yamlForm}, {"list", "openapi_operations:\n", yamlForm},
		{"api", inText, textForm}, {"api.txt", "info:\n  swagger: '2.0'", textForm}, {"", "", textForm},
	} {
		if got := formOf(c.name, []byte(c.content)); got != c.want {
			t.Errorf("%q with the content %q has form %d, want %d", c.name, c.content, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	check(t, []example{
		{"routes", "# two\nGET /a\n\nPUT /{id:int}/{rest...} put\n", "table of routes\n2 GET /a\n4 PUT /{id:int}/{rest...}"},
		{"BOM", "\ufeffGET /:a\n", `table of routes
1 GET /:a
* f:1:6: "GET /:a": ":a" is plain text here; write {a} for a parameter; if a router printed these routes, name it in the first line, as in "# syntax: gin"`},
		{"asterisks", "GET /a\n GET /x/* # all\nGET /x/*path/b:c/:\n", `table of routes
1 GET /a
2 GET /x/*
3 GET /x/*path/b:c/:
* f:2:9: "GET /x/*": "*" is plain text here; write {path...} for a parameter; if a router printed these routes, name it in the first line, as in "# syntax: gin"
* f:3:8: "GET /x/*path/b:c/:": "*path" is plain text here; write {path} for a parameter; if a router printed these routes, name it in the first line, as in "# syntax: gin"`},
		{"small letters", "get /a\n", `table of routes
1 get /a
* f:1:1: "get /a": methods are case-sensitive, and "get" is none of the usual ones; did you mean GET?`},
		{"mistakes", "GET /a/\nPUT /a?\n", `error f:1:7: pattern "/a/" ends in a slash; write "/a/{$}" for that path only, "/a{/}" for the path with and without the slash, or "/a/{path...}" for all paths below it
f:2:6: pattern "/a?": segment "a?" contains '?'; remove the query or fragment`},
		{"printed by a program", "[{GET /users/:id main.show}]\n\n# x\nroutes: 2\n", `error f:1:3: invalid JSON: unexpected "GET /users/:id main."` + expected},
		{"another program", "Routes:\n  users#show\n", `error f:1:1: found only "Routes:"; expected a method and a pattern, like "GET /users/{id}"; if a program printed this, docs/your-routes.md says how to print its routes
f:2:3: found only "users#show"; expected a method and a pattern, like "GET /users/{id}"`},
		{"empty", "", `error f:1:1: there are no routes; write at least one line like "GET /users/{id}"`},
		{"blank", " \r\n\t\n", `error f:2:1: there are no routes; write at least one line like "GET /users/{id}"`},
	})
}

// A binary file is an error.
func TestNoText(t *testing.T) {
	const want = "; expected routes or a document in UTF-8"
	check(t, []example{
		{"program", "\x7fELF\x02\x01\x01", "error f:1:5: the byte 0x02 is not text" + want},
		{"UTF-16", "G\x00E\x00T\x00", "error f:1:2: the byte 0x00 is not text" + want},
		{"late", "GET /a\nGET /b\n\n GET \x1b", "error f:4:6: the byte 0x1b is not text" + want},
		{"in JSON", "{\n\x00", "error f:2:1: the byte 0x00 is not text" + want},
	})
}

// 20,000 routes are read in each form.
func TestMany(t *testing.T) {
	for name, content := range many(20_000) {
		file, err := Parse(name, []byte(content))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(file.Table.Routes) != 20_000 || len(file.LeftOut) > 0 {
			t.Errorf("%s: %d routes, %d left out", name, len(file.Table.Routes), len(file.LeftOut))
		}
	}
}

// many returns the same n routes in each form.
func many(n int) map[string]string {
	var text, listing, inYAML, operations strings.Builder
	var inJSON []string
	listing.WriteString("# syntax: gin\n")
	inYAML.WriteString("openapi: 3.1.0\npaths:\n")
	operations.WriteString("openapi_operations:\n")
	for i := range n {
		fmt.Fprintf(&text, "GET /service%d/{id:int}/items%d/{name}\n", i%50, i)
		fmt.Fprintf(&listing, "GET /service%d/:id/items%d/:name\n", i%50, i)
		fmt.Fprintf(&inYAML, "  /service%d/{id}/items%d/{name}:\n    get:\n      operationId: item%[2]d\n      parameters:\n        - $ref: '#/components/parameters/id'\n", i%50, i)
		fmt.Fprintf(&operations, "  - name: GET /service%d/{id}/items%d/{name}\n", i%50, i)
		inJSON = append(inJSON, fmt.Sprintf(`"/service%d/{id}/items%d/{name}": {"get": {"parameters": [{"$ref": "#/parameters/id"}]}}`, i%50, i))
	}
	const id = "name: id\n      in: path\n      schema: {type: integer, minimum: 1}\n"
	inYAML.WriteString("components:\n  parameters:\n    id:\n      " + id)
	return map[string]string{
		"text": text.String(), "listing": listing.String(), "yaml": inYAML.String(), "operations": operations.String(),
		"json": `{"swagger": "2.0", "parameters": {"id": {"name": "id", "in": "path", "type": "integer", "minimum": 1}}, "paths": {` + strings.Join(inJSON, ",\n") + "}}",
	}
}

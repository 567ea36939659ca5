package routefile

import (
	"fmt"
	"strings"
	"testing"
)

func TestReferences(t *testing.T) {
	check(t, []example{
		{"everywhere", `openapi: 3.1.0
paths:
  /a/{id}: {$ref: '#/components/pathItems/a~1b~0%7B'}
  /b/{id}:
    parameters: [{$ref: '#/paths/~1c~1{id}/get/parameters/0'}]
    get: {}
  /c/{id}:
    get:
      parameters: [{name: id, in: path, schema: {$ref: '#/components/schemas/one'}}]
    put: {}
components:
  pathItems:
    a/b~{:
      get: {}
  schemas:
    one: {$ref: '#/components/schemas/two'}
    two: {type: integer, minimum: 1}
`, `OpenAPI 3.1.0
6 GET /b/{id:int}
8 GET /c/{id:int}
10 PUT /c/{id}
14 GET /a/{id}`},
		{"circles", `openapi: 3.1.0
paths:
  /a: {$ref: '#/paths/~1b'}
  /b: {$ref: '#/paths/~1a'}
  /c/{id}: {get: {parameters: [{$ref: '#/components/parameters/p'}]}}
  /d/{id}: {get: {parameters: [{name: id, in: path, schema: {$ref: '#/components/schemas/s'}}]}}
  /e: {get: {parameters: [{$ref: '#/components/parameters/p'}]}}
components:
  parameters:
    p: {$ref: '#/components/parameters/p'}
  schemas:
    s: {$ref: '#/components/schemas/s'}
`, `OpenAPI 3.1.0
5 GET /c/{id}
6 GET /d/{id}
7 GET /e
- f:3:3: "/a" is left out: the $ref "#/paths/~1a" refers back to itself; remove the circle
- f:4:3: "/b" is left out: the $ref "#/paths/~1b" refers back to itself; remove the circle
* f:5:13: "GET /c/{id}": the parameter "id" is read as a string: the $ref "#/components/parameters/p" refers back to itself; remove the circle
* f:6:13: "GET /d/{id}": the parameter "id" is read as a string: the $ref "#/components/schemas/s" refers back to itself; remove the circle`},
		{"circle in a part that no route needs", `openapi: 3.1.0
paths:
  /a: {get: {responses: {200: {$ref: '#/components/responses/r'}}}}
components: {responses: {r: {$ref: '#/components/responses/r'}}}
`, "OpenAPI 3.1.0\n3 GET /a"},
		{"nowhere", `openapi: 3.1.0
paths:
  /a: {$ref: 'a.yaml#/a'}
  /b: {$ref: '#/components/b'}
  /c: {$ref: '#/paths/~1d/get/parameters/1'}
  /d: {get: {parameters: [{}]}}
`, `OpenAPI 3.1.0
6 GET /d
- f:3:3: "/a" is left out: the $ref "a.yaml#/a" refers to another file; bundle everything into one document
- f:4:3: "/b" is left out: the $ref "#/components/b" refers to nothing in this document; correct it
- f:5:3: "/c" is left out: the $ref "#/paths/~1d/get/parameters/1" refers to nothing in this document; correct it`},
	})
}

// The reference of an operation is followed. If it leads elsewhere, the route stays.
func TestOperationReferences(t *testing.T) {
	check(t, []example{{"all", `openapi: 3.1.0
paths:
  /a/{id}:
    get: {$ref: '#/components/x-operations/getA'}
    put: {$ref: 'resources/put.yml'}
    post: {$ref: '#/components/none'}
components:
  x-operations:
    getA: {operationId: showA, parameters: [{in: path, name: id, schema: {type: integer, minimum: 1}}]}
`, `OpenAPI 3.1.0
4 GET /a/{id:int}
5 PUT /a/{id}
6 POST /a/{id}
* f:5:5: "PUT /a/{id}": the parameters of its operation are read as strings: the $ref "resources/put.yml" refers to another file; bundle everything into one document
* f:6:5: "POST /a/{id}": the parameters of its operation are read as strings: the $ref "#/components/none" refers to nothing in this document; correct it`}})
}

func TestAliasesAndMerges(t *testing.T) {
	check(t, []example{
		{"alias", "openapi: 3.0.0\nx-a: &a {get: {}}\nx-p: &p /a\npaths:\n  *p : *a\n  /b: *a\n", `OpenAPI 3.0.0
2 GET /a
2 GET /b`},
		{"merge", `openapi: 3.0.0
x-a: &a {get: {operationId: a}, put: {}}
x-b: &b {put: {}, parameters: [{name: id, in: path, schema: {type: integer, minimum: 1}}]}
paths:
  /a/{id}:
    <<: [*a, *b]
    get: {operationId: own}
`, `OpenAPI 3.0.0
2 PUT /a/{id:int}
7 GET /a/{id:int}`},
		{"cycle", "openapi: 3.0.0\npaths: &p\n  /a: *p\n", `error f:3:3: no route fits into a table (the file is read as OpenAPI 3.0.0); the first of 1: "/a /a" is left out: OpenAPI 3.0.0 does not define the operation "/a"; expected one of get, put, post, delete, options, head, patch, trace`},
		{"merge cycle", "openapi: 3.0.0\npaths: &p\n  <<: *p\n  /a: {get: {}}\n", "OpenAPI 3.0.0\n4 GET /a"},
		{"merge of nothing", "openapi: 3.0.0\npaths:\n  <<: [text, [], 7]\n  <<:\n  /a: {get: {}}\n", "OpenAPI 3.0.0\n5 GET /a"},
	})
}

// A short document with nested aliases is read without expanding them into billions of entries.
func TestBombs(t *testing.T) {
	var lists, merges strings.Builder
	lists.WriteString("a0: &a0 {name: id, in: path}\n")
	merges.WriteString("a0: &a0 {/a: {get: {}}}\n")
	for i := 1; i < 30; i++ {
		all := strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 6), ", ")
		fmt.Fprintf(&lists, "a%d: &a%[1]d [%s]\n", i, all)
		fmt.Fprintf(&merges, "a%d: &a%[1]d {<<: [%s]}\n", i, all)
	}
	if got := outcome("f", merges.String()+"openapi: 3.0.0\npaths: *a29\n"); got != "OpenAPI 3.0.0\n1 GET /a\n" {
		t.Errorf("merges: %.300s", got)
	}
	if got := outcome("f", lists.String()+"openapi: 3.0.0\npaths: {/a: {get: {parameters: *a29}}}\n"); got != "OpenAPI 3.0.0\n32 GET /a\n" {
		t.Errorf("lists: %.300s", got)
	}
}

// A chain of 1,000 merges is an error, and so are 2,000 copies of a large mapping.
func TestTangled(t *testing.T) {
	chain := "a0: &a0 {/0: {get: {}}}\n"
	for i := range 1_000 {
		chain += fmt.Sprintf("a%d: &a%[1]d {<<: *a%d}\n", i+1, i)
	}
	wide, copies := "wide: &wide\n", ""
	for i := range 2_000 {
		wide += fmt.Sprintf("  x-%d: 1\n", i)
		copies += fmt.Sprintf("  /%d: {<<: *wide, get: {}}\n", i)
	}
	for name, content := range map[string]string{"chain": chain + "openapi: 3.0.0\npaths: *a1000\n", "copies": wide + "openapi: 3.0.0\npaths:\n" + copies} {
		const want = "error f:1:1: YAML aliases expand too far; remove nested aliases\n"
		if got := outcome("f", content); got != want {
			t.Errorf("%s: %.300s", name, got)
		}
	}
}

// A long list that many operations share is read once.
func TestSharedList(t *testing.T) {
	content := "openapi: 3.0.0\nx-p: &p [" + strings.Repeat("{a: b}, ", 5_000) + "]\npaths:\n"
	for i := range 5_000 {
		content += fmt.Sprintf("  /a%d: {get: {parameters: *p}}\n", i)
	}
	if file, err := Parse("f", []byte(content)); err != nil || len(file.Table.Routes) != 5_000 {
		t.Errorf("%v", err)
	}
}

package routefile

import "testing"

func TestDocuments(t *testing.T) {
	const noKey = ` without a key "openapi", "swagger", "operations" or "router"; expected an OpenAPI 3 or Swagger 2 document, a list of operations, or routes as a router prints them (docs/your-routes.md)`
	check(t, []example{
		{"Swagger 2", `swagger: "2.0"
basePath: /v2/
paths:
  /:
    get: {operationId: home}
  /pets/{id}:
    parameters:
    - {name: id, in: path, type: integer, minimum: 1}
    get: {operationId: showPet}
    head: {}
    patch:
      parameters: [{name: id, in: path, type: string}]
    trace: {}
  x-more: {get: {}}
`, `Swagger 2.0
5 GET /
9 GET /pets/{id:int}
10 HEAD /pets/{id:int}
11 PATCH /pets/{id}
- f:13:5: "trace /pets/{id}" is left out: Swagger 2.0 does not define the operation "trace"; expected one of get, put, post, delete, options, head, patch
* f:2:1: "paths": requests have the prefix /v2, which the table omits`},
		{"methods of 3.1", `openapi: 3.1.0
paths:
  /a: {get: {}, put: {}, post: {}, delete: {}, options: {}, head: {}, patch: {}, trace: {}, query: {}, additionalOperations: {COPY: {}}, GET: {}, servers: [], summary: a, description: b, parameters: [], x-c: d}
`, `OpenAPI 3.1.0
3 GET,PUT,POST,DELETE,OPTIONS,HEAD,PATCH,TRACE /a
- f:3:93: "query /a" is left out: OpenAPI 3.1.0 does not define the operation "query"; expected one of get, put, post, delete, options, head, patch, trace
- f:3:104: "additionalOperations /a" is left out: OpenAPI 3.1.0 does not define the operation "additionalOperations"; expected one of get, put, post, delete, options, head, patch, trace
- f:3:138: "GET /a" is left out: OpenAPI 3.1.0 does not define the operation "GET"; expected one of get, put, post, delete, options, head, patch, trace`},
		{"methods of 3.2", "openapi: 3.2.0\npaths:\n  /a: {query: {}, additionalOperations: {COPY: {}, 'NO METHOD': {}}}\n", `OpenAPI 3.2.0
3 QUERY,COPY /a
- f:3:52: "NO METHOD /a" is left out: invalid method "NO METHOD"; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"`},
		{"servers", `openapi: 3.0.3
servers:
- url: https://example.com/v1/
- url: //example.com/v2
- url: https://{region}.example.com
- url: v1
paths:
  /a:
    servers: [{url: 'http://a/b'}]
    get: {servers: [{url: /}]}
    put: {servers: [{url: /c/d}]}
webhooks:
  /hook: {post: {}}
`, `OpenAPI 3.0.3
10 GET /a
11 PUT /a
* f:2:1: "paths": requests have the prefix /v1 or /v2, which the table omits
* f:10:5: "GET /a": requests have the prefix /b, which the table omits
* f:11:5: "PUT /a": requests have the prefix /b, which the table omits
* f:11:5: "PUT /a": requests have the prefix /c/d, which the table omits`},
		{"not operations", `openapi: 3.0.3
paths:
  /a:
  /b: []
  /c: get
  /d: {parameters: []}
  [/e]: {get: {}}
  /f: {get: }
`, `OpenAPI 3.0.3
8 GET /f
- f:7:3: "" is left out: its key is not text; expected a path such as "/users"
* f:3:3: "/a": it has nothing in place of operations; expected a key such as "get"
* f:4:3: "/b": it has a list in place of operations; expected a key such as "get"
* f:5:3: "/c": it has "get" in place of operations; expected a key such as "get"
* f:6:3: "/d": it has a mapping in place of operations; expected a key such as "get"`},
		{"beside a reference", "openapi: 3.0.3\npaths:\n  /a: {$ref: '#/paths/~1b', put: {}}\n  /b: {get: {}}\n", "OpenAPI 3.0.3\n3 PUT /a\n4 GET /a\n4 GET /b"},
		{"same key twice", "openapi: 3.0.3\npaths:\n  /a: {get: {operationId: one}}\n  /a: {put: {}, get: {}}\n", `OpenAPI 3.0.3
3 GET /a
4 PUT /a
- f:4:17: "GET /a" is left out: it matches the same paths as "GET /a" on line 3; remove one of them`},
		{"paths twice", "openapi: 3.0.3\npaths: {/a: {get: {}}}\ninfo: {}\npaths: {/b: {get: {}}}\n", `error f:4:1: the key "paths" occurs twice, here and on line 2; merge the two`},
		{"x-ms-paths", "swagger: '2.0'\npaths: {/a: {get: {}}}\nx-ms-paths: {'/a?b=c': {put: {}}, /d: {get: {}}}\n", `Swagger 2.0
2 GET /a
3 GET /d
- f:3:25: "PUT /a?b=c" is left out: it contains "?b=c"; a table has paths without query and fragment`},
		{"no routes", "openapi: 3.0.3\npaths: {}\n", "error f:1:1: no routes found (the file is read as OpenAPI 3.0.3); add one"},
		{"no paths", "swagger: '2.0'\n", "error f:1:1: no routes found (the file is read as Swagger 2.0); add one"},
		{"none that fits", "swagger: '2.0'\npaths:\n  /{a}{b}: {get: {}, put: {}}\n", `error f:3:13: no route fits into a table (the file is read as Swagger 2.0); the first of 2: "GET /{a}{b}" is left out: segment "{a}{b}" has more than one parameter; a table's segment has one`},
		{"old", "swagger: '1.2'\n", `error f:1:10: the version is "1.2"; expected "2.0", or the key "openapi" for a later version`},
		{"new", "openapi: 4.0.0\n", `error f:1:10: the version is "4.0.0"; expected a version such as "3.0.3" or "3.1.0"`},
		{"no version", "openapi:\n  x: 1\n", `error f:2:3: the version is a mapping; expected a version such as "3.0.3" or "3.1.0"`},
		{"something else", "{\"name\": \"package\"}", "error f:1:1: found a mapping" + noKey},
	})
}

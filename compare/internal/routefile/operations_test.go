package routefile

import "testing"

func TestOperations(t *testing.T) {
	check(t, []example{
		{"go-github", `operations:
  - name: POST /hub
    documentation_url: https://example.com
operation_overrides:
  - name: GET /meta
    documentation_url: https://example.com
  - name: PUT /only/here
openapi_commit: 30ab35c5db4a05519ceed2e41292cdb7af182f1c
openapi_operations:
  - name: GET /meta
    openapi_files:
      - descriptions/api.github.com/api.github.com.json
  - name: GET /repos/{owner}/{repo}/git/ref/{ref}
  - name: GET /repos/{owner}/{repo}/{base}...{head}
  - name: GET
  - documentation_url: x
  - GET /text
  - name: GET /meta
`, `list of operations
2 POST /hub
7 PUT /only/here
10 GET /meta
13 GET /repos/{owner}/{repo}/git/ref/{ref}
- f:14:5: "GET /repos/{owner}/{repo}/{base}...{head}" is left out: segment "{base}...{head}" ` + two + `
- f:15:5: "GET" is left out: found a mapping; expected an operation with a name such as "GET /users/{id}"
- f:16:5: "" is left out: found a mapping; expected an operation with a name such as "GET /users/{id}"
- f:17:5: "" is left out: found "GET /text"; expected an operation with a name such as "GET /users/{id}"
- f:18:5: "GET /meta" is left out: it matches the same paths as "GET /meta" on line 10; remove one of them`},
		{"none", "operations: {}\n", "error f:1:1: no routes found (the file is read as list of operations); add one"},
	})
}

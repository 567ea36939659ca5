package routefile

import (
	"slices"
	"testing"
)

func TestSpans(t *testing.T) {
	for pattern, want := range map[string][]string{
		"publishers/[^/]+/books/[^/]+": {"publishers", "*", "books", "*"},
		"^strprefix/[^/]+$":            {"strprefix", "*"},
		`projects\/[^/]+`:              {"projects", "*"},
		`a\.b/[^/]+/.+`:                {"a.b", "*", "**"},
		"[^/]+/.*":                     {"*", "**"},
		"a/b":                          {"a", "b"},
		"[^/]+":                        nil,
		"":                             nil,
		"[a-z/]+":                      nil,
		"a/v[^/]+":                     nil,
		".+/a":                         nil,
		"a/[0-9]+":                     nil,
		"a/.":                          nil,
		"(a|b)/c":                      nil,
	} {
		if got := spanOf(pattern); !slices.Equal(got, want) {
			t.Errorf("%q has the segments %q, want %q", pattern, got, want)
		}
	}
	for pattern, want := range map[string]bool{"[^/]+": false, "[^/a]*x": false, "": false, "[a-z/]": true, "^[^:]+/x": true, `\/`: true} {
		if got := slashed(pattern); got != want {
			t.Errorf("slashed(%q) is %v", pattern, got)
		}
	}
}

// A parameter that is not one segment becomes several segments, or the table omits its route.
func TestParametersWithSlashes(t *testing.T) {
	check(t, []example{{"all", `openapi: 3.0.3
paths:
  /v1/{book.name}:
    get: {parameters: [{in: path, name: book.name, schema: {type: string, pattern: 'publishers/[^/]+/books/[^/]+'}}]}
  /v1/{name}:cancel:
    post: {parameters: [{in: path, name: name, schema: {pattern: 'operations/[^/]+'}}]}
  /v1/{parent}/books/{books}:
    get: {parameters: [{in: path, name: parent, schema: {pattern: '[^/]+/books/[^/]+'}}]}
  /v2/{name}:
    get: {parameters: [{in: path, name: name, schema: {pattern: 'files/.+'}}]}
  /v2/{name}/x:
    get: {parameters: [{in: path, name: name, schema: {pattern: 'files/.+'}}]}
  /v3/{name}:
    get: {parameters: [{in: path, name: name, schema: {pattern: '[a-z/]+'}}]}
  /v4/{name}:
    get: {parameters: [{in: path, name: name, allowReserved: true, schema: {type: string}}]}
    put: {parameters: [{in: path, name: name, allowReserved: false, schema: {type: string}}]}
  /v5/{name}:
    get: {parameters: [{in: path, name: name, x-ms-skip-url-encoding: true}]}
    put: {parameters: [{in: path, name: name, x-ms-skip-url-encoding: true, schema: {pattern: 'a/[^/]+'}}]}
`, `OpenAPI 3.0.3
4 GET /v1/publishers/{publishers}/books/{books}
6 POST /v1/operations/{operations}:cancel
8 GET /v1/{parent_}/books/{books_}/books/{books}
10 GET /v2/files/{files...}
17 PUT /v4/{name}
20 PUT /v5/a/{a}
- f:12:5: "GET /v2/{name}/x" is left out: segment "{name}" takes the rest of the path, so it must be the last segment
- f:14:5: "GET /v3/{name}" is left out: the parameter "name" is not one segment: its pattern "[a-z/]+" allows slashes, which separate segments in the decoded path
- f:16:5: "GET /v4/{name}" is left out: the parameter "name" is not one segment: its values may contain slashes, because the document has allowReserved
- f:19:5: "GET /v5/{name}" is left out: the parameter "name" is not one segment: its values may contain slashes, because the document has x-ms-skip-url-encoding
* f:4:5: "GET /v1/{book.name}": the parameter "book.name" is read as publishers/{publishers}/books/{books}, as its pattern says
* f:6:5: "POST /v1/{name}:cancel": the parameter "name" is read as operations/{operations}, as its pattern says
* f:8:5: "GET /v1/{parent}/books/{books}": the parameter "parent" is read as {parent_}/books/{books_}, as its pattern says
* f:10:5: "GET /v2/{name}": the parameter "name" is read as files/{files...}, as its pattern says
* f:20:5: "PUT /v5/{name}": the parameter "name" is read as a/{a}, as its pattern says`}})
}

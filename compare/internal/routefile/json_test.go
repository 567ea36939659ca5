package routefile

import (
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	check(t, []example{
		{"places", "{\n\t\"openapi\": \"3.0.0\", \"x\": [1, -2.5e3, true, null, {}, []],\n\t\"paths\": {\n\t\t\"/a\": {\"get\": null},\n\t\t\"/\\ud83d\\ude00\\/b\": {\n\t\t\t\"put\" : {}\n\t\t},\n\t\t\"/{x}y\":{\"get\":{}, \"put\":{}}\n\t}\n}\n",
			`OpenAPI 3.0.0
4 GET /a
6 PUT /😀/b
- f:8:12: "GET /{x}y" is left out: segment "{x}y" has a parameter beside text or another parameter; a table's parameter is a whole segment, like {name}
- f:8:22: "PUT /{x}y" is left out: segment "{x}y" has a parameter beside text or another parameter; a table's parameter is a whole segment, like {name}`},
		{"cut off", "{\"openapi\": \"3.0.0\",\n \"paths\": {", `error f:2:11: this is no JSON: it ends too early; want an OpenAPI or Swagger document`},
		{"cut off in a string", "{\"openapi", `error f:1:9: this is no JSON: it ends too early; want an OpenAPI or Swagger document`},
		{"comma", "{\"openapi\": \"3.0.0\",\n}", `error f:2:1: this is no JSON: invalid character '}' looking for beginning of object key string; want an OpenAPI or Swagger document`},
		{"comment", "{\n  // no\n}", `error f:2:3: this is no JSON: invalid character '/'; want an OpenAPI or Swagger document`},
		{"another bracket", "{\"openapi\": [1,\n  2\n }", `error f:3:2: this is no JSON: invalid character '}' after array element; want an OpenAPI or Swagger document`},
		{"more", "{}\n{}", `error f:2:1: this is no JSON: something follows the end of the document; want an OpenAPI or Swagger document`},
		{"list", "[]", `error f:1:1: a list stands here without a key "openapi", "swagger" or "operations"; want an OpenAPI 3 or Swagger 2 document, or a list of operations`},
		{"template", "{{ template }}", `error f:1:2: this is no JSON: invalid character '{'; want an OpenAPI or Swagger document`},
		{"merge is a key like any other", `{"swagger": "2.0", "paths": {"/a": {"get": {}, "<<": {"put": {}}}}}`, `Swagger 2.0
1 GET /a
- f:1:48: "<< /a" is left out: Swagger 2.0 has no operation "<<"; want one of get, put, post, delete, options, head, patch`},
	})
}

// A file that is empty, or as good as empty, is told from its name alone, and refused.
func TestJSONEmpty(t *testing.T) {
	for content, says := range map[string]string{"": "this is no JSON: it ends too early", "\ufeff": "this is no JSON: it ends too early", " ": "this is no JSON: it ends too early", "null": "nothing stands here without a key"} {
		if got := outcome("f.json", content); !strings.HasPrefix(got, "error f.json:1:1: "+says) {
			t.Errorf("%q: %s", content, got)
		}
	}
}

// A file of opening brackets is refused; a document that is merely deep is not.
func TestJSONDepth(t *testing.T) {
	const deep = 9_000
	if got := outcome("f", strings.Repeat("[", 1_000_000)); got != "error f:1:10001: this is no JSON: lists and mappings lie more than 10000 deep; want an OpenAPI or Swagger document\n" {
		t.Error(got)
	}
	if got := outcome("f", `{"x": `+strings.Repeat("[", deep)+strings.Repeat("]", deep)+`, "openapi": "3.0.0", "paths": {"/a": {"get": {}}}}`); got != "OpenAPI 3.0.0\n1 GET /a\n" {
		t.Error(got)
	}
}

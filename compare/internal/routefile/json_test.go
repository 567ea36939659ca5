package routefile

import (
	"strings"
	"testing"
)

// expected ends the errors of invalid JSON.
const expected = "; expected an OpenAPI or Swagger document, or routes as a router prints them (docs/your-routes.md)"

func TestJSON(t *testing.T) {
	check(t, []example{
		{"places", "{\n\t\"openapi\": \"3.0.0\", \"x\": [1, -2.5e3, true, null, {}, []],\n\t\"paths\": {\n\t\t\"/a\": {\"get\": null},\n\t\t\"/\\ud83d\\ude00\\/b\": {\n\t\t\t\"put\" : {}\n\t\t},\n\t\t\"/{x}{y}\":{\"get\":{}, \"put\":{}}\n\t}\n}\n",
			`OpenAPI 3.0.0
4 GET /a
6 PUT /😀/b
- f:8:14: "GET /{x}{y}" is left out: segment "{x}{y}" has more than one parameter; a table's segment has one
- f:8:24: "PUT /{x}{y}" is left out: segment "{x}{y}" has more than one parameter; a table's segment has one`},
		{"cut off", "{\"openapi\": \"3.0.0\",\n \"paths\": {", `error f:2:11: invalid JSON: it ends too early` + expected},
		{"cut off in a string", "{\"openapi", `error f:1:9: invalid JSON: it ends too early` + expected},
		{"comma", "{\"openapi\": \"3.0.0\",\n}", `error f:2:1: invalid JSON: unexpected "}"` + expected},
		{"comment", "{\n  // no\n}", `error f:2:3: invalid JSON: unexpected "// no"` + expected},
		{"another bracket", "{\"openapi\": [1,\n  2\n }", `error f:3:2: invalid JSON: unexpected "}"` + expected},
		{"more", "{}\n{}", `error f:2:1: invalid JSON: text follows the end of the document` + expected},
		{"bad string", "{\"openapi\": \"\\x\"}", `error f:1:13: invalid JSON: unexpected "\"\\x\"}"` + expected},
		{"list", "[]", `error f:1:1: found a list without routes; expected routes as echo, fiber or gin write them in JSON (docs/your-routes.md), or an OpenAPI document`},
		{"template", "{{ template }}", `error f:1:2: invalid JSON: unexpected "{ template }}"` + expected},
		{"merge is a key like any other", `{"swagger": "2.0", "paths": {"/a": {"get": {}, "<<": {"put": {}}}}}`, `Swagger 2.0
1 GET /a
- f:1:48: "<< /a" is left out: Swagger 2.0 does not define the operation "<<"; expected one of get, put, post, delete, options, head, patch`},
	})
}

// An empty file called f.json is read as JSON, and refused.
func TestJSONEmpty(t *testing.T) {
	for content, says := range map[string]string{"": "invalid JSON: it ends too early", "\ufeff": "invalid JSON: it ends too early", " ": "invalid JSON: it ends too early", "null": "found nothing without a key"} {
		if got := outcome("f.json", content); !strings.HasPrefix(got, "error f.json:1:1: "+says) {
			t.Errorf("%q: %s", content, got)
		}
	}
}

// A file of opening brackets is refused. A document that is 9,000 levels deep is accepted.
func TestDepth(t *testing.T) {
	const deep = 9_000
	if got := outcome("f", strings.Repeat("[", 1_000_000)); got != "error f:1:10000: invalid JSON: lists and mappings are nested more than 9999 deep"+expected+"\n" {
		t.Error(got)
	}
	if got := outcome("f", `{"x": `+strings.Repeat("[", deep)+strings.Repeat("]", deep)+`, "openapi": "3.0.0", "paths": {"/a": {"get": {}}}}`); got != "OpenAPI 3.0.0\n1 GET /a\n" {
		t.Error(got)
	}
	for _, repeated := range []string{"[", "{a: ", "- ", "? "} {
		if got := outcome("f.yaml", strings.Repeat(repeated, 100_000)); !strings.Contains(got, "exceeded max depth of 10000") {
			t.Errorf("%q many times is %.200s", repeated, got)
		}
	}
}

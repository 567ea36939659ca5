package routefile

import (
	"strings"
	"testing"
)

// A prefix is put before each path, or taken off.
func TestPrefixes(t *testing.T) {
	const (
		servers  = "openapi: 3.0.0\nservers: [{url: 'https://h/{base}/', variables: {base: {default: v1}}}]\npaths: {/: {get: {}}, '/a{id}': {get: {}}, '/b/{c+}': {get: {}}}\n"
		basePath = "swagger: '2.0'\nbasePath: /v2\npaths: {/api: {get: {}}, /api/a: {get: {}}, /apix: {get: {}}}\n"
		listing  = "# syntax: chi\nGET /api/*/\nGET /api/*/*\nGET /api/x/*\n"
	)
	for _, test := range []struct {
		Options
		content, want string
	}{
		{Options{Prefix: Servers}, servers, "OpenAPI 3.0.0\n3 GET /v1/{$}\n3 GET /v1/a{id}\n3 GET /v1/b/{c...}"},
		{Options{Prefix: "x/"}, servers, "OpenAPI 3.0.0\n3 GET /x/{$}\n3 GET /x/a{id}\n3 GET /x/b/{c...}"},
		{Options{Prefix: Servers, Strip: "/api"}, basePath, "Swagger 2.0\n3 GET /v2/{$}\n3 GET /v2/a"},
		{Options{Strip: "api"}, basePath, "Swagger 2.0\n3 GET /\n3 GET /a"},
		{Options{Strip: "/api"}, listing, "routes of chi\n2 GET /\n3 GET /{path...}\n4 GET /x/{path...}"},
		{Options{Prefix: "/v"}, "GET /a one\nPUT /{$} two\n", "table of routes\n1 GET /v/a\n2 PUT /v/{$}"},
		{Options{Prefix: Servers}, "swagger: '2.0'\npaths: {/a: {get: {}}}\n", "Swagger 2.0\n2 GET /a"},
		{Options{Prefix: Servers}, "openapi: 3.0.0\nservers: [{url: /a}, {url: /b}]\npaths: {/a: {get: {}}}\n", "error f:2:1: the servers have different prefixes, /a and /b; name one of them as the prefix"},
		{Options{Prefix: Servers}, "openapi: 3.0.0\nservers: [{url: /a b}]\npaths: {/a: {get: {}}}\n", `error f:2:1: the prefix of the document cannot be in a table: pattern "/a b": segment "a b" contains a space or a control character; remove it`},
		{Options{Prefix: Servers}, listing, "error f:1:1: only a document has servers, and this is read as routes of chi; name the prefix itself"},
		{Options{Prefix: Servers}, "GET /a\n", "error f:1:1: only a document has servers, and this is read as table of routes; name the prefix itself"},
	} {
		file, err := test.Parse("f", []byte(test.content))
		got := show(file, err)
		got, _, _ = strings.Cut(got, "\n*")
		got, _, _ = strings.Cut(got, "\n-")
		if strings.TrimSpace(got) != test.want {
			t.Errorf("%+v: %s\nis read as\n%s\nwant\n%s", test.Options, test.content, got, test.want)
		}
	}
	file, err := Options{Strip: "/api"}.Parse("f", []byte(basePath))
	if err != nil || len(file.LeftOut) != 1 || file.LeftOut[0].String() != `f:3:53: "GET /apix" is left out: it does not begin with "/api"` {
		t.Errorf("%v, %v", file, err)
	}
}

// TestPrefixKeepsRows: a table with another prefix has the same names and groups, also where routes share a handler.
func TestPrefixKeepsRows(t *testing.T) {
	file, err := Options{Prefix: "/v1", Strip: "/api"}.ReadFrom("f", strings.NewReader("GET /api/a one @auth @admin\nPUT /api/b/{c} set @auth\nPATCH /api/b/{c} set\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := file.Table.String(), "GET /v1/a one @auth @admin\nPUT /v1/b/{c} set @auth\nPATCH /v1/b/{c} set\n"; got != want || len(file.Remarks) > 0 {
		t.Errorf("the table is\n%s%+v\nwant\n%s", got, file.Remarks, want)
	}
}

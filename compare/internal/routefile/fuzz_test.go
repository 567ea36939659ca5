package routefile

import (
	"errors"
	"regexp"
	"testing"

	"gorouting/internal/routes"
)

// lineBreak matches a line break of YAML. Other formats have fewer kinds.
var lineBreak = regexp.MustCompile("[\n\r\u0085\u2028\u2029]")

// FuzzParse parses any bytes under any name. The result must be a table that can be written and read again, or an error. Errors and
// notes must have a place in the file.
func FuzzParse(f *testing.F) {
	for _, content := range []string{
		"GET /a/{id:int} showA\nPUT /:x/*\n",
		"# syntax: chi\nGET /{id:[0-9]+}/a/\nGET /*\nPUT /{a}-{b}\n",
		"# syntax: echo\necho_route_any /:a/*\n", "# syntax: gin\nGET /:a\\:b/*c\n", "# syntax: gorilla\n* /{a:.*}\n", "# syntax: servemux\nGET h/a%41/\n/",
		`{"openapi": "3.1.0", "paths": {"/{a.b}/%41": {"get": {"parameters": [{"in": "path", "name": "a.b", "schema": {"$ref": "#/x/0"}}]}}}, "x": [{"type": "integer", "minimum": 1}]}`,
		"swagger: '2.0'\nbasePath: /v1\npaths:\n  /a/{b+}: &a\n    get: {operationId: b}\n  /c: {<<: [*a, *a], $ref: '#/paths/~1c'}\n",
		"openapi: 3.2.0\nservers: [{url: //h/v}]\npaths: &p\n  <<: *p\n  ? [a]\n  : {}\n  /a: *p\n  /b: {query: , additionalOperations: {X: }}\n",
		"operations:\n- name: GET /a\n- &x [*x]\n", "[", "{", "\ufeff{}", "",
	} {
		f.Add("f", content)
		f.Add("f.yaml", content)
		f.Add("f.json", content)
	}
	f.Fuzz(func(t *testing.T, name, content string) {
		file, err := Parse(name, []byte(content))
		lines := len(lineBreak.Split(content, -1))
		if err != nil {
			checkError(t, err, lines)
			return
		}
		for _, n := range append(file.LeftOut, file.Remarks...) {
			if n.Line < 1 || n.Line > lines || n.Column < 1 || n.Text == "" {
				t.Errorf("%v is at no place of %d lines", n, lines)
			}
		}
		again, err := routes.Parse("again", file.Table.String())
		if err != nil || again.String() != file.Table.String() {
			t.Errorf("the table\n%sis read again as\n%v, %v", file.Table, again, err)
		}
		for _, r := range file.Table.Routes {
			if r.Line < 1 || r.Line > lines {
				t.Errorf("%v is at line %d of %d", r, r.Line, lines)
			}
		}
	})
}

// checkError fails the test unless err has a place in a file of that many lines.
func checkError(t *testing.T, err error, lines int) {
	var all routes.Errors
	var one *routes.Error
	if !errors.As(err, &all) && errors.As(err, &one) {
		all = routes.Errors{one}
	}
	if len(all) == 0 {
		t.Errorf("the error %v has no place", err)
	}
	for _, e := range all {
		if e.Line < 1 || e.Line > lines+1 || e.Column < 1 || e.Text == "" {
			t.Errorf("%v is at no place of %d lines", e, lines)
		}
	}
}

package routefile

import (
	"strings"
	"testing"
)

// Names are taken where they fit; one remark says how many do not.
func TestNames(t *testing.T) {
	file, err := Parse("f", []byte(`openapi: 3.0.0
paths:
  /a: {get: {operationId: listA}, put: {operationId: a/put}, post: {}}
  /b: {get: {operationId: listA}, put: {operationId: _}, post: {operationId: [1]}}
  /{c}x: {get: {operationId: never}}
  /d: {get: {operationId: never}, put: {operationId: getA}, post: {operationId: type}}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := "GET /a listA\nPUT /a putA\nPOST /a postA\nGET /b getB\nPUT /b putB\nPOST /b postB\nGET /d never\nPUT /d getA\nPOST /d postD\n"
	if got := file.Table.String(); got != want {
		t.Errorf("the table is\n%swant\n%s", got, want)
	}
	const remark = `f:3:35: "a/put" is no Go identifier or stands twice, so that its route has a name made from method and pattern (number of such names: 4)`
	if len(file.Remarks) != 1 || file.Remarks[0].String() != remark {
		t.Errorf("remarks %v, want %s", file.Remarks, remark)
	}
}

// A name that a route is given goes before the same name made for another one.
func TestGivenNameGoesFirst(t *testing.T) {
	file, err := Parse("f", []byte("openapi: 3.0.0\npaths:\n  /a: {get: {}, put: {operationId: getA}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Table.String(); !strings.HasPrefix(got, "GET /a getA_") || !strings.HasSuffix(got, "\nPUT /a getA\n") {
		t.Error(got)
	}
}

// Of routes that match the same paths, the first is in the table.
func TestDoubles(t *testing.T) {
	const why = `want one of them, or another pattern`
	check(t, []example{{"doubles", `swagger: "2.0"
paths:
  /{a}: {get: {}, put: {}}
  /{b}: {get: {}}
  /{id}/c: {get: {parameters: [{name: id, in: path, type: integer, minimum: 1}]}}
  /{slug}/c: {get: {}}
  /{number}/c: {get: {parameters: [{name: number, in: path, type: integer, minimum: 1}]}}
  /x/{a+}: {get: {}}
  /x/{b+}: {get: {}}
`, `Swagger 2.0
3 GET /{a}
3 PUT /{a}
5 GET /{id:int}/c
6 GET /{slug}/c
8 GET /x/{a...}
- f:4:10: "GET /{b}" is left out: it matches the same paths as "GET /{a}" of line 3; ` + why + `
- f:7:17: "GET /{number}/c" is left out: it matches the same paths as "GET /{id:int}/c" of line 5; ` + why + `
- f:9:13: "GET /x/{b+}" is left out: it matches the same paths as "GET /x/{a...}" of line 8; ` + why + `
* f:8:13: "GET /x/{a+}": segment "{a+}" is read as the rest of the path, which may be empty`}})
}

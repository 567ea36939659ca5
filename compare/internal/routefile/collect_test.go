package routefile

import (
	"regexp"
	"testing"
)

// An operationId becomes the route's name if it is a Go identifier that no earlier route has. It may equal a generated name. One
// remark counts the other operationIds.
func TestNames(t *testing.T) {
	file, err := Parse("f", []byte(`openapi: 3.0.0
paths:
  /a: {get: {operationId: listA}, put: {operationId: a/put}, post: {}}
  /b: {get: {operationId: listA}, put: {operationId: _}, post: {operationId: [1]}}
  /{c}{x}: {get: {operationId: never}}
  /d: {get: {operationId: never}, put: {operationId: postA}, post: {operationId: type}}
`))
	if err != nil {
		t.Fatal(err)
	}
	made := regexp.MustCompile(`postA_\w+`).ReplaceAllString(file.Table.String(), "postA_…")
	if want := "GET /a listA\nPUT /a putA\nPOST /a postA_…\nGET /b getB\nPUT /b putB\nPOST /b postB\nGET /d never\nPUT /d postA\nPOST /d postD\n"; made != want {
		t.Errorf("the table is\n%swant\n%s", made, want)
	}
	const remark = `f:3:35: "a/put" is not a Go identifier, or is the name of another route; its route is named after method and pattern (names replaced: 4)`
	if len(file.Remarks) != 1 || file.Remarks[0].String() != remark {
		t.Errorf("remarks %v, want %s", file.Remarks, remark)
	}
}

// If several routes match the same paths, the table has the first.
func TestDoubles(t *testing.T) {
	const why = `remove one of them`
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
3 GET,PUT /{a}
5 GET /{id:int}/c
6 GET /{slug}/c
8 GET /x/{a...}
- f:4:10: "GET /{b}" is left out: it matches the same paths as "GET /{a}" on line 3; ` + why + `
- f:7:17: "GET /{number}/c" is left out: it matches the same paths as "GET /{id:int}/c" on line 5; ` + why + `
- f:9:13: "GET /x/{b+}" is left out: it matches the same paths as "GET /x/{a...}" on line 8; ` + why + `
* f:8:13: "GET /x/{a+}": segment "{a+}" is read as the rest of the path, which may be empty`}})
}

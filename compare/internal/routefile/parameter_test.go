package routefile

import (
	"fmt"
	"strings"
	"testing"
)

// An integer parameter becomes {name:int} if the document excludes numbers below 1. Otherwise it becomes a string, with a remark.
func TestIntegers(t *testing.T) {
	const below = "its schema allows integers below 1, and {name:int} does not; add a minimum of 1 if they never occur, or use -int"
	for parameter, want := range map[string]string{
		"schema: {type: integer, minimum: 1}":                          "int",
		"schema: {type: integer, minimum: 1.0e1}":                      "int",
		"schema: {type: integer, exclusiveMinimum: 0}":                 "int",
		"schema: {type: integer, minimum: 0, exclusiveMinimum: true}":  "int",
		"schema: {type: [integer], minimum: 1}":                        "int",
		"schema: {type: integer, minimum: -5, exclusiveMinimum: 3}":    "int",
		"type: integer, minimum: 1":                                    "int",
		"schema: {type: integer, minimum: 0}":                          below,
		"schema: {type: integer, minimum: 0, exclusiveMinimum: false}": below,
		"schema: {type: integer, exclusiveMinimum: -1}":                below,
		"schema: {type: integer, minimum: -1, exclusiveMinimum: true}": below,
		"schema: {type: integer, minimum: 1}, style: label":            `its style "label" puts more than digits into the path`,
		"schema: {$ref: 'other.yaml'}":                                 `the $ref "other.yaml" refers to another file; bundle everything into one document`,
		"schema: {type: number, minimum: 1}":                           "",
		"schema: {type: string, minimum: 1}":                           "",
		"schema: {type: [integer, string], minimum: 1}":                "",
		"content: {text/plain: {schema: {type: integer, minimum: 1}}}": "",
		"in: query, name: id, schema: {type: integer, minimum: 1}":     "",
		"schema: {allOf: [{type: integer, minimum: 1}]}":               "",
		"schema: {type: string, enum: [b, a, b, '']}":                  "list",
		"schema: {enum: [1, 2]}":                                       "12",
		"schema: {enum: [one]}":                                        `its only value is "one", and a list has two or more`,
		"schema: {enum: [a, b/c]}":                                     `a list cannot contain one of its values, such as "a"`,
		"schema: {enum: [a, b]}, style: matrix":                        "its style puts more than its value into the path",
		"in: path, name: other, schema: {type: integer, minimum: 1}":   "",
	} {
		if !strings.HasPrefix(parameter, "in: ") {
			parameter = "in: path, name: id, " + parameter
		}
		got := outcome("f", "openapi: 3.1.0\npaths: {'/{id}': {get: {parameters: [{"+parameter+"}]}}}\n")
		wantAll := "OpenAPI 3.1.0\n2 GET /{id}\n"
		switch {
		case want == "int":
			wantAll = "OpenAPI 3.1.0\n2 GET /{id:int}\n"
		case want == "list":
			wantAll = "OpenAPI 3.1.0\n2 GET /{id:b|a}\n"
		case want == "12":
			wantAll = "OpenAPI 3.1.0\n2 GET /{id:1|2}\n"
		case want != "":
			wantAll += fmt.Sprintf("* f:2:19: \"GET /{id}\": the parameter \"id\" is read as a string: %s\n", want)
		}
		if got != wantAll {
			t.Errorf("%s is read as\n%swant\n%s", parameter, got, wantAll)
		}
	}
}

// An operation's parameter overrides the parameter of its path.
func TestOperationsParameterGoesFirst(t *testing.T) {
	check(t, []example{{"both", `openapi: 3.1.0
paths:
  /{a}/{b}:
    parameters:
    - {in: path, name: a, schema: {type: integer, minimum: 1}}
    - {in: path, name: b, schema: {type: integer, minimum: 1}}
    get: {parameters: [{in: path, name: a, schema: {type: string}}]}
    put: {parameters: [{in: path, name: a, schema: {type: integer}}]}
`, `OpenAPI 3.1.0
7 GET /{a}/{b:int}
8 PUT /{a}/{b:int}
* f:8:5: "PUT /{a}/{b}": the parameter "a" is read as a string: its schema allows integers below 1, and {name:int} does not; add a minimum of 1 if they never occur, or use -int`}})
}

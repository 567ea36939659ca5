package routefile

import (
	"maps"
	"testing"
)

const slashIsEnd = `the slash at the end becomes "{$}"`

// colons are the segments that gin, echo and httprouter treat alike.
var colons = segments{
	"":        {text: "/"},
	"a":       {text: "/a"},
	"a/":      {text: "/a/{$}", remark: slashIsEnd},
	":id":     {text: "/{id}"},
	":id/a":   {text: "/{id}/a"},
	":a.json": {text: "/{a.json}"},
	":a,b":    {text: "/{a_b}", remark: `the parameter "a,b" is renamed "a_b", ` + naming},
	":":       {wrong: "a parameter has no name; name it, such as {id}"},
	"a:id":    {text: "/a{id}"},
	":a:b":    {wrong: `segment ":a:b" ` + two},
	"a*":      {text: "/a{/path...}", remark: `the router also serves paths that go on without a slash, such as "ax"; the table does not`},
	"*path/a": {wrong: `segment "*path" ` + early},
}

func checkSyntax(t *testing.T, name string, own segments) {
	t.Helper()
	all := maps.Clone(colons)
	maps.Copy(all, own)
	all.check(t, syntaxes[name].convert)
}

func TestGin(t *testing.T) {
	checkSyntax(t, "gin", segments{
		"*path":   {text: "/{path...}"},
		`a\:b`:    {text: "/a:b"},
		`\:a/\:b`: {text: "/:a/:b"},
		`\:a:b`:   {text: "/:a{b}"},
	})
}

func TestEcho(t *testing.T) {
	checkSyntax(t, "echo", segments{
		"*":       {text: "/{path...}"},
		"*name":   {text: "/{path...}"},
		":path/*": {text: "/{path}/{path_...}"},
		`a\:b`:    {text: "/a:b"},
	})
	check(t, []example{{"methods", "# syntax: echo\nGET /a\necho_route_any /a\necho_route_not_found /*\n", `routes of echo
2 GET /a
3 * /a
- f:4:1: "echo_route_not_found /*" is left out: it is not a route, but the answer where no route matches`}})
}

func TestHTTPRouter(t *testing.T) {
	checkSyntax(t, "httprouter", segments{
		"*path": {text: "/{path...}"},
		`a\:b`:  {text: `/a\{b}`},
	})
}

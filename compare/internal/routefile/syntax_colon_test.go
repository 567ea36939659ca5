package routefile

import (
	"maps"
	"testing"
)

const slashIsEnd = `the slash at its end is written "{$}"`

// colons is what gin, echo and httprouter agree on.
var colons = segments{
	"":        {text: "/"},
	"a":       {text: "/a"},
	"a/":      {text: "/a/{$}", remark: slashIsEnd},
	":id":     {text: "/{id}"},
	":id/a":   {text: "/{id}/a"},
	":a.json": {text: "/{a_json}", remark: `the parameter "a.json" is called "a_json", because a name has no dot, colon, brace or blank`},
	":":       {wrong: "it has a parameter without a name; want one like {id}"},
	"a:id":    {wrong: `segment "a:id" ` + beside},
	":a:b":    {wrong: `segment ":a:b" ` + beside},
	"a*":      {wrong: `segment "a*" ` + beside},
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
		`\:a:b`:   {wrong: `segment ":a:b" ` + beside},
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
3 HEAD /a
3 POST /a
3 PUT /a
3 PATCH /a
3 DELETE /a
3 CONNECT /a
3 OPTIONS /a
3 TRACE /a
- f:4:1: "echo_route_not_found /*" is left out: it answers what no route matches, and is none itself
* f:3:1: "* /a": a route for every method is read as one for each of GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE, where there is none yet`}})
}

func TestHTTPRouter(t *testing.T) {
	checkSyntax(t, "httprouter", segments{
		"*path": {text: "/{path...}"},
		`a\:b`:  {wrong: `segment "a\\:b" ` + beside},
	})
}

package routefile

import "testing"

func TestServeMux(t *testing.T) {
	const slashIsRest = `the slash at the end becomes "{path...}"`
	segments{
		"":               {text: "/{path...}", remark: slashIsRest},
		"{$}":            {text: "/{$}"},
		"a":              {text: "/a"},
		"a/":             {text: "/a/{path...}", remark: slashIsRest},
		"{path}/":        {text: "/{path}/{path_...}", remark: `the slash at the end becomes "{path_...}"`},
		"{id}/{rest...}": {text: "/{id}/{rest...}"},
		"a%C3%BC":        {text: "/aü", remark: `segment "a%C3%BC" is matched decoded, as "aü"`},
	}.check(t, syntaxes["servemux"].convert)
	check(t, []example{{"lines", "# syntax: servemux\nGET /a\nexample.com/b\nGET example.com/c\nGET /d_{e}\nf\n", `routes of servemux
2 GET /a
5 GET /d_{e}
- f:3:1: "* example.com/b" is left out: it is for the host "example.com", and a table has paths only; remove the host
- f:4:1: "GET example.com/c" is left out: it is for the host "example.com", and a table has paths only; remove the host
- f:6:1: "* f" is left out: the pattern does not begin with a slash; write "/f"`}})
}

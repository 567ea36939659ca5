package routefile

import "testing"

func TestListings(t *testing.T) {
	check(t, []example{
		{"lines", "# made by x\n\n # syntax: gin \n# more\nGET    /a/:id\r\n\t PUT\t/b\n\nGET\nGET /a /b\nG@T /c\n/d\nget /e#f\n", `routes of gin
5 GET /a/{id}
6 PUT /b
- f:8:1: "GET" is left out: expected a method and a pattern, as in "GET /users"
- f:9:1: "GET /a /b" is left out: unexpected "/b" after the pattern; expected a method and a pattern, as in "GET /users"
- f:10:1: "G@T /c" is left out: invalid method "G@T"; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"
- f:11:1: "/d" is left out: expected a method and a pattern, as in "GET /users"
- f:12:1: "get /e#f" is left out: pattern "/e#f": segment "e#f" contains '#'; remove the query or fragment`},
		{"unknown syntax", "#\n # syntax: rails\nGET /a", `error f:2:12: unknown syntax "rails"; expected one of chi, echo, fiber, gin, gorilla, httprouter, servemux (docs/your-routes.md)`},
		{"no routes", "# syntax: chi\n", "error f:1:1: no routes found (the file is read as routes of chi); add one"},
		{"too late", "GET /:id\n# syntax: gin\n", `table of routes
1 GET /:id
* f:1:6: "GET /:id": ":id" is plain text here; write {id} for a parameter; if a router printed these routes, name it in the first line, as in "# syntax: gin"`},
		{"own route first", "# syntax: servemux\n/a\nPUT /a\n", `routes of servemux
2 * /a
3 PUT /a`},
		{"first route first", "# syntax: gorilla\n* /{a}\nPUT /{b}\n* /{c}\n", `routes of gorilla
2 * /{a}
- f:3:1: "PUT /{b}" is left out: it matches the same paths as "* /{a}" on line 2; remove one of them
- f:4:1: "* /{c}" is left out: it matches the same paths as "* /{a}" on line 2; remove one of them`},
		{"a part is taken", "# syntax: chi\nGET /a\nGET /a/*/\nPUT /b/*/*\nPUT /b\n", `routes of chi
2 GET /a
3 GET /a/{$}
4 PUT /b{/path...}
- f:5:1: "PUT /b" is left out: it matches the same paths as "PUT /b{/path...}" on line 4; remove one of them
* f:3:1: "GET /a/*/": it is read as /a/{$}, because "GET /a" on line 2 takes the rest of its requests`},
		{"nine methods", "# syntax: chi\nGET /a\nHEAD /a\nGET /b\nPOST /a\nPUT /a\nPATCH /a\nDELETE /a\nCONNECT /a\nOPTIONS /a\nTRACE /a\nQUERY /a\n", `routes of chi
2 * /a
4 GET /b
* f:2:1: "* /a": its 10 methods are read as one route for every method`},
		{"every method, no pattern", "# syntax: gin\nGET /a\n* /:b:c\n* /d e\n", `routes of gin
2 GET /a
- f:3:1: "* /:b:c" is left out: segment ":b:c" ` + two + `
- f:4:1: "* /d e" is left out: unexpected "e" after the pattern; expected a method and a pattern, as in "GET /users"`},
	})
}

package routes

import (
	"strings"
	"testing"
)

// TestDoubts checks the warnings for texts that parse. An "f" before a warning means that it is Foreign.
func TestDoubts(t *testing.T) {
	for text, want := range map[string][]string{
		"GET /users/:id showUser": {`f t:1:12: "GET /users/:id": ":id" is plain text here; write {id} for a parameter`},
		"# x\n\tPUT  /:i/:id":     {`f t:2:8: "PUT /:i/:id": ":i" is plain text here; write {i} for a parameter`, `f t:2:11: "PUT /:i/:id": ":id" is plain text here; write {id} for a parameter`},
		"GET /items/*":            {`f t:1:12: "GET /items/*": "*" is plain text here; write {path...} for a parameter`},
		"GET /files/*file-path":   {`f t:1:12: "GET /files/*file-path": "*file-path" is plain text here; write {file-path...} for a parameter`},
		"GET /:type":              {`f t:1:6: "GET /:type": ":type" is plain text here; write {type} for a parameter`},
		"GET /*/a/*b/c":           {`f t:1:6: "GET /*/a/*b/c": "*" is plain text here; write {path} for a parameter`, `f t:1:10: "GET /*/a/*b/c": "*b" is plain text here; write {b} for a parameter`},
		"GET /:id.json":           {`f t:1:6: "GET /:id.json": ":id.json" is plain text here; write {name} for a parameter`},
		"get /x":                  {`t:1:1: "get /x": methods are case-sensitive, and "get" is none of the usual ones; did you mean GET?`},
		"Delete /:a":              {`t:1:1: "Delete /:a": methods are case-sensitive, and "Delete" is none of the usual ones; did you mean DELETE?`, `f t:1:9: "Delete /:a": ":a" is plain text here; write {a} for a parameter`},
		"GET /a:b/items:count/a*/:/{id}/{rest...}\nPURGE /\nm-search /\nGET /{$}": nil,
	} {
		table, err := Parse("t", text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range table.Doubts {
			if d.Foreign {
				got = append(got, "f "+d.Error.Error())
			} else {
				got = append(got, d.Error.Error())
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("Parse(%q) has the doubts\n%s\nwant\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

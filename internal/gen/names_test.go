package gen

import (
	"slices"
	"testing"
)

// TestNewNames checks the names of methods and parameters. A name that is a valid Go name does not change, wherever it is in
// the table.
func TestNewNames(t *testing.T) {
	for text, want := range map[string][]string{
		"GET /{user-id}/{user_id}/{userId} a":     {"A", "user-id is userId2", "userId is userId", "user_id is user_id"},
		"GET /{user.id}.json/{v:a|b} x":           {"X", "user.id is userId", "v is v"},
		"GET /a{/file.name...} x":                 {"X", "file.name is fileName"},
		"GET /{id:int}/a x\nGET /{id}/b y":        {"X", "Y", "id is id", "id is idText"},
		"GET /{idText}/c/{id} x\nPUT /{id:int} y": {"X", "Y", "id is id", "id is idText2", "idText is idText"},
		"GET /{type}/{path}/{_} go2":              {"Go2", "_ is param", "path is pathValue", "type is typeValue"},
		"GET /a foo\nGET /b Foo\nGET /c _x":       {"Foo2", "Foo", "X_x"},
	} {
		n := newNames(parsed(t, text), codeNames{besideParams: map[string]bool{"path": true}})
		var params []string
		for k, name := range n.params {
			params = append(params, k.text+" is "+name)
		}
		slices.Sort(params)
		if got := slices.Concat(n.methods, params); !slices.Equal(got, want) {
			t.Errorf("%s:\n%q, want %q", text, got, want)
		}
	}
}

// TestVariable: a variable has the name of its parameter, or a number more than any name that is in use.
func TestVariable(t *testing.T) {
	n := newNames(parsed(t, "GET /{id}/{id2}"), codeNames{besideParams: map[string]bool{"id3": true}})
	if a, b := n.variable("id", []string{"x"}), n.variable("id", []string{"x", "id"}); a != "id" || b != "id4" {
		t.Errorf("the variables are %s and %s, want id and id4", a, b)
	}
}

// TestIdentifier has texts and the Go names made from them.
func TestIdentifier(t *testing.T) {
	for text, want := range map[string]string{"id": "id", "user-id": "userId", "a.b c": "aBC", "-x": "x", "7up": "n7up", "_": "param", "+": "param", "type": "type", "日本": "日本"} {
		if got := identifier(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestFields: the fields of Params have the names of parameters, and no two routes have one field for their middleware.
func TestFields(t *testing.T) {
	for text, want := range map[string][]string{
		"GET /a/{id:int} x\nGET /a/{id} y\nGET /b/{user-id} z": {"Id int", "IdText string", "UserId string"},
		"GET /{id}/{Id}/{日本} x\nGET /{idText}/{id:int} y":      {"Id string", "Id2 int", "IdText string", "IdText2 string", "X日本 string"},
	} {
		n := newNames(parsed(t, text), codeNames{})
		var got []string
		for k, field := range n.fields {
			got = append(got, field+map[bool]string{true: " int", false: " string"}[k.isInt])
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: the fields are %q, want %q", text, got, want)
		}
	}
	c := newCode(parsed(t, "GET /a \u0130x @auth\nGET /b Ix @auth\nGET /c \u212a @auth\nGET /d K @auth"), Options{}, technique{})
	seen := map[string]bool{}
	for i := range c.table.Routes {
		if name := c.chain(i); seen[name] {
			t.Errorf("two routes have the field %s", name)
		} else {
			seen[name] = true
		}
	}
}

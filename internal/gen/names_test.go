package gen

import (
	"slices"
	"testing"
)

// TestNameParts checks the names of methods and parameters. A name that is a valid Go name does not change, wherever it is in
// the table.
func TestNameParts(t *testing.T) {
	for text, want := range map[string][]string{
		"GET /{user-id}/{user_id}/{userId} a":     {"A", "user-id is userId2", "userId is userId", "user_id is user_id"},
		"GET /{id:int}/a x\nGET /{id}/b y":        {"X", "Y", "id is id", "id is idText"},
		"GET /{idText}/c/{id} x\nPUT /{id:int} y": {"X", "Y", "id is id", "id is idText2", "idText is idText"},
		"GET /{type}/{path}/{1}/{-} go2":          {"Go2", "- is param", "1 is n1", "path is pathValue", "type is typeValue"},
		"GET /a foo\nGET /b Foo\nGET /c _x":       {"Foo2", "Foo", "X_x"},
	} {
		n := nameParts(parsed(t, text))
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

// TestIdentifier has texts and the Go names made from them.
func TestIdentifier(t *testing.T) {
	for text, want := range map[string]string{"id": "id", "user-id": "userId", "a.b c": "aBC", "-x": "x", "7up": "n7up", "_": "param", "+": "param", "type": "type", "日本": "日本"} {
		if got := identifier(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

package gen

import (
	"maps"
	"slices"
	"testing"
)

// TestNameParts has tables, and the names that their methods and their parameters get: one that is a Go name already keeps it, wherever
// it stands, and the others make way.
func TestNameParts(t *testing.T) {
	for text, want := range map[string]struct{ methods, params []string }{
		"GET /{user-id}/{user_id}/{userId} a":     {[]string{"A"}, []string{"userId", "userId2", "user_id"}},
		"GET /{id:int}/a x\nGET /{id}/b y":        {[]string{"X", "Y"}, []string{"id", "idText"}},
		"GET /{idText}/c/{id} x\nPUT /{id:int} y": {[]string{"X", "Y"}, []string{"id", "idText", "idText2"}},
		"GET /{type}/{path}/{1}/{-} go2":          {[]string{"Go2"}, []string{"n1", "param", "pathValue", "typeValue"}},
		"GET /a foo\nGET /b Foo\nGET /c _x":       {[]string{"Foo2", "Foo", "X_x"}, nil},
	} {
		n := nameParts(parsed(t, text))
		if params := slices.Sorted(maps.Values(n.params)); !slices.Equal(n.methods, want.methods) || !slices.Equal(params, want.params) {
			t.Errorf("%s:\nmethods %q and parameters %q, want %q and %q", text, n.methods, params, want.methods, want.params)
		}
	}
}

// TestIdentifier has texts, and the Go names that are made of them.
func TestIdentifier(t *testing.T) {
	for text, want := range map[string]string{"id": "id", "user-id": "userId", "a.b c": "aBC", "-x": "x", "7up": "n7up", "_": "param", "+": "param", "type": "type", "日本": "日本"} {
		if got := identifier(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

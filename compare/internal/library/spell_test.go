package library

import "testing"

// TestSpell writes one pattern in each library's words.
func TestSpell(t *testing.T) {
	route := mustParse(t, "GET /a:b/{x}/{n:int}/{rest...}").Routes[0]
	end := mustParse(t, "GET /a/{$}").Routes[0]
	for _, test := range []struct {
		spelling
		want, wantEnd string
	}{
		{spelling{any: "{%}", int: "{%:[0-9]+}", rest: "{%...}", end: "{$}"}, "/a:b/{x}/{n:[0-9]+}/{rest...}", "/a/{$}"},
		{spelling{any: ":%", int: ":%", rest: "*", special: ":*", escaped: ":"}, `/a\:b/:x/:n/*`, "/a/"},
	} {
		if got, gotEnd := test.spell(route), test.spell(end); got != test.want || gotEnd != test.wantEnd {
			t.Errorf("%q and %q, want %q and %q", got, gotEnd, test.want, test.wantEnd)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a colon that cannot be escaped is taken")
		}
	}()
	spelling{special: ":"}.spell(route)
}

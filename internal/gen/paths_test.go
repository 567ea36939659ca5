package gen

import (
	"slices"
	"testing"
)

// TestBuiltValues: a generated test asks for no path that buildPath refuses.
func TestBuiltValues(t *testing.T) {
	for pattern, want := range map[string][]string{
		"/a/{id:int}":    {"42"},
		"/a/../{id:int}": nil,
		"/./{name}":      nil,
		"/.a/{id:int}":   {"42"},
	} {
		c := newCode(parsed(t, "GET "+pattern), Options{Package: "router"}, techniques[0])
		if got := c.builtValues(0); !slices.Equal(got, want) {
			t.Errorf("%s is built of %q, want %q", pattern, got, want)
		}
	}
}

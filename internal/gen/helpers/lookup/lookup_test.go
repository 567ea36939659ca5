package lookup

import (
	"reflect"
	"testing"
)

// TestLookup uses one finder for several requests.
func TestLookup(t *testing.T) {
	for range 2 {
		for method, want := range map[string]Match{
			"GET": {Method: "GET", Pattern: "/posts/{slug}", Name: "showPost", Params: Params{"a"}},
			"PUT": {Allow: []string{"GET", "HEAD"}},
		} {
			if got := Lookup(method, "/posts/a"); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v, want %+v", method, got, want)
			}
		}
	}
	if n := testing.AllocsPerRun(100, func() { Lookup("GET", "/posts/a") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

package routertest

import (
	"slices"
	"testing"

	"gorouting/internal/ask"
)

// TestNeighboursOfARest: one step away from a rest of several segments are the empty rest, and the path without its slash, which is another one.
func TestNeighboursOfARest(t *testing.T) {
	table := MustParse("GET /files/{path...} file").routes
	asked := neighbours(table, 0)
	for _, path := range []string{"/files/", "/files"} {
		if !slices.Contains(asked, ask.Request{Method: "GET", Path: path}) {
			t.Errorf("%s is not asked for", path)
		}
	}
}

package routertest

import (
	"slices"
	"testing"

	"gorouting/internal/ask"
)

// TestNeighboursOfARest makes sure that the neighbours of a rest include the empty rest, and the path without its last slash.
func TestNeighboursOfARest(t *testing.T) {
	table := MustParse("GET /files/{path...} file").routes
	asked := neighbours(table, 0)
	for _, path := range []string{"/files/", "/files"} {
		if !slices.Contains(asked, ask.Request{Method: "GET", Path: path}) {
			t.Errorf("%s is missing", path)
		}
	}
}

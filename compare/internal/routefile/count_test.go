package routefile

import (
	"slices"
	"testing"
)

// TestSummary: the largest group of reasons is first.
func TestSummary(t *testing.T) {
	for content, want := range map[string][]string{
		"GET /a\n":                           {"f: 1 of 1 route"},
		"# syntax: gin\nGET /a\nGET /:a:b\n": {"f: 1 of 2 routes; 1 is left out", "  1: two parameters in a segment"},
		"# syntax: gin\nGET /a\nGET\nGET /:a:b\nGET /:c:d":  {"f: 1 of 4 routes; 3 are left out", "  2: two parameters in a segment", "  1: not a route"},
		"swagger: '2.0'\npaths: {/a: {get: {}, put: {}}}\n": {"f: 2 of 2 operations"},
	} {
		file, err := Parse("f", []byte(content))
		if err != nil || !slices.Equal(file.Summary(), want) {
			t.Errorf("%q: %v, %q, want %q", content, err, file.Summary(), want)
		}
	}
}

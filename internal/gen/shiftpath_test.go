package gen

import (
	"testing"

	"gorouting/internal/routes"
)

// TestSingular has texts and their singulars, or "" if singular must return false.
func TestSingular(t *testing.T) {
	for text, want := range map[string]string{
		"posts": "post", "entries": "entry", "boxes": "box", "classes": "class", "branches": "branch", "wishes": "wish", "houses": "house",
		"address": "", "status": "", "analysis": "", "news": "new", "api": "", "gas": "", "people": "",
	} {
		one, ok := singular(routes.Segment{Text: text})
		if ok != (want != "") || ok && one != want {
			t.Errorf("one of %s is %q, %v; want %q", text, one, ok, want)
		}
	}
	if one, ok := singular(routes.Segment{Kind: routes.String, Name: "posts"}); ok {
		t.Errorf("the parameter posts is a plural, of %q", one)
	}
}

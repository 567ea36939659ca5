package playground

import (
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestState: a fragment holds the whole state, and is short.
func TestState(t *testing.T) {
	for _, c := range []struct {
		state State
		most  int
	}{
		{State{}, 30},
		{State{Source: Source{Text: routes.Widgets().String(), HEAD: true}, Method: "GET", Target: "/a%2Fb?c", Tab: TabMoving, From: "gin", To: "servemux"}, 400},
		{State{Source: Source{Text: githubText, File: "github.txt", OPTIONS: true}, Setup: "gin-options", Optioned: true, Differing: true, Technique: "tree"}, 2200},
	} {
		fragment, err := c.state.Fragment()
		if err != nil {
			t.Fatal(err)
		}
		if len(fragment) > c.most {
			t.Errorf("the fragment of %d bytes of routes has %d bytes, more than %d", len(c.state.Text), len(fragment), c.most)
		}
		if got, err := ParseFragment(fragment); err != nil || got != c.state {
			t.Errorf("the state is %+v, %v; want %+v", got, err, c.state)
		}
	}
	for fragment, want := range map[string]string{"": "does not begin with #", "x": "does not begin with #", "#%": "damaged", "#AAAA": "damaged", "#": "damaged"} {
		if _, err := ParseFragment(fragment); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", fragment, err, want)
		}
	}
}

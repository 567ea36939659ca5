package speed

import (
	"slices"
	"testing"
)

// TestCosts: the medians of all processes, and a multiple of the same round's.
func TestCosts(t *testing.T) {
	got := sample().Sections[0].Costs()
	want := []Cost{{"routegen tree", 25, 1, 0, ""}, {"gin", 60, 3.5, 1.5, "1 of 9: GET /"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

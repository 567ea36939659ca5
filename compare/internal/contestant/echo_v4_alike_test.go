package contestant_test

import (
	"slices"
	"testing"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/contestant"
	"gorouting/internal/routes"
)

// TestEchoV4: as its documentation begins, echo v4 answers as v5 does, but for r.Pattern, which v5 sets. So one of the two is compared;
// docs/measuring.md says so.
func TestEchoV4(t *testing.T) {
	asked := []contestant.Contestant{contestant.EchoV4().On(routes.Widgets(), contestant.Echoing)}
	for _, c := range contestant.All() {
		if c.Name == "echo" {
			asked = append(asked, c)
		}
	}
	var others []string
	for _, row := range behaviour.Matrix(asked, nil) {
		if v4, v5 := row.Cells[0], row.Cells[1]; v4.Text != v5.Text || v4.Mark != v5.Mark {
			others = append(others, row.Name)
			t.Logf("%s: v4 %q %s, v5 %q %s", row.Name, v4.Mark, v4.Text, v5.Mark, v5.Text)
		}
	}
	if want := []string{"Pattern, for middleware", "PathValue, for handlers"}; !slices.Equal(others, want) {
		t.Errorf("they answer otherwise in %q, want %q", others, want)
	}
}

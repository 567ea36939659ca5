package library_test

import (
	"slices"
	"testing"

	restful "github.com/emicklei/go-restful/v3"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

// What docs/measuring.md says of options with a choice in them is held here: marked returns the rows in which set-ups have a mark.
func marked(mark found.Mark, all ...library.Setup) [][]string {
	var asked []library.Contestant
	for _, s := range all {
		asked = append(asked, s.On(routes.Widgets(), library.Echoing))
	}
	names := make([][]string, len(all))
	for _, row := range behaviour.Matrix(asked, nil) {
		for i, c := range row.Cells {
			if c.Mark == mark {
				names[i] = append(names[i], row.Name)
			}
		}
	}
	return names
}

// setup returns a set-up by its name.
func setup(t *testing.T, name string) library.Setup {
	t.Helper()
	for _, s := range library.Setups() {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("there is no set-up %q", name)
	return library.Setup{}
}

// TestPathSource: it is set for the contract, and what can hurt is more with it than without.
func TestPathSource(t *testing.T) {
	with, without := setup(t, "httptreemux-options"), library.HTTPTreeMuxOnRequestURI()
	hurts := marked(found.Hurts, with, without)
	if want := []string{"empty path", "no slash in front", "escaped letters in a parameter"}; !slices.Equal(hurts[0], want) {
		t.Errorf("with it, %q can hurt, want %q", hurts[0], want)
	}
	if want := []string{"letters escaped that need not be"}; !slices.Equal(hurts[1], want) {
		t.Errorf("without it, %q can hurt, want %q", hurts[1], want)
	}
	breaks := marked(found.Breaks, with, without)
	if want := []string{"absolute form"}; len(breaks[0]) > 0 || !slices.Equal(breaks[1], want) {
		t.Errorf("%q break a MUST, want none with it and %q without", breaks, want)
	}
}

// TestTrimRightSlash: what go-restful would answer otherwise, if this could be set for one of its set-ups alone.
func TestTrimRightSlash(t *testing.T) {
	s := setup(t, "gorestful-options")
	plain := marked(found.Differs, s)[0]
	restful.TrimRightSlashEnabled = false
	t.Cleanup(func() { restful.TrimRightSlashEnabled = true })
	left := marked(found.Differs, s)[0]
	gone := slices.DeleteFunc(plain, func(name string) bool { return slices.Contains(left, name) })
	if want := []string{"the rest of a path", "slash at the end"}; !slices.Equal(gone, want) {
		t.Errorf("without it, %q are no departures, want %q", gone, want)
	}
}

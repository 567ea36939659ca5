package bench

import (
	"bytes"
	"testing"
	"time"
)

// TestFeatures runs the part with a short plan. Each router must answer as the table says, and allocate only for what its feature needs.
func TestFeatures(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program with all libraries")
	}
	p := Plan{Parts: []string{PartFeatures}, Processes: 1, Rounds: 1, Time: time.Millisecond, Heap: 1}
	var out bytes.Buffer
	if err := Run(t.Context(), p, quiet, &out); err != nil {
		t.Fatal(err)
	}
	r, err := Read("out", &out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		request, router string
		allocates       bool
	}{
		{"hits", "after", false}, {"hits", "after-pattern", false}, {"hits", "after-lookup", false}, {"hits", "after-hooks", false}, {"hits", "lookup", false},
		{"apiGetWidgets", "after-pathvalues", false}, {"apiUpdateWidgetPart", "after-pathvalues", true},
		{"apiGetWidgets", "after-group", false}, {"apiUpdateWidgetPart", "after-group", true},
		{"widget", "after-group", false}, {"404", "after-hooks", true}, {"405", "after", true}, {"405", "after-hooks", true}, {"405", ServeMux, true},
	} {
		c := Cell{Serve, "features", 11, want.request, want.router, ""}
		if got := r.Time(c); got.Mid < 1 || got.Mid > 1e6 {
			t.Errorf("%v takes %+v; it is left out because: %s", c, got, r.Skipped(c))
		}
		if allocs, _ := r.Value(c, "allocs/op"); allocs >= 1 != want.allocates {
			t.Errorf("%v makes %v allocations", c, allocs)
		}
	}
}

// TestFeatureNames: a plan may name the routers of the part.
func TestFeatureNames(t *testing.T) {
	p := Plan{Parts: []string{PartFeatures}, Routers: []string{"after", "after-pattern", "after-pathvalues", "after-lookup", "after-hooks", "after-group", "lookup"}}
	if _, err := p.check(); err != nil {
		t.Error(err)
	}
}

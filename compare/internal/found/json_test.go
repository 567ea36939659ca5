package found

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestReadErrors(t *testing.T) {
	dir := t.TempDir()
	if _, err := Read(filepath.Join(dir, "none.json")); err == nil || !strings.Contains(err.Error(), "none.json") {
		t.Errorf("no file: %v", err)
	}
	path := filepath.Join(dir, "half.json")
	if err := os.WriteFile(path, []byte(`{"Run":`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); err == nil || !strings.Contains(err.Error(), "half.json") {
		t.Errorf("half a file: %v", err)
	}
}

// TestJSON holds a report to what is read back, and what JSON cannot say to zeros.
func TestJSON(t *testing.T) {
	inf := math.Inf(1)
	r := &Report{Costs: []Cost{
		{Router: "split", Time: Interval{5, 4, 6, 6, 0.96}, ToBaseline: Ratio{1.5, 1.25, 1.75, 6, 0.96}},
		{Router: "endless", Time: Interval{5, -inf, inf, 1, 1}, ToBaseline: Ratio{inf, 1, inf, 6, 0.96}},
		{Router: "unknown", Time: Interval{Median: math.NaN(), N: 1}, ToBaseline: Ratio{Median: math.NaN()}},
	}}
	text, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.json")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []Cost{r.Costs[0], {Router: "endless", Time: Interval{5, 5, 5, 1, 0}}, {Router: "unknown"}}
	if !reflect.DeepEqual(got.Costs, want) {
		t.Errorf("read back as\n%+v, want\n%+v", got.Costs, want)
	}
}

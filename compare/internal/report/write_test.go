package report

import (
	"encoding/json"
	"flag"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gorouting/compare/internal/found"
)

var update = flag.Bool("update", false, "write what is got to testdata, for what is wanted from now on")

// written renders a report, and fails the test if that is not possible.
func written(t *testing.T, r *found.Report) map[string]string {
	t.Helper()
	dir := t.TempDir()
	if err := Write(dir, r, []byte("BenchmarkRouter/router=x \t1\n")); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}

func TestWrite(t *testing.T) {
	first := written(t, sample())
	want := []string{"allocs-dark.svg", "allocs.svg", "bench.txt", "growth-dark.svg", "growth.svg", "hits-dark.svg", "hits.svg", "mixed-dark.svg", "mixed.svg",
		"report.html", "report.json", "report.md", "routes-dark.svg", "routes.svg"}
	if got := slices.Sorted(maps.Keys(first)); !slices.Equal(got, want) {
		t.Errorf("it wrote %q, want %q", got, want)
	}
	if first["bench.txt"] != "BenchmarkRouter/router=x \t1\n" {
		t.Errorf("bench.txt is %q", first["bench.txt"])
	}
	for name, text := range written(t, sample()) {
		if text != first[name] {
			t.Errorf("%s is not the same for the same report", name)
		}
		if name != "report.json" && (!utf8.ValidString(text) || strings.ContainsAny(text, "\x1b\u202e")) {
			t.Errorf("%s has text that no document may have", name)
		}
	}
}

// TestRead makes sure that a report read back from its JSON is drawn the same. JSON only loses bytes that are not UTF-8.
func TestRead(t *testing.T) {
	first := written(t, sample())
	path := filepath.Join(t.TempDir(), "report.json")
	if err := os.WriteFile(path, []byte(first["report.json"]), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := found.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range written(t, r) {
		if name != "report.json" && text != first[name] { // in which the first time such bytes are escaped
			t.Errorf("%s is another after the report was read back", name)
		}
	}
}

// TestWriteErrors makes sure that an error names a folder that cannot be written, and that no half of a file is left there.
func TestWriteErrors(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, under := range []string{file, filepath.Join(file, "report")} {
		if err := Write(under, sample(), nil); err == nil || !strings.Contains(err.Error(), `folder "`+under+`": not a directory`) {
			t.Errorf("Write to %s: %v", under, err)
		}
	}
	taken := filepath.Join(dir, "taken")
	if err := os.MkdirAll(filepath.Join(taken, "report.md", "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Write(taken, sample(), nil); err == nil || !strings.Contains(err.Error(), taken) {
		t.Errorf("Write over a folder: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(taken, ".report-*")); err != nil || len(left) > 0 {
		t.Errorf("%q was left behind, %v", left, err)
	}
}

// TestPartial makes sure that a report of which little or nothing was measured can be written, and says so.
func TestPartial(t *testing.T) {
	noCost := sample()
	noCost.Costs, noCost.Run.Rounds, noCost.Run.Interrupted = nil, 0, true
	noInterval := sample()
	for i := range noInterval.Costs {
		noInterval.Costs[i].Time.Low, noInterval.Costs[i].Time.High = math.Inf(-1), math.Inf(1)
		noInterval.Costs[i].ToBaseline = found.Ratio{Median: math.NaN(), N: 1}
	}
	one := sample()
	one.Costs = one.Costs[:1]
	for name, c := range map[string]struct {
		report *found.Report
		says   []string
	}{
		"empty":           {&found.Report{}, []string{"Nothing was asked", "nothing was measured, so there is nothing to draw", "No round was completed"}},
		"without costs":   {noCost, []string{"nothing was measured, so there is nothing to draw", "Interrupted after 0 of 10 rounds"}},
		"one cost":        {one, []string{"not measured"}},
		"no intervals":    {noInterval, []string{"Cost where a route is found"}},
		"quick":           {&found.Report{Run: found.Run{Quick: true, Rounds: 1}}, []string{"not for publishing"}},
		"rows, no router": {&found.Report{Rows: sampleRows()}, []string{"wrong method"}},
	} {
		files := written(t, c.report)
		for _, text := range c.says {
			if !strings.Contains(files["report.html"], text) {
				t.Errorf("%s: the page does not say %q", name, text)
			}
		}
		if again := new(found.Report); json.Unmarshal([]byte(files["report.json"]), again) != nil {
			t.Errorf("%s: report.json cannot be read back", name)
		}
	}
}

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/measure"
)

// TestTheDocumentsHaveTheFigures finds out if somebody has typed over figures, or measured without putting them in.
func TestTheDocumentsHaveTheFigures(t *testing.T) {
	if err := run(t.Context(), []string{"-docs", "-check"}, new(strings.Builder), new(strings.Builder)); err != nil {
		t.Error(err)
	}
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const (
	readme = "# Read me\n<!-- figures: machine -->\n<!-- end -->\n<!-- figures: cost -->\n<!-- end -->\n"
	cost   = "# Cost\n<!-- figures: BenchmarkForm -->\nold\n<!-- end -->\n"
)

// repository returns the documents of a small one: a README, another document and the benchmark that it shows.
func repository(t *testing.T) documents {
	t.Helper()
	root := t.TempDir()
	write(t, root, "README.md", readme)
	write(t, root, "docs/cost.md", cost)
	write(t, root, "go.mod", "module gorouting\n\ngo 1.26\n")
	write(t, root, "internal/cost/cost_test.go", "package cost\n\nimport \"testing\"\n\nfunc BenchmarkForm(b *testing.B) {\n"+
		"\tb.Run(\"form=plain\", func(b *testing.B) {\n\t\tfor b.Loop() {\n\t\t}\n\t})\n}\n")
	write(t, root, "all_test.go", "package gorouting\n")
	return documents{root}
}

// short returns the configuration of a run for the documents, of few routers and requests.
func short(t *testing.T) config {
	t.Helper()
	c, err := parse([]string{"-docs", "-quick"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c.contestants = slices.DeleteFunc(c.contestants, func(x library.Contestant) bool {
		return !slices.Contains([]string{"match", "chi", "baseline", "handler", "noop"}, x.Name)
	})
	c.parts = []string{found.PartBehaviour, found.PartMaking, found.PartRequests}
	c.requests = slices.DeleteFunc(c.requests, func(q measure.Request) bool { return q.Name != "mixed" && q.Name != "404" })
	return c
}

// One run feeds the report and the documents; checked, drawn again and checked again, they stay as they are.
func TestUpdate(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes all documents, several times")
	}
	d := repository(t)
	var stdout strings.Builder
	stderr := &trigger{text: "measuring, round 1", do: func() { write(t, d.root, "README.md", readme+"typed meanwhile\n") }}
	if err := short(t).update(t.Context(), d, &stdout, stderr); err != nil {
		t.Fatal(err)
	}
	for name, parts := range map[string][]string{
		"README.md":             {"Medians of 6 processes, each linked in another order, with 1 round each", "A quick run", "\n| `noop` | ", "\n| `handler` | ", "\n| `match` | ", "\ntyped meanwhile\n"},
		"docs/cost.md":          {"\n| `plain` | "},
		"docs/report/bench.txt": {"date: ", "BenchmarkRouter/router=match/request=mixed", "BenchmarkForm/form=plain", "pkg: gorouting/internal/cost\n"},
		"docs/report/report.md": {"| match | ", "go run -C compare . -docs -quick"},
	} {
		for _, part := range parts {
			if got := text(t, d.root, name); !strings.Contains(got, part) {
				t.Errorf("%s does not have %q:\n%.2000s", name, part, got)
			}
		}
	}
	if text := text(t, d.root, "README.md"); strings.Contains(text, "`chi`") {
		t.Errorf("README.md has a router that is only for the report:\n%s", text)
	}
	for _, says := range []string{"README.md has new figures\n", "docs/cost.md has new figures\n", filepath.Join(d.root, "docs", "report", "report.html")} {
		if !strings.Contains(stdout.String(), says) {
			t.Errorf("it printed %q, want it to say %q", stdout.String(), says)
		}
	}
	if err := d.check(); err != nil {
		t.Errorf("checked: %v", err)
	}
	c := short(t)
	c.from = d.report()
	stdout.Reset()
	if err := c.update(t.Context(), d, &stdout, stderr); err != nil || strings.Contains(stdout.String(), "has new figures") {
		t.Errorf("drawn again: error %v, printed %q, want nothing changed", err, stdout.String())
	}
	for _, name := range []string{"report.json", "bench.txt"} {
		write(t, d.root, earlierFolder+"/"+name, text(t, d.root, reportFolder+"/"+name))
	}
	if err := c.update(t.Context(), d, &stdout, stderr); err != nil || !strings.Contains(text(t, d.root, twoRunsPage), " 0 the other way round") || !strings.Contains(stdout.String(), twoRunsPage+" has new figures\n") {
		t.Errorf("with an earlier run: error %v, printed %q:\n%s", err, stdout.String(), text(t, d.root, twoRunsPage))
	}
	if err := d.check(); err != nil {
		t.Errorf("checked again: %v", err)
	}
	testCheck(t, d)
}

// testCheck changes each file that is checked, a little, and wants it named.
func testCheck(t *testing.T, d documents) {
	for name, edit := range map[string][2]string{
		"README.md":               {"| `match` | ", "| `match` | 1"},
		"docs/cost.md":            {"| `plain` | ", "| `plain` | 1"},
		"docs/report/report.md":   {"| match | ", "| match | 1"},
		"docs/report/report.json": {"\"Pairs\": ", "\"Pairs\": 9"},
		"docs/two-runs.md":        {"# Two runs", "# Two"},
	} {
		before := text(t, d.root, name)
		write(t, d.root, name, strings.Replace(before, edit[0], edit[1], 1))
		want := name + ": the figures are not those of docs/report/bench.txt; go run -C compare . -docs -from ../docs/report puts them in"
		if err := d.check(); err == nil || err.Error() != want {
			t.Errorf("%s was edited: error %v, want %q", name, err, want)
		}
		write(t, d.root, name, before)
	}
	lines := text(t, d.root, "docs/report/bench.txt")
	write(t, d.root, "docs/report/bench.txt", strings.ReplaceAll(lines, "cores: ", "cores: 1"))
	if err := d.check(); err == nil || !strings.HasPrefix(err.Error(), "README.md: ") {
		t.Errorf("the raw lines were edited: error %v", err)
	}
	write(t, d.root, "docs/report/bench.txt", lines[:strings.LastIndex(lines, "BenchmarkRouter")])
	if err := d.check(); err == nil || !strings.Contains(err.Error(), "and other benchmarks 6 times") {
		t.Errorf("the raw lines are cut off: error %v", err)
	}
	write(t, d.root, "docs/report/bench.txt", lines)
}

func TestInterruptedUpdateChangesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("it begins to make all documents, twice")
	}
	for _, text := range []string{"asking", "measuring, round 1 of"} {
		d := repository(t)
		ctx, cancel := context.WithCancel(t.Context())
		err := short(t).update(ctx, d, new(strings.Builder), &trigger{text: text, do: cancel})
		if !errors.Is(err, errInterrupted) || !strings.Contains(err.Error(), "left as they were") {
			t.Errorf("interrupted at %q: error %v", text, err)
		}
		unchanged(t, d)
	}
}

// unchanged fails the test if the documents have figures, or there is a report.
func unchanged(t *testing.T, d documents) {
	t.Helper()
	if text(t, d.root, "README.md") != readme || text(t, d.root, "docs/cost.md") != cost || exists(filepath.Join(d.report(), "report.json")) {
		t.Error("the documents or their report were changed")
	}
}

// What the documents show and nobody can measure is an error before anything is measured.
func TestDocumentsThatShowWhatIsNotThere(t *testing.T) {
	d := repository(t)
	write(t, d.root, "internal/cost/cost_test.go", "package cost\n")
	var stderr strings.Builder
	err := short(t).update(t.Context(), d, new(strings.Builder), &stderr)
	if err == nil || !strings.Contains(err.Error(), "no BenchmarkForm in the packages ., ./internal/cost") || stderr.Len() > 0 {
		t.Errorf("error %v, log %q, want BenchmarkForm named before anything is measured", err, stderr.String())
	}
	unchanged(t, d)
}

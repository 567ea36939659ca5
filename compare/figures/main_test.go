package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/stats"
)

// TestTheDocumentsHaveTheFigures is the check that nobody has typed over them, or measured without putting them in.
func TestTheDocumentsHaveTheFigures(t *testing.T) {
	if err := run(t.Context(), []string{"-check"}, io.Discard); err != nil {
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

// documents returns a root with a README and another document, and what was measured.
func documents(t *testing.T) (root string, bench *stats.Bench) {
	t.Helper()
	root = t.TempDir()
	write(t, root, "README.md", "# Read me\n<!-- figures: routes -->\n<!-- end -->\n")
	write(t, root, "docs/cost.md", "# Cost\n<!-- figures: BenchmarkForm -->\nold\n<!-- end -->\n")
	return root, testBench(t)
}

func TestUpdate(t *testing.T) {
	root, bench := documents(t)
	c := config{root: root}
	update := func() error {
		pages, err := readPages(root)
		if err != nil {
			t.Fatal(err)
		}
		return c.update(pages, bench, []byte("raw"))
	}
	c.check = true
	if err := update(); err == nil || !strings.Contains(err.Error(), "README.md has not the figures of docs/bench.txt: go run -C compare ./figures -from ../docs/bench.txt") {
		t.Errorf("before: error %v", err)
	}
	c.check = false
	if err := update(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"README.md": "| home | 12 |", "docs/cost.md": "| `plain` | 100 ± 90%", benchFile: "raw"} {
		if text, err := os.ReadFile(filepath.Join(root, name)); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s is %q, error %v, want it to have %q", name, text, err, want)
		}
	}
	c.check = true
	if err := update(); err != nil {
		t.Errorf("after: %v", err)
	}
	write(t, root, "docs/cost.md", "# Cost\n<!-- figures: BenchmarkForm -->\n| typed |\n<!-- end -->\n")
	if err := update(); err == nil || !strings.HasPrefix(err.Error(), "docs/cost.md has not") {
		t.Errorf("after somebody typed over it: error %v", err)
	}
}

// A module with a benchmark in each of the packages is measured in place of this one.
func TestMeasure(t *testing.T) {
	root := t.TempDir()
	write(t, root, "go.mod", "module gorouting\n\ngo 1.26\n")
	for _, p := range []string{"a_test.go", "internal/cost/a_test.go"} {
		write(t, root, p, "package a\n\nimport \"testing\"\n\nfunc BenchmarkX(b *testing.B) {\n\tfor b.Loop() {\n\t}\n}\n")
	}
	var log strings.Builder
	raw, err := config{root: root, count: 2, each: time.Microsecond}.measure(t.Context(), &log)
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(strings.NewReader(string(raw)), "raw")
	if err != nil || len(bench.Series) != 2 || len(bench.Series[0].Time) != 2 || len(bench.Series[0].Allocs) != 2 {
		t.Errorf("error %v, lines\n%s", err, raw)
	}
	for _, key := range []string{"date", "go", "cores", "goos"} {
		if bench.Config[key] == "" {
			t.Errorf("no %s in\n%s", key, raw)
		}
	}
	if strings.Contains(string(raw), "PASS") || !strings.Contains(log.String(), "round 2 of 2, about ") {
		t.Errorf("lines\n%s\nlog\n%s", raw, log.String())
	}
}

func TestBenchmarksThatFail(t *testing.T) {
	root := t.TempDir()
	write(t, root, "go.mod", "module gorouting\n\ngo 1.26\n")
	write(t, root, "a_test.go", "package a\n\nimport \"testing\"\n\nfunc BenchmarkX(b *testing.B) { b.Fatal(\"out of order\") }\n")
	if _, err := (config{root: root, count: 1, each: time.Microsecond}).measure(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "out of order") {
		t.Errorf("error %v, want the benchmark's", err)
	}
}

func TestInterrupted(t *testing.T) {
	root, _ := documents(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (config{root: root, count: 1}).measure(ctx, io.Discard); err == nil || err.Error() != "interrupted: nothing is changed" {
		t.Errorf("error %v", err)
	}
}

func TestBadInput(t *testing.T) {
	for args, says := range map[string]string{
		"-count 5":         "-count 5: fewer than 6 rounds give no interval",
		"-benchtime 0s":    "-benchtime 0s: want more than nothing",
		"README.md":        `unexpected argument "README.md"`,
		"-from none.txt":   "none.txt",
		"-benchtime quick": "-benchtime",
	} {
		if err := run(t.Context(), strings.Fields(args), io.Discard); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error %v, want one that says %q", args, err, says)
		}
	}
	if err := run(t.Context(), []string{"-h"}, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: error %v, want %v", err, flag.ErrHelp)
	}
}

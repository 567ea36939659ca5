package measure

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/stats"
)

// module returns the folder of a module of two packages, which have BenchmarkX and BenchmarkY. The body is that of X.
func module(t *testing.T, body string) Benchmarks {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":             "module example\n\ngo 1.26\n",
		"x_test.go":          "package x\n\nimport \"testing\"\n\nfunc BenchmarkX(b *testing.B) {\n" + body + "\n}\n\nfunc BenchmarkXX(b *testing.B) {}\n",
		"internal/y_test.go": "package y\n\nimport \"testing\"\n\nfunc BenchmarkY(b *testing.B) {\n\tfor b.Loop() {\n\t}\n}\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Benchmarks{Dir: dir, Packages: []string{".", "./internal"}, Names: []string{"BenchmarkX", "BenchmarkY"}, Time: time.Microsecond}
}

func TestBenchmarks(t *testing.T) {
	b := module(t, "\tfor b.Loop() {\n\t}")
	if err := b.Find(t.Context()); err != nil {
		t.Error(err)
	}
	lines, err := b.Run(t.Context(), new(Processes), 1)
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(lines), "lines")
	if err != nil || len(bench.Series) != 2 || len(bench.Series[0].Time) != 1 || len(bench.Series[0].Allocs) != 1 {
		t.Errorf("error %v, want BenchmarkX and BenchmarkY once:\n%s", err, lines)
	}
	if text := string(lines); strings.Contains(text, "PASS") || strings.Contains(text, "ok ") || !strings.Contains(text, "pkg: example/internal\n") {
		t.Errorf("lines\n%s", text)
	}
}

func TestBenchmarksThatAreNotThere(t *testing.T) {
	b := module(t, "")
	b.Names = append(b.Names, "BenchmarkZ")
	if err := b.Find(t.Context()); err == nil || err.Error() != "no BenchmarkZ in the packages ., ./internal" {
		t.Errorf("error %v, want it to name BenchmarkZ", err)
	}
}

func TestBenchmarksThatFail(t *testing.T) {
	b := module(t, "\tb.Fatal(\"out of order\")")
	if _, err := b.Run(t.Context(), new(Processes), 1); err == nil || !strings.Contains(err.Error(), "out of order") {
		t.Errorf("error %v, want the benchmark's", err)
	}
}

func TestCancelledBenchmarks(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := module(t, "").Run(ctx, new(Processes), 1); err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

package figures

import (
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

func TestRawLinesThatDoNotDo(t *testing.T) {
	const line = "BenchmarkX-2 100 5 ns/op\n"
	for raw, says := range map[string]string{
		"":                      "raw.txt has no benchmarks",
		strings.Repeat(line, 5): "raw.txt has measurements of 5 processes; it takes 6",
		strings.Repeat(line, 6) + "BenchmarkY-2 100 5 ns/op\n": "raw.txt has BenchmarkY[] 1 times, and other benchmarks 6 times",
		line + "BenchmarkX-2 100 x ns/op\n":                    "raw.txt:2:",
	} {
		if _, err := New(new(found.Report), []byte(raw), "raw.txt"); err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%q: error %v, want one that says %q", raw, err, says)
		}
	}
}

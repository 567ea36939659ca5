package measure

import (
	"strings"
	"testing"
	"time"
)

// go test would say that this allocates nothing.
func TestLineHasPartsOfAllocations(t *testing.T) {
	got := line("a", "b", testing.BenchmarkResult{N: 300, T: 300 * time.Microsecond, MemAllocs: 191, MemBytes: 6900})
	if !strings.HasPrefix(got, "BenchmarkRouter/router=a/request=b") || !strings.Contains(got, "\t     300\t      1000 ns/op\t") ||
		!strings.Contains(got, " 23 B/op") || !strings.HasSuffix(got, " 0.64 allocs/op") {
		t.Errorf("the line is %q, want 300 times, 1000 ns/op, 23 B/op and 0.64 allocs/op", got)
	}
}

package measure

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/cpuid/v2"

	"gorouting/compare/internal/stats"
)

// preamble returns the lines that say what go test does not: when it was measured, with which Go and on how many cores.
func preamble() string {
	return fmt.Sprintf("date: %s\ngo: %s\ncores: %d\n", time.Now().UTC().Format(time.DateOnly), runtime.Version(), runtime.GOMAXPROCS(0))
}

// header returns the lines before a round: those that go test prints before the benchmarks of a package, which round it is, and
// how busy the machine was.
func header(round int, b Busy) string {
	return fmt.Sprintf("goos: %s\ngoarch: %s\npkg: %s\ncpu: %s\nround: %d\nload: %.2f\nothers: %.2f\n",
		runtime.GOOS, runtime.GOARCH, self, CPU(), round, b.Load, b.Others)
}

// CPU returns the processor's name, or its architecture if it does not give one.
func CPU() string {
	if name := strings.TrimSpace(cpuid.CPU.BrandName); name != "" {
		return name
	}
	return runtime.GOARCH
}

// line returns the line that go test would print, but with parts of allocations: where one request in two allocates, go test
// rounds that down to none.
func line(router, request string, r testing.BenchmarkResult) string {
	processors := ""
	if n := runtime.GOMAXPROCS(0); n > 1 {
		processors = fmt.Sprintf("-%d", n)
	}
	allocs := math.Round(100*float64(r.MemAllocs)/float64(r.N)) / 100
	return fmt.Sprintf("%s/router=%s/request=%s%s\t%s\t%8d B/op\t%8v allocs/op", stats.RouterFamily, router, request, processors, r, r.AllocedBytesPerOp(), allocs)
}

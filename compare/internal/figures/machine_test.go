package figures

import (
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

func TestMachineWithoutADate(t *testing.T) {
	f, err := New(new(found.Report), []byte(strings.Repeat("BenchmarkX-2 100 5 ns/op\n", 6)), "raw.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.machine(nil); err == nil || !strings.Contains(err.Error(), `"date:"`) {
		t.Errorf("error %v for lines without a date", err)
	}
}

// Otherwise someone could take the figures of a quick run for those of a real one.
func TestAQuickRunSaysSo(t *testing.T) {
	f := figures(t)
	for quick, want := range map[bool]bool{false: false, true: true} {
		f.report.Run.Quick = quick
		text, err := f.machine(nil)
		if got := strings.Contains(text, "quick run"); err != nil || got != want {
			t.Errorf("quick is %v, and it says\n%s, error %v", quick, text, err)
		}
	}
}

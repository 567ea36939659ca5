package figures

import (
	"fmt"
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

// What was recorded of the machine's load is said, and that others used it is said first.
func TestLoad(t *testing.T) {
	f := figures(t)
	f.report.Run.Layouts = []uint32{1, 2, 3, 4, 5, 6}
	for others, want := range map[float64]string{
		0.02: "Medians of 6 processes, each linked in another order, with 1 round each, ",
		0.35: "**The machine was busy: others used 35 % of its processors' time.**\nMedians of ",
	} {
		f.report.Run.Load = found.Load{Highest: 1.25, Others: others}
		text, err := f.machine(nil)
		says := fmt.Sprintf("\nMeanwhile others used %.0f %% of the processors' time, and the load average was 1.2 at most.\n", 100*others)
		if err != nil || !strings.HasPrefix(text, want) || !strings.Contains(text, says) {
			t.Errorf("others use %v, and it says\n%s, error %v", others, text, err)
		}
	}
}

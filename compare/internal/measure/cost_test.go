package measure

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/report"
	"gorouting/compare/internal/stats"
	"gorouting/internal/floor"
	"gorouting/routertest"
)

// three contestants: one that answers everything, one that answers nothing rightly, and noop.
func three() []contestant.Contestant {
	return []contestant.Contestant{
		{Name: "whole", Group: report.GroupOurs, New: floor.New},
		{Name: "absent", Group: report.GroupPlain, New: func() http.Handler { return http.NotFoundHandler() }},
		{Name: "noop", Group: report.GroupGauge, New: func() http.Handler {
			return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		}},
	}
}

func plan(t *testing.T, rounds int) Plan {
	return Plan{three(), []routertest.Workload{workload(t, "home"), workload(t, "404")}, rounds, time.Microsecond}
}

func TestMeasure(t *testing.T) {
	r := Prepare(plan(t, 6))
	if got, want := r.Steps(), 6*5; got != want { // absent is not measured on home
		t.Errorf("%d steps, want %d", got, want)
	}
	var rounds []int
	costs, err := r.Measure(t.Context(), func(round int) { rounds = append(rounds, round) })
	if err != nil || costs.Rounds != 6 {
		t.Fatalf("%d rounds, error %v", costs.Rounds, err)
	}
	if len(rounds) != r.Steps() || !slices.IsSorted(rounds) || rounds[0] != 1 || rounds[len(rounds)-1] != 6 {
		t.Errorf("told of rounds %v, want each of %d steps, from the first to the sixth", rounds, r.Steps())
	}
	if got := strings.Count(string(costs.Lines), "\n"+family+"/router="); got != r.Steps() {
		t.Errorf("%d lines, want one for each step:\n%s", got, costs.Lines)
	}
	var what []string
	for _, c := range costs.All {
		what = append(what, c.Router+" "+c.Request+": "+c.Skipped)
		if c.Skipped == "" && (c.Time.N != 6 || c.Time.Median <= 0 || c.OverNoop.N != 6) || c.Skipped != "" && c.Time.N != 0 {
			t.Errorf("%+v: want six samples if it was not skipped, and none if it was", c)
		}
	}
	want := []string{"whole home: ", "whole 404: ", "absent home: answers 404 where the contract wants 200", "absent 404: ", "noop home: ", "noop 404: "}
	if !slices.Equal(what, want) {
		t.Errorf("costs\n%q, want\n%q", what, want)
	}
}

// No router may always come first, or always after the same one.
func TestOrderChangesFromRoundToRound(t *testing.T) {
	r := Prepare(plan(t, 20))
	before := map[pair]bool{}
	first := map[int]bool{}
	last := pair{request: -1}
	for p := range r.order() {
		if p.request == last.request {
			before[pair{last.router, p.router}] = true
		} else if p.request == 1 {
			first[p.router] = true
		}
		last = p
	}
	if len(first) != 3 || len(before) != 6 {
		t.Errorf("first: %d of 3 routers; neighbours: %d of 6 pairs", len(first), len(before))
	}
}

func TestCancelledMeasureKeepsWhatThereIs(t *testing.T) {
	r := Prepare(plan(t, 100))
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	steps := 0
	costs, err := r.Measure(ctx, func(int) {
		if steps++; steps == 2*5+1 {
			cancel(why)
		}
	})
	if !errors.Is(err, why) || costs.Rounds != 2 || steps != 11 {
		t.Errorf("%d rounds, %d steps, error %v, want 2, 11 and %v", costs.Rounds, steps, err, why)
	}
	for _, c := range costs.All {
		if c.Skipped == "" && (c.Time.N < 2 || c.Time.N > 3 || c.OverNoop.N < 2) {
			t.Errorf("%+v: want the samples of two rounds, or one more", c)
		}
	}
}

func TestCancelledBeforeTheFirstStep(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	costs, err := Prepare(plan(t, 6)).Measure(ctx, func(int) { t.Error("a step was done") })
	if !errors.Is(err, context.Canceled) || costs.Rounds != 0 {
		t.Errorf("%d rounds, error %v", costs.Rounds, err)
	}
	if got, want := costs.All[0].Skipped, "not measured before the interruption"; got != want {
		t.Errorf("skipped because %q, want %q", got, want)
	}
}

// The figures are those of the lines: here a slow round for everyone, and a round that whole and absent share.
func TestCosts(t *testing.T) {
	var lines strings.Builder
	for _, ns := range [][3]string{{"30", "70", "10"}, {"31", "71", "10"}, {"32", "72", "10"}, {"33", "73", "10"}, {"34", "74", "10"}, {"90", "99", "50"}} {
		for i, name := range []string{"whole", "absent", "noop"} {
			lines.WriteString("BenchmarkRouter/router=" + name + "/request=404-2 100 " + ns[i] + " ns/op 8 B/op 2 allocs/op\n")
		}
	}
	p := plan(t, 6)
	p.Workloads = p.Workloads[1:]
	all, err := Prepare(p).costs([]byte(lines.String()))
	if err != nil {
		t.Fatal(err)
	}
	over := report.Interval{Median: 22.5, Low: 20, High: 40, N: 6, Confidence: 0.96875}
	if got := all[0]; got.OverNoop != over || got.Time.Median != 32.5 || got.Bytes != 8 || got.Allocs != 2 {
		t.Errorf("whole costs %+v, want 32.5 ns and over noop %+v", got, over)
	}
	// 30 … 90 and 70 … 99 overlap; noop would be the first if it took a place.
	for i, want := range []stats.Place{{Best: 1, Worst: 2}, {Best: 1, Worst: 2}, {}} {
		if got := (stats.Place{Best: all[i].Best, Worst: all[i].Worst}); got != want {
			t.Errorf("%s comes in %v, want %v", all[i].Router, got, want)
		}
	}
}

// go test would say that this allocates nothing.
func TestLineHasPartsOfAllocations(t *testing.T) {
	got := line("a", "b", testing.BenchmarkResult{N: 300, T: 300 * time.Microsecond, MemAllocs: 191, MemBytes: 6900})
	if !strings.Contains(got, "\t     300\t      1000 ns/op\t") || !strings.Contains(got, " 23 B/op") || !strings.HasSuffix(got, " 0.64 allocs/op") {
		t.Errorf("the line is %q, want 300 times, 1000 ns/op, 23 B/op and 0.64 allocs/op", got)
	}
}

func TestLinesAreReadableAsBenchmarks(t *testing.T) {
	costs, err := Prepare(plan(t, 1)).Measure(t.Context(), func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(costs.Lines), "lines")
	if err != nil {
		t.Fatal(err)
	}
	if bench.Config["cpu"] != CPU() || bench.Config["pkg"] != self || len(bench.Series) != 5 {
		t.Errorf("%v, %d series:\n%s", bench.Config, len(bench.Series), costs.Lines)
	}
	for _, s := range bench.Series {
		if len(s.Bytes) != 1 || len(s.Allocs) != 1 {
			t.Errorf("%v has no memory figures", s.Keys)
		}
	}
}

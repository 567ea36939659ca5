package bench

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// read reads lines that a test has written.
func read(t *testing.T, lines string) *Results {
	t.Helper()
	r, err := Read("bench.txt", strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lines returns a run with two processes and two rounds each. gin takes 2, 2.2, 1.8 and 2 times as long as ServeMux, and ServeMux
// takes another time in each round.
func lines() string {
	text := "date: 2026-11-30\nskipped-widgets-11-405-pat: answers 404\n"
	for i, ratio := range []float64{2, 2.2, 1.8, 2} {
		mux := 100 * float64(i+1)
		text += fmt.Sprintf("process: %d\nround: %d\nothers: 0.0%d\n", 1+i/2, 1+i%2, i+1)
		text += fmt.Sprintf("BenchmarkServe/table=widgets/routes=11/request=hits/router=servemux-2 1000 %v ns/op 16 B/op\n", mux)
		text += fmt.Sprintf("BenchmarkServe/table=widgets/routes=11/request=hits/router=gin-2 1000 %v ns/op %d B/op 7 wall-ns/op\n", ratio*mux, 10*i)
	}
	return text
}

var gin = Cell{Family: Serve, Table: "widgets", Routes: 11, Request: "hits", Router: "gin"}

// TestRead checks cells, values by unit, and ratios, which compare times of the same process and round.
func TestRead(t *testing.T) {
	r := read(t, lines())
	mux := gin
	mux.Router = ServeMux
	if all := r.Cells(); len(all) != 2 || all[0] != mux || all[1] != gin {
		t.Errorf("cells %+v", all)
	}
	if bytes, ok := r.Value(gin, "B/op"); bytes != 15 || !ok {
		t.Errorf("%v B/op, %t, want 15", bytes, ok)
	}
	if wall, ok := r.Value(gin, "wall-ns/op"); wall != 7 || !ok {
		t.Errorf("%v wall-ns/op, %t, want 7", wall, ok)
	}
	if _, ok := r.Value(gin, "B-heap"); ok {
		t.Error("it has a heap")
	}
	if got := r.Time(gin); math.Abs(got.Mid-math.Sqrt(math.Sqrt(200*440)*math.Sqrt(540*800))) > 1e-9 || got.N != 2 {
		t.Errorf("takes %+v", got)
	}
	got := r.Ratio(gin, ServeMux)
	first, second := math.Log(2*2.2)/2, math.Log(1.8*2)/2
	width := 12.7062 * math.Sqrt((first-second)*(first-second)/2+2*betweenRuns*betweenRuns)
	if want := math.Exp((first + second) / 2); got.N != 2 || math.Abs(got.Mid-want) > 1e-9 || math.Abs(math.Log(got.High/got.Mid)-width) > 1e-4 || math.Abs(math.Log(got.Mid/got.Low)-width) > 1e-4 {
		t.Errorf("takes %+v times as long, want %v and a half width of %v", got, want, width)
	}
	if len(r.Others) != 4 || r.Others[3] != 0.04 || r.Config["date"] != "2026-11-30" {
		t.Errorf("others %v, config %v", r.Others, r.Config)
	}
	if got := r.Skipped(Cell{Serve, "widgets", 11, "405", "pat", ""}); got != "answers 404" {
		t.Errorf("skipped because it %q", got)
	}
}

// TestReadFails: an error names the line.
func TestReadFails(t *testing.T) {
	for want, text := range map[string]string{
		"f:2: process":        "process: one\nBenchmarkServe/router=gin 1 1 ns/op\n",
		"f:1: routes=x must":  "BenchmarkServe/routes=x 1 1 ns/op\n",
		"f:1: parsing iterat": "BenchmarkServe/router=gin x 1 ns/op\n",
	} {
		if _, err := Read("f", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestName: reading the name of a cell gives the same cell.
func TestName(t *testing.T) {
	for _, c := range []Cell{gin, {Family: Binary, Router: "chi"}, {Heap, "widgets", 11, "mixed", "echo", "16MiB"}, {Make, "grown", 1000, "", "pat-options", ""}} {
		if all := read(t, c.name()+"-2 1 1 B-binary\n").Cells(); len(all) != 1 || all[0] != c {
			t.Errorf("%s is read as %+v, want %+v", c.name(), all, c)
		}
	}
}

// verdict compares a router with ServeMux. It gets their ratio in each process.
func verdict(t *testing.T, ratios ...float64) Verdict {
	var text strings.Builder
	for i, ratio := range ratios {
		fmt.Fprintf(&text, "process: %d\nBenchmarkServe/router=servemux 1 100 ns/op\nBenchmarkServe/router=gin 1 %v ns/op\n", i+1, 100*ratio)
	}
	return read(t, text.String()).Ties(Cell{Family: Serve, Router: "gin"}, Cell{Family: Serve, Router: ServeMux})
}

func TestTies(t *testing.T) {
	for _, c := range []struct {
		ratios []float64
		want   Verdict
	}{
		{[]float64{2, 2.1, 2.05}, Slower}, {[]float64{0.5, 0.48, 0.51}, Faster}, {[]float64{0.5, 2, 1}, Undecided}, {[]float64{3}, Undecided},
		{[]float64{1.01, 0.99, 1}, Tie}, {[]float64{1.1, 0.9, 1}, Undecided},
	} {
		if got := verdict(t, c.ratios...); got != c.want {
			t.Errorf("%v: %v, want %v", c.ratios, got, c.want)
		}
	}
}

// TestShare: samples of all processes are added up, and the interval of a share of 0 is not empty.
func TestShare(t *testing.T) {
	r := read(t, `process: 1
BenchmarkShare/table=widgets/routes=11/router=gin-2 9 980 ns/op 0 routing-samples 2000 samples
BenchmarkShare/table=widgets/routes=11/router=none-2 9 931 ns/op
process: 2
BenchmarkShare/table=widgets/routes=11/router=gin-2 9 980 ns/op 40 routing-samples 2000 samples
BenchmarkShare/table=widgets/routes=11/router=none-2 9 931 ns/op
`)
	share, samples := r.Share("gin")
	if samples != 4000 || share.N != 2 || share.Mid != 1 || math.Abs(share.Low-0.735) > 0.001 || math.Abs(share.High-1.358) > 0.001 {
		t.Errorf("%+v of %d samples", share, samples)
	}
	if none := wilson(0, 5000); none.Low != 0 || none.High < 0.07 || none.High > 0.08 {
		t.Errorf("of nothing in 5,000 samples: %+v", none)
	}
	if byTime := r.ShareByTime("gin"); math.Abs(byTime.Mid-5) > 1e-9 || byTime.Low > 5 || byTime.High < 5 {
		t.Errorf("by time %+v", byTime)
	}
}

// TestCoverage: one of two ratios is outside of its interval.
func TestCoverage(t *testing.T) {
	run := func(gin, chi float64) *Results {
		text := ""
		for process := range 3 {
			text += fmt.Sprintf("process: %d\nBenchmarkServe/router=servemux 1 100 ns/op\nBenchmarkServe/router=gin 1 %v ns/op\nBenchmarkServe/router=chi 1 %v ns/op\n",
				process+1, gin, chi+float64(process))
		}
		return read(t, text)
	}
	if outside, all := Coverage(run(100, 200), run(105, 300)); outside != 1 || all != 2 {
		t.Errorf("%d of %d are outside, want 1 of 2", outside, all)
	}
}

package stats

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// series returns a benchmark with the times of each process: "1 2 3|4 5 6" is two processes of three rounds.
func series(t *testing.T, processes string) *Series {
	t.Helper()
	s := new(Series)
	for p, times := range strings.Split(processes, "|") {
		for r, time := range strings.Fields(times) {
			var ns float64
			if _, err := fmt.Sscan(time, &ns); err != nil {
				t.Fatal(err)
			}
			s.At, s.Time = append(s.At, At{p + 1, r + 1}), append(s.Time, ns)
		}
	}
	return s
}

func TestRatio(t *testing.T) {
	for _, test := range []struct {
		name string
		x, y string
		want found.Ratio
	}{
		{"a round that is slow for both", "10 20 200", "5 10 100", found.Ratio{Median: 2, Low: 2, High: 2, N: 3, Confidence: 0.75}},
		{"the median of ratios, not the ratio of medians", "10 30 20", "10 10 40", found.Ratio{Median: 1, Low: 0.5, High: 3, N: 3, Confidence: 0.75}},
		{"half as long weighs as much as twice as long", "5 20", "10 10", found.Ratio{Median: 1, Low: 0.5, High: 2, N: 2, Confidence: 0.5}},
		{"an interrupted round", "10 22 33", "5 11", found.Ratio{Median: 2, Low: 2, High: 2, N: 2, Confidence: 0.5}},
		{"nothing to divide by", "10", "", found.Ratio{}},
		{"processes count, not their rounds", "2 2 2|3 3 3", "1 1 1|1 1 1", found.Ratio{Median: math.Sqrt(6), Low: 2, High: 3, N: 2, Confidence: 0.5}},
		{"six processes", "1|2|3|4|5|6", "1|1|1|1|1|1", found.Ratio{Median: math.Sqrt(12), Low: 1, High: 6, N: 6, Confidence: 0.96875}},
	} {
		got := Ratio(series(t, test.x), series(t, test.y))
		for _, f := range []*float64{&got.Median, &got.Low, &got.High, &test.want.Median, &test.want.Low, &test.want.High} {
			*f = math.Round(1e9**f) / 1e9
		}
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

// Rounds are paired by where they were measured, not by their place in the file.
func TestRoundsArePairedByWhereTheyWereMeasured(t *testing.T) {
	x, y := series(t, "10 20|30 40"), series(t, "30 40|10 20")
	for i := range y.At {
		y.At[i].Process = 3 - y.At[i].Process
	}
	if got := Ratio(x, y); math.Abs(got.Low-1) > 1e-9 || math.Abs(got.High-1) > 1e-9 {
		t.Errorf("ratio %+v, want 1 in every round", got)
	}
}

// Of 10 rounds one that is against the others leaves 2·(1+10)/2¹⁰.
func TestChance(t *testing.T) {
	for x, want := range map[string]float64{
		"1 1 1 1 1 1 1 1 1 1": 2.0 / 1024, "3 1 1 1 1 1 1 1 1 1": 22.0 / 1024, "3 1 1 1 1 3 3 3 3 1": 1,
		"3 3 3 3 3 3 3 3 3 3": 2.0 / 1024, "2 1 1 1 1 1 1 1 1 1": 2.0 / 512, "2 2": 1, "": 1,
	} {
		p := pair(series(t, x), series(t, "2 2 2 2 2 2 2 2 2 2"))
		if got := p.chance(); math.Abs(got-want) > 1e-12 {
			t.Errorf("%q against 2: %v, want %v", x, got, want)
		}
	}
}

func TestSide(t *testing.T) {
	for x, want := range map[string]int{"1 1|1 1": -1, "3 3|3 3": 1, "1 1 3|1 1 3": -1, "1 1 1|3 3 3": 0, "1 1|2 2": 0, "": 0} {
		if got := pair(series(t, x), series(t, "2 2 2|2 2 2")).side(); got != want {
			t.Errorf("%q against 2: side %d, want %d", x, got, want)
		}
	}
}

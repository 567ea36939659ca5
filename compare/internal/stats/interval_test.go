package stats

import (
	"slices"
	"testing"

	"gorouting/compare/internal/found"
)

// The orders that bound the median follow from the binomial distribution: of 9 samples the second lowest and second highest
// leave it outside 2·(1+9)/2⁹ of the time, of 8 the outermost ones 2·1/2⁸; benchmath may go closer on one side.
func TestInterval(t *testing.T) {
	for _, test := range []struct {
		name    string
		samples []float64
		want    found.Interval
	}{
		{"none", nil, found.Interval{}},
		{"one says nothing of its spread", []float64{7}, found.Interval{Median: 7, Low: 7, High: 7, N: 1}},
		{"two", []float64{9, 5}, found.Interval{Median: 7, Low: 5, High: 9, N: 2, Confidence: 0.5}},
		{"three", []float64{30, 10, 20}, found.Interval{Median: 20, Low: 10, High: 30, N: 3, Confidence: 0.75}},
		{"five are not enough", []float64{5, 1, 4, 2, 3}, found.Interval{Median: 3, Low: 1, High: 5, N: 5, Confidence: 0.9375}},
		{"six are", []float64{6, 1, 4, 2, 3, 5}, found.Interval{Median: 3.5, Low: 1, High: 6, N: 6, Confidence: 0.96875}},
		{"eight", []float64{8, 1, 4, 2, 3, 5, 7, 6}, found.Interval{Median: 4.5, Low: 1, High: 7, N: 8, Confidence: 0.9609375}},
		{"nine", []float64{9, 8, 1, 4, 2, 3, 5, 7, 6}, found.Interval{Median: 5, Low: 2, High: 8, N: 9, Confidence: 0.9609375}},
		{"an outlier moves neither bound of nine", []float64{999, 8, 1, 4, 2, 3, 5, 7, 6}, found.Interval{Median: 5, Low: 2, High: 8, N: 9, Confidence: 0.9609375}},
	} {
		before := slices.Clone(test.samples)
		if got := Interval(test.samples); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
		if !slices.Equal(before, test.samples) {
			t.Errorf("%s: the samples were put in another order, and are no longer by round", test.name)
		}
	}
}

func TestMedian(t *testing.T) {
	if got := Median([]float64{3, 1, 2, 10}); got != 2.5 {
		t.Errorf("the median of 3, 1, 2, 10 is %v, want 2.5", got)
	}
	if got := Median(nil); got != 0 {
		t.Errorf("the median of nothing is %v, want 0", got)
	}
}

// An interval is one of processes: more rounds in each do not make it narrower. Of one process alone it is one of rounds.
func TestIntervalOfProcesses(t *testing.T) {
	for times, want := range map[string]found.Interval{
		"1 2 3|4 5 6 7 8":   {Median: 4, Low: 2, High: 6, N: 2, Confidence: 0.5},
		"1 2 9":             {Median: 2, Low: 1, High: 9, N: 3, Confidence: 0.75},
		"6 6|1 1|4|2 2|3|5": {Median: 3.5, Low: 1, High: 6, N: 6, Confidence: 0.96875},
	} {
		if got := series(t, times).Interval(); got != want {
			t.Errorf("%q: %+v, want %+v", times, got, want)
		}
	}
}

package stats

import (
	"math"
	"slices"
	"testing"

	"gorouting/compare/internal/report"
)

// The orders that bound the median follow from the binomial distribution: of 9 samples the second lowest and second highest
// leave it outside 2·(1+9)/2⁹ of the time, of 8 the outermost ones 2·1/2⁸; benchmath may go closer on one side.
func TestInterval(t *testing.T) {
	for _, test := range []struct {
		name    string
		samples []float64
		want    report.Interval
	}{
		{"none", nil, report.Interval{}},
		{"one says nothing of its spread", []float64{7}, report.Interval{Median: 7, Low: 7, High: 7, N: 1}},
		{"two", []float64{9, 5}, report.Interval{Median: 7, Low: 5, High: 9, N: 2, Confidence: 0.5}},
		{"three", []float64{30, 10, 20}, report.Interval{Median: 20, Low: 10, High: 30, N: 3, Confidence: 0.75}},
		{"five are not enough", []float64{5, 1, 4, 2, 3}, report.Interval{Median: 3, Low: 1, High: 5, N: 5, Confidence: 0.9375}},
		{"six are", []float64{6, 1, 4, 2, 3, 5}, report.Interval{Median: 3.5, Low: 1, High: 6, N: 6, Confidence: 0.96875}},
		{"eight", []float64{8, 1, 4, 2, 3, 5, 7, 6}, report.Interval{Median: 4.5, Low: 1, High: 7, N: 8, Confidence: 0.9609375}},
		{"nine", []float64{9, 8, 1, 4, 2, 3, 5, 7, 6}, report.Interval{Median: 5, Low: 2, High: 8, N: 9, Confidence: 0.9609375}},
		{"an outlier moves neither bound of nine", []float64{999, 8, 1, 4, 2, 3, 5, 7, 6}, report.Interval{Median: 5, Low: 2, High: 8, N: 9, Confidence: 0.9609375}},
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

func TestPlaces(t *testing.T) {
	at := func(low, high float64) report.Interval {
		return report.Interval{Median: (low + high) / 2, Low: low, High: high, N: 8, Confidence: 0.96}
	}
	vague := at(1, 2)
	vague.Confidence = 0.9375
	for _, test := range []struct {
		name string
		of   []report.Interval
		want []Place
	}{
		{"none", nil, nil},
		{"one", []report.Interval{at(1, 2)}, []Place{{1, 1}}},
		{"apart, and not in order", []report.Interval{at(5, 6), at(1, 2), at(3, 4)}, []Place{{3, 3}, {1, 1}, {2, 2}}},
		{"intervals that touch are tied", []report.Interval{at(1, 2), at(2, 3)}, []Place{{1, 2}, {1, 2}}},
		{"a wide one ties with two that are apart", []report.Interval{at(1, 2), at(1, 6), at(5, 6), at(8, 9)}, []Place{{1, 2}, {1, 3}, {2, 3}, {4, 4}}},
		{"too few samples separate nothing", []report.Interval{vague, at(5, 6), at(8, 9)}, []Place{{1, 3}, {1, 2}, {2, 3}}},
	} {
		if got := Places(test.of); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// In an interrupted round some have one sample more.
func TestRoundsAreTakenTogether(t *testing.T) {
	if got, want := Over([]float64{10, 22, 33}, []float64{1, 2}), []float64{9, 20}; !slices.Equal(got, want) {
		t.Errorf("Over is %v, want %v", got, want)
	}
	if got, want := Multiples([]float64{10, 22, 4}, []float64{5, 11, 0}), []float64{2, 2, math.Inf(1)}; !slices.Equal(got, want) {
		t.Errorf("Multiples is %v, want %v", got, want)
	}
}

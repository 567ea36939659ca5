package stats

import (
	"testing"

	"gorouting/compare/internal/found"
)

func TestRatio(t *testing.T) {
	for _, test := range []struct {
		name          string
		samples, unit []float64
		want          found.Ratio
	}{
		{"a round that is slow for both", []float64{10, 20, 200}, []float64{5, 10, 100}, found.Ratio{Median: 2, Low: 2, High: 2, N: 3}},
		{"the median of ratios, not the ratio of medians", []float64{10, 30, 20}, []float64{10, 10, 40}, found.Ratio{Median: 1, Low: 0.5, High: 3, N: 3}},
		{"an interrupted round", []float64{10, 22, 33}, []float64{5, 11}, found.Ratio{Median: 2, Low: 2, High: 2, N: 2}},
		{"nothing to divide by", []float64{10}, nil, found.Ratio{}},
	} {
		if got := Ratio(test.samples, test.unit); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

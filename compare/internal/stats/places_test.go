package stats

import (
	"slices"
	"testing"

	"gorouting/compare/internal/found"
)

func TestPlaces(t *testing.T) {
	at := func(low, high float64) found.Interval {
		return found.Interval{Median: (low + high) / 2, Low: low, High: high, N: 8, Confidence: 0.96}
	}
	vague := at(1, 2)
	vague.Confidence = 0.9375
	for _, test := range []struct {
		name string
		of   []found.Interval
		want []Place
	}{
		{"none", nil, nil},
		{"one", []found.Interval{at(1, 2)}, []Place{{1, 1}}},
		{"apart, and not in order", []found.Interval{at(5, 6), at(1, 2), at(3, 4)}, []Place{{3, 3}, {1, 1}, {2, 2}}},
		{"intervals that touch are tied", []found.Interval{at(1, 2), at(2, 3)}, []Place{{1, 2}, {1, 2}}},
		{"a wide one ties with two that are apart", []found.Interval{at(1, 2), at(1, 6), at(5, 6), at(8, 9)}, []Place{{1, 2}, {1, 3}, {2, 3}, {4, 4}}},
		{"too few samples separate nothing", []found.Interval{vague, at(5, 6), at(8, 9)}, []Place{{1, 3}, {1, 2}, {2, 3}}},
	} {
		if got := Places(test.of); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

package figures

import (
	"testing"

	"gorouting/compare/internal/stats"
)

// compare counts parts of allocations, and go test rounds them down.
func TestAllocs(t *testing.T) {
	for _, test := range []struct {
		allocs, bytes []float64
		want          string
	}{
		{[]float64{0, 0, 0}, []float64{0, 0, 0}, "0"},
		{[]float64{0, 0, 0}, []float64{8, 8, 8}, "< 1"},
		{[]float64{0.64, 0.64, 0.65}, []float64{23, 23, 23}, "< 1"},
		{[]float64{3.14, 3.14, 3.14}, []float64{600, 600, 600}, "3.1"},
		{[]float64{3, 4, 4}, []float64{600, 600, 600}, "4"},
		{[]float64{18.9, 18.9, 18.9}, []float64{600, 600, 600}, "19"},
		{nil, nil, dash},
	} {
		if got := allocs(&stats.Series{Allocs: test.allocs, Bytes: test.bytes}); got != test.want {
			t.Errorf("%v allocations of %v bytes are %q, want %q", test.allocs, test.bytes, got, test.want)
		}
	}
}

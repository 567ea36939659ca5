package found

import (
	"math"
	"testing"
)

// Of 10 µs for a request, 5 % are routing: with a handler of 40 µs more they are 0.5 of 50.
func TestHandler(t *testing.T) {
	for routing, want := range map[float64]float64{0.05: 40_000, 0.01: 0, 0.005: 0, 0: 0} {
		s := Share{Routing: Interval{Median: routing, Low: 0.008, High: 0.06, N: 6, Confidence: .95}, Request: Interval{Median: 10_000}}
		got := s.Handler()
		if math.Abs(got.Median-want) > 1e-6 || got.Known() != (want > 0) {
			t.Errorf("with %v of 10 µs: %v, want %v", routing, got, want)
		}
		if got.Known() && (got.Low != 0 || math.Abs(got.High-50_000) > 1e-6) {
			t.Errorf("with %v of 10 µs: %v, want 0 … 50 µs", routing, got)
		}
	}
}

package found

import (
	"math"
	"testing"
)

// Of 10 µs for a request, 5 % are routing: with a handler of 40 µs more they are 0.5 of 50.
func TestHandler(t *testing.T) {
	for routing, want := range map[float64]float64{0.05: 40_000, 0.01: 0, 0.005: 0, 0: 0} {
		s := Share{Routing: Interval{Median: routing}, Request: Interval{Median: 10_000}}
		if got := s.Handler(); math.Abs(got-want) > 1e-6 {
			t.Errorf("with %v of 10 µs: %v, want %v", routing, got, want)
		}
	}
}

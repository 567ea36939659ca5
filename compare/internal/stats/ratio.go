package stats

import (
	"slices"

	"gorouting/compare/internal/found"
)

// Ratio divides each round of samples by the same round of unit, and returns the median of these ratios with the least and
// the greatest. A round that was slow for both of them does not change it. Rounds that only one of them has are left out; if
// they have none in common, everything is zero.
func Ratio(samples, unit []float64) found.Ratio {
	var ratios []float64
	for i := range min(len(samples), len(unit)) {
		ratios = append(ratios, samples[i]/unit[i])
	}
	if len(ratios) == 0 {
		return found.Ratio{}
	}
	return found.Ratio{Median: Median(ratios), Low: slices.Min(ratios), High: slices.Max(ratios), N: len(ratios)}
}

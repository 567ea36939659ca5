package figures

import (
	"fmt"
	"math"
	"strconv"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

const dash = "–"

// estimate returns the median of the times and how far from it the interval goes: "165 ± 52%".
func estimate(s *stats.Series) string {
	i := stats.Interval(s.Time)
	return fmt.Sprintf("%s ± %.0f%%", number(i.Median), 100*spread(i))
}

// spread returns how far the interval goes from its median, as a part of the median.
func spread(i found.Interval) float64 {
	if i.Median == 0 {
		return 0
	}
	return max(i.High-i.Median, i.Median-i.Low) / i.Median
}

// multiple returns how many times as long as unit s takes: "1.40 (0.72 … 1.81)". Of unit itself it returns "1".
func multiple(s, unit *stats.Series) string {
	if s == unit {
		return "1"
	}
	return stats.Ratio(s.Time, unit.Time).String()
}

// number returns ns with one digit after the point if it is less than 10, and none if it is not.
func number(ns float64) string {
	if ns < 10 {
		return fmt.Sprintf("%.1f", ns)
	}
	return fmt.Sprintf("%.0f", ns)
}

// allocs returns the median of allocations: "3", "2.5", "< 1". go test rounds less than one down to none; but where bytes
// were allocated, there were allocations.
func allocs(s *stats.Series) string {
	n := stats.Median(s.Allocs)
	if len(s.Allocs) > 0 && n < 1 && (n > 0 || stats.Median(s.Bytes) > 0) {
		return "< 1"
	}
	return whole(s.Allocs)
}

// whole returns the median of counts, to a tenth, or a dash if nothing was counted.
func whole(counts []float64) string {
	if len(counts) == 0 {
		return dash
	}
	return strconv.FormatFloat(math.Round(10*stats.Median(counts))/10, 'f', -1, 64)
}

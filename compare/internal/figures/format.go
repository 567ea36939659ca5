package figures

import (
	"fmt"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

const dash = "–"

// estimate returns the median of the times and how far from it the interval goes: "165 ± 52%".
func estimate(s *stats.Series) string {
	i := s.Interval()
	return fmt.Sprintf("%s ± %.0f%%", number(i.Median), 100*spread(i))
}

// bounded returns the median of the times and its interval: "165 (92 … 251)".
func bounded(s *stats.Series) string {
	i := s.Interval()
	return fmt.Sprintf("%s (%s … %s)", number(i.Median), number(i.Low), number(i.High))
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
	return stats.Ratio(s, unit).String()
}

// number returns f with one digit after the point if it is less than 10, and none if it is not.
func number(f float64) string {
	if f < 10 {
		return fmt.Sprintf("%.1f", f)
	}
	return fmt.Sprintf("%.0f", f)
}

// allocs returns the median of allocations: "3", "2.5", "< 1". go test rounds less than one down to none; but where bytes
// were allocated, there were allocations.
func allocs(s *stats.Series) string {
	n := stats.Median(s.Allocs)
	if len(s.Allocs) > 0 && n < 1 && (n > 0 || stats.Median(s.Bytes) > 0) {
		return "< 1"
	}
	return count(s.Allocs)
}

// count returns the median of counts, to a tenth if it is less than 10, or a dash if nothing was counted.
func count(counts []float64) string {
	if len(counts) == 0 {
		return dash
	}
	return strings.TrimSuffix(number(stats.Median(counts)), ".0")
}

package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gorouting/compare/internal/bench"
)

const dash = "–"

// number returns f with three digits or more: "0.77", "12.4", "1,245".
func number(f float64) string {
	switch size := math.Abs(f); {
	case size < 9.995:
		return strconv.FormatFloat(f, 'f', 2, 64)
	case size < 99.95:
		return strconv.FormatFloat(f, 'f', 1, 64)
	default:
		return thousands(int(math.Round(f)))
	}
}

// thousands returns n with a comma every three digits: "32,768".
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// count returns a mean number of things, such as allocations: "3", "2.5", "< 0.1".
func count(f float64) string {
	if f > 0 && f < 0.05 {
		return "< 0.1"
	}
	if f >= 100 {
		return thousands(int(math.Round(f)))
	}
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// duration returns a time in nanoseconds in a unit that suits it: "516 ns", "12.4 µs".
func duration(ns float64) string { return scaled(ns, "ns", "µs", "ms", "s") }

// size returns a number of bytes in a unit that suits it: "430 KB", "8.1 MB".
func size(bytes float64) string { return scaled(bytes, "B", "KB", "MB", "GB") }

// scaled returns f in the first unit in which it is less than 1,000, or less than 10,000 for the smallest unit. Each unit is
// 1,000 times the unit before.
func scaled(f float64, units ...string) string {
	i := 0
	for ; i < len(units)-1 && (f >= 9999.5 || i > 0 && f >= 999.5); i++ {
		f /= 1000
	}
	if i > 0 && f < 99.95 {
		return number(f) + " " + units[i]
	}
	return thousands(int(math.Round(f))) + " " + units[i]
}

// span returns an interval in brackets: "(0.71–0.83)". It returns "" for a single process, which has no interval.
func span(i bench.Interval, format func(float64) string) string {
	if i.N < 2 {
		return ""
	}
	return fmt.Sprintf(" (%s–%s)", format(i.Low), format(i.High))
}

// whole returns f rounded to a whole number, with a minus sign in place of a hyphen.
func whole(f float64) string {
	return strings.Replace(strconv.Itoa(int(math.Round(f))), "-", "−", 1)
}

// tenths returns a share with one digit after the point, or two below 1.
func tenths(f float64) string {
	if f < 0.995 {
		return strconv.FormatFloat(f, 'f', 2, 64)
	}
	return strconv.FormatFloat(f, 'f', 1, 64)
}

// percent returns a share as a whole number, because further digits change from run to run: "2", "less than 1".
func percent(f float64) string {
	if f < 0.95 {
		return "less than 1"
	}
	return strconv.FormatFloat(f, 'f', 0, 64)
}

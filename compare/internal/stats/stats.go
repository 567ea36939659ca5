// Package stats turns the times of rounds into what may be said about them: medians with confidence intervals, places, and
// ratios within a round. It assumes nothing about how times are distributed, because those of a shared machine are skewed.
package stats

import (
	"slices"

	"golang.org/x/perf/benchmath"

	"gorouting/compare/internal/report"
)

// Confidence is that of every interval for which there are samples enough.
const Confidence = 0.95

// MinRounds is the least number of samples that give an interval at Confidence: with five, both halves of the samples lie on
// one side of the true median once in sixteen times, with six once in thirty-two.
const MinRounds = 6

// Interval returns the median of the samples with its confidence interval. Of fewer than MinRounds samples that is their
// range, at the lower confidence which that has: 0.75 for three, 0 for one. Without a sample all of it is zero.
func Interval(samples []float64) report.Interval {
	n := len(samples)
	if n == 0 {
		return report.Interval{}
	}
	sorted := slices.Sorted(slices.Values(samples))
	if n < MinRounds {
		return report.Interval{Median: median(sorted), Low: sorted[0], High: sorted[n-1], N: n, Confidence: rangeConfidence(n)}
	}
	s := benchmath.AssumeNothing.Summary(benchmath.NewSample(sorted, &benchmath.DefaultThresholds), Confidence)
	return report.Interval{Median: s.Center, Low: s.Lo, High: s.Hi, N: n, Confidence: s.Confidence}
}

// rangeConfidence returns how likely the true median is within the range of n samples: unless all lie on one side of it.
func rangeConfidence(n int) float64 {
	outside := 2.0
	for range n {
		outside /= 2
	}
	return 1 - outside
}

// Median returns the median of the samples, 0 without one.
func Median(samples []float64) float64 {
	if len(samples) == 0 {
		return 0
	}
	return median(slices.Sorted(slices.Values(samples)))
}

func median(sorted []float64) float64 {
	return benchmath.AssumeNothing.Summary(benchmath.NewSample(sorted, &benchmath.DefaultThresholds), Confidence).Center
}

// Place is where something came in, from … to: the two differ if its interval overlaps with that of another.
type Place struct{ Best, Worst int }

// Places returns the place of each interval, the lowest being the first. One is above another only if all of it is; and an
// interval at less than Confidence is above or below none, however far away.
func Places(intervals []report.Interval) []Place {
	var places []Place
	for _, x := range intervals {
		p := Place{1, len(intervals)}
		for _, y := range intervals {
			switch {
			case below(y, x):
				p.Best++
			case below(x, y):
				p.Worst--
			}
		}
		places = append(places, p)
	}
	return places
}

// below reports whether all of x is below all of y, at Confidence.
func below(x, y report.Interval) bool {
	return x.Confidence >= Confidence && y.Confidence >= Confidence && x.High < y.Low
}

// Over returns what each round of samples has above the same round of base, as far as both go.
func Over(samples, base []float64) []float64 {
	return perRound(samples, base, func(a, b float64) float64 { return a - b })
}

// Multiples returns what multiple each round of samples is of the same round of unit, as far as both go.
func Multiples(samples, unit []float64) []float64 {
	return perRound(samples, unit, func(a, b float64) float64 { return a / b })
}

func perRound(a, b []float64, f func(a, b float64) float64) []float64 {
	var all []float64
	for i := range min(len(a), len(b)) {
		all = append(all, f(a[i], b[i]))
	}
	return all
}

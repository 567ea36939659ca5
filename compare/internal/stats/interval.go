// Package stats reads benchmark lines, and turns the times of rounds into what may be said about them: medians with
// confidence intervals, places, and ratios within a round. It assumes nothing about how times are distributed, because those
// of a shared machine are skewed.
package stats

import (
	"slices"

	"golang.org/x/perf/benchmath"

	"gorouting/compare/internal/found"
)

// Confidence is that of every interval of at least MinRounds samples.
const Confidence = 0.95

// MinRounds is the least number of samples that give an interval at Confidence. The true median is outside the range of five
// samples once in sixteen times, and outside that of six once in thirty-two times.
const MinRounds = 6

// Interval returns the median of the samples with its confidence interval. Of fewer than MinRounds samples the interval is
// their range, and its confidence is lower: 0.75 for three samples, 0 for one. Without a sample, everything is zero.
func Interval(samples []float64) found.Interval {
	n := len(samples)
	if n == 0 {
		return found.Interval{}
	}
	sorted := slices.Sorted(slices.Values(samples))
	if n < MinRounds {
		return found.Interval{Median: median(sorted), Low: sorted[0], High: sorted[n-1], N: n, Confidence: rangeConfidence(n)}
	}
	s := benchmath.AssumeNothing.Summary(benchmath.NewSample(sorted, &benchmath.DefaultThresholds), Confidence)
	return found.Interval{Median: s.Center, Low: s.Lo, High: s.Hi, N: n, Confidence: s.Confidence}
}

// rangeConfidence returns how likely the true median is within the range of n samples: it is unless all of them lie on one
// side of it.
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

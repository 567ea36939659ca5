// Package stats reads benchmark lines, and turns the times of rounds into what may be said about them: medians with
// confidence intervals, ratios of what was measured side by side, and places. It assumes nothing about how times are
// distributed, because those of a shared machine are skewed.
//
// A program's times depend on where the linker has put its functions. So a benchmark is measured in several processes, each
// with another layout, and an interval is one of their medians: the rounds of one process have its layout in common, and
// more of them would only look more certain.
package stats

import (
	"slices"

	"golang.org/x/perf/benchmath"

	"gorouting/compare/internal/found"
)

// Confidence is that of every interval of at least MinSamples samples, and of the pairs that are told apart.
const Confidence = 0.95

// MinSamples is the least number of samples that give an interval at Confidence. The true median is outside the range of five
// samples once in sixteen times, and outside that of six once in thirty-two times.
const MinSamples = 6

// Interval returns the median of the processes' median times, in ns/op, with its confidence interval.
func (s *Series) Interval() found.Interval { return Interval(processMedians(s.At, s.Time)) }

// processMedians returns the median of the values of each process, the processes in the order in which they first come. If
// there is only one process it returns its values.
func processMedians(at []At, values []float64) []float64 {
	var order []int
	byProcess := map[int][]float64{}
	for i, v := range values {
		p := at[i].Process
		if byProcess[p] == nil {
			order = append(order, p)
		}
		byProcess[p] = append(byProcess[p], v)
	}
	if len(order) == 1 {
		return values
	}
	var medians []float64
	for _, p := range order {
		medians = append(medians, Median(byProcess[p]))
	}
	return medians
}

// Interval returns the median of the samples with its confidence interval. Of fewer than MinSamples samples the interval is
// their range, and its confidence is lower: 0.75 for three samples, 0 for one. Without a sample, everything is zero.
func Interval(samples []float64) found.Interval {
	n := len(samples)
	if n == 0 {
		return found.Interval{}
	}
	sorted := slices.Sorted(slices.Values(samples))
	if n < MinSamples {
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

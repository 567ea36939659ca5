package bench

import (
	"maps"
	"math"
	"slices"

	"github.com/aclements/go-moremath/stats"
)

// Interval is a figure with a range. Another run's figure is expected within the range 19 times in 20. A single process says nothing
// about other runs: Low is 0 and High is infinite.
type Interval struct {
	Mid, Low, High float64
	N              int // processes
}

// Known reports whether anything was measured.
func (i Interval) Known() bool { return i.N > 0 }

// Wide reports whether the interval is wider than the value, so that the figure says little.
func (i Interval) Wide() bool { return i.High-i.Low > i.Mid }

// betweenRuns is the standard deviation of a ratio's logarithm between two runs on one machine, beyond the differences between
// processes: 0.03 are 3 %. It is found by comparing two published runs.
const betweenRuns = 0.03

// confidence is how often another run's figure is expected in the interval.
const confidence = 0.95

// between returns the figure of logarithms by process, with the range of another run. If s is the standard deviation of the n
// processes, a run's mean has the variance s²/n + betweenRuns², and the difference of two runs has twice as much.
func between(logs map[int][]float64) Interval {
	n := len(logs)
	switch n {
	case 0:
		return Interval{}
	case 1:
		mean, _, _ := within(logs)
		return Interval{Mid: math.Exp(mean), High: math.Inf(1), N: 1}
	}
	mean, deviation, _ := within(logs)
	width := student(n) * math.Sqrt(2*deviation*deviation/float64(n)+2*betweenRuns*betweenRuns)
	return Interval{math.Exp(mean), math.Exp(mean - width), math.Exp(mean + width), n}
}

// within returns the mean of the processes' medians, their standard deviation, and the margin of the mean's confidence interval. A
// process counts as one sample, because its rounds share the places of its functions in memory.
func within(logs map[int][]float64) (mean, deviation, margin float64) {
	var sample stats.Sample
	for _, process := range slices.Sorted(maps.Keys(logs)) {
		sample.Xs = append(sample.Xs, median(logs[process]))
	}
	if len(sample.Xs) == 1 {
		return sample.Xs[0], 0, math.Inf(1)
	}
	mean, deviation = sample.Mean(), sample.StdDev()
	return mean, deviation, student(len(sample.Xs)) * deviation / math.Sqrt(float64(len(sample.Xs)))
}

// student returns the quantile of Student's distribution for n samples.
func student(n int) float64 {
	return stats.InvCDF(stats.TDist{V: float64(n - 1)})((1 + confidence) / 2)
}

// median returns the median of the samples, 0 without one.
func median(samples []float64) float64 {
	n := len(samples)
	if n == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(samples))
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// wilson returns how many percent k of n are, with Wilson's interval for what was drawn by chance: even for 0 of n it is not
// empty. E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927.
func wilson(k, n float64) Interval {
	if n == 0 {
		return Interval{}
	}
	z := stats.StdNormal.InvCDF((1 + confidence) / 2)
	p := k / n
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	width := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Interval{Mid: 100 * p, Low: max(0, 100*(middle-width)), High: 100 * (middle + width)}
}

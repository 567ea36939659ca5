package bench

import (
	"maps"
	"math"
	"slices"

	"github.com/aclements/go-moremath/stats"
)

// Interval is a figure with a range. The figure of another run is in the range with a probability of 95 %. If only one process
// measured, Low is 0 and High is infinite.
type Interval struct {
	Mid, Low, High float64
	N              int // processes
}

// Known reports whether anything was measured.
func (i Interval) Known() bool { return i.N > 0 }

// Wide reports whether the interval is wider than its middle, so that the figure says little.
func (i Interval) Wide() bool { return i.High-i.Low > i.Mid }

// betweenRuns is how much a ratio differs between two runs on one machine, beyond the differences between processes. It is the
// standard deviation of the ratio's logarithm, so 0.03 means 3 %. It was found by comparing two published runs.
const betweenRuns = 0.03

// confidence is the probability that another run's figure is in the interval.
const confidence = 0.95

// between returns the figure of this run, and the range for another run. logs has the logarithms of each process. Let s be the
// standard deviation of the n processes. Then a run's mean has the variance s²/n + betweenRuns², and the difference between two runs
// has twice that variance.
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

// within returns the mean and the standard deviation of the processes' medians. margin is half the width of the mean's confidence
// interval. A process is one sample, because its functions have the same addresses in all its rounds.
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

// median returns the median of the samples, or 0 without samples.
func median(samples []float64) float64 {
	n := len(samples)
	if n == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(samples))
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// wilson returns k/n in percent, with Wilson's interval for a random sample. The interval is never empty, even for k = 0. See E. B.
// Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927.
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

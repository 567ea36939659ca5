package stats

import (
	"math"
	"slices"

	"github.com/aclements/go-moremath/stats"

	"gorouting/compare/internal/found"
)

// paired is two series measured side by side: the logarithm of the ratio of their times for each round of each process that
// both have. A round that was slow for both of them does not change it, and twice as long weighs as much as half as long.
type paired struct {
	at   []At
	logs []float64
}

// pair pairs the rounds of x with those of y.
func pair(x, y *Series) paired {
	var p paired
	for i, at := range x.At {
		if j := slices.Index(y.At, at); j >= 0 {
			p.at, p.logs = append(p.at, at), append(p.logs, math.Log(x.Time[i]/y.Time[j]))
		}
	}
	return p
}

// Ratio returns how many times as long as y x takes, from the rounds that both have: the median of the processes' medians, with
// its confidence interval. If they have no round in common, everything is zero.
func Ratio(x, y *Series) found.Ratio {
	p := pair(x, y)
	i := Interval(processMedians(p.at, p.logs))
	if i.N == 0 {
		return found.Ratio{}
	}
	i.Median, i.Low, i.High = math.Exp(i.Median), math.Exp(i.Low), math.Exp(i.High)
	return found.Ratio(i)
}

// chance returns how likely it is that so many rounds or more favour one of the two, if each does as often as the other: the
// two-sided sign test. Rounds in which both took the same time do not count.
func (p paired) chance() float64 {
	less, more := 0, 0
	for _, l := range p.logs {
		if l < 0 {
			less++
		} else if l > 0 {
			more++
		}
	}
	rare := stats.BinomialDist{N: less + more, P: 0.5}.CDF(float64(min(less, more)))
	return min(1, 2*rare)
}

// side returns -1 if x is the faster one in the median of every process, 1 if y is, and 0 if they do not agree.
func (p paired) side() int {
	if len(p.logs) == 0 {
		return 0
	}
	byProcess := map[int][]float64{}
	for i, at := range p.at {
		byProcess[at.Process] = append(byProcess[at.Process], p.logs[i])
	}
	sides := map[int]bool{}
	for _, logs := range byProcess {
		sides[sign(Median(logs))] = true
	}
	if len(sides) > 1 {
		return 0
	}
	return sign(Median(p.logs))
}

func sign(f float64) int {
	switch {
	case f < 0:
		return -1
	case f > 0:
		return 1
	}
	return 0
}

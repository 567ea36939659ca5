package stats

import "gorouting/compare/internal/found"

// Place is the best and the worst place that something may have. They differ if its interval overlaps with that of another.
type Place struct{ Best, Worst int }

// Places returns the place of each interval; the lowest one is first. One is above another only if all of it is. An interval
// at less than Confidence is neither above nor below any other.
func Places(intervals []found.Interval) []Place {
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
func below(x, y found.Interval) bool {
	return x.Confidence >= Confidence && y.Confidence >= Confidence && x.High < y.Low
}

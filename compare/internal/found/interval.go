package found

import (
	"encoding/json"
	"math"
	"strconv"
)

// Interval is a median with a confidence interval.
type Interval struct {
	Median, Low, High float64
	N                 int     // samples
	Confidence        float64 // 0.95, or what so few samples can give
}

// Known reports whether there is a median: an interrupted run may have none.
func (i Interval) Known() bool { return finite(i.Median) && i.N > 0 }

// Bounded reports whether there is an interval around the median: one sample gives none.
func (i Interval) Bounded() bool {
	return i.Known() && finite(i.Low) && finite(i.High) && i.Low <= i.High && i.Confidence > 0
}

// Percent returns the confidence in percent, to a tenth: "95", "96.9".
func (i Interval) Percent() string {
	return strconv.FormatFloat(math.Round(1000*i.Confidence)/10, 'f', -1, 64)
}

// MarshalJSON writes zeros for an interval without a median, and only the median, at confidence 0, for one without bounds.
// JSON has no infinity, and encoding one would lose a whole report that took minutes to measure.
func (i Interval) MarshalJSON() ([]byte, error) {
	type fields Interval
	if !i.Known() {
		i = Interval{}
	}
	if !i.Bounded() {
		i.Low, i.High, i.Confidence = i.Median, i.Median, 0
	}
	return json.Marshal(fields(i))
}

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

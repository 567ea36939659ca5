package found

import (
	"encoding/json"
	"fmt"
)

// Ratio is how many times as long as something else an operation took, both measured side by side: the median over the processes
// with its confidence interval.
type Ratio Interval

// Known reports whether there is a ratio to show.
func (r Ratio) Known() bool { return r.N > 0 && finite(r.Median) && finite(r.Low) && finite(r.High) }

// String returns the median and the interval: "1.35 (0.98 … 1.51)"; "1.35 (one round)" if there is nothing to give an interval, and
// "–" if it is not known.
func (r Ratio) String() string {
	switch {
	case !r.Known():
		return "–"
	case r.N == 1:
		return digits(r.Median) + " (one round)"
	}
	return fmt.Sprintf("%s (%s … %s)", digits(r.Median), digits(r.Low), digits(r.High))
}

// Middle returns the median alone: "0.18", "1.35", "22.8", "135"; "–" if it is not known.
func (r Ratio) Middle() string {
	if !r.Known() {
		return "–"
	}
	return digits(r.Median)
}

// digits returns f with three digits, or all that are before the point.
func digits(f float64) string {
	switch {
	case f < 10:
		return fmt.Sprintf("%.2f", f)
	case f < 100:
		return fmt.Sprintf("%.1f", f)
	}
	return fmt.Sprintf("%.0f", f)
}

// MarshalJSON writes zeros for a ratio that is not known, because JSON has no infinity.
func (r Ratio) MarshalJSON() ([]byte, error) {
	type fields Ratio
	if !r.Known() {
		r = Ratio{}
	}
	return json.Marshal(fields(r))
}

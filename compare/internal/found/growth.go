package found

import (
	"fmt"
	"math"
	"slices"
)

// Growth is what a table of so many routes costs in a router. Tables are those of package growth.
type Growth struct {
	Router  string
	Group   string
	Routes  int
	Refused string // why the router does not take the table, or was not measured; "" if it was

	Learned  Interval // ns for a request of a fixed list of 200 at most, which a processor learns
	Distinct Interval // ns for a request of 32,768 distinct ones
	Register Interval // ns to make the router
	Heap     int64    // bytes that stay allocated for it

	Processes []Grown `json:",omitempty"` // what the figures above are made of
}

// Grown is what one process found out about a router and a number of routes, in the units of Growth.
type Grown struct {
	Learned, Distinct, Register float64
	Heap                        int64
}

// At returns what was found about a router and a number of routes. What was never tried is Refused.
func (r *Report) At(router string, routes int) Growth {
	for _, g := range r.Growth {
		if g.Router == router && g.Routes == routes {
			return g
		}
	}
	return Growth{Router: router, Routes: routes, Refused: "not measured"}
}

// GrowthSizes returns the numbers of routes that were measured, the least first.
func (r *Report) GrowthSizes() []int {
	var sizes []int
	for _, g := range r.Growth {
		sizes = append(sizes, g.Routes)
	}
	slices.Sort(sizes)
	return slices.Compact(sizes)
}

// Slower says from how many routes on a router takes longer than another one for distinct requests.
type Slower int

// What Slower is if it is no number of routes.
const (
	SlowerUnknown Slower = -1 // they were not measured in two sizes together
	SlowerNever   Slower = 0  // not up to the largest table that both were measured with
	SlowerAlways  Slower = 1  // from the smallest table on
)

// SlowerFrom returns from how many routes on a router takes longer than another one for distinct requests. Between the sizes
// that were measured, it takes the logarithm of the time to grow evenly with that of the number of routes.
func (r *Report) SlowerFrom(router, other string) Slower {
	return r.overlapping(router, other, func(a, b Interval) float64 { return a.Median / b.Median })
}

// SlowerBetween returns the ends of what SlowerFrom is within both routers' intervals: the least number of routes, where the
// router is as slow and the other as fast as their intervals allow, and the greatest, where it is the other way round.
func (r *Report) SlowerBetween(router, other string) (least, greatest Slower) {
	least = r.overlapping(router, other, func(a, b Interval) float64 { return a.High / b.Low })
	greatest = r.overlapping(router, other, func(a, b Interval) float64 { return a.Low / b.High })
	return least, greatest
}

// SlowerWithin returns SlowerFrom in words and, where it is a number, what the intervals of both routers allow: "about 160 routes
// (80 … 180)". It calls what lies outside of the sizes that were measured "less" and "more".
func (r *Report) SlowerWithin(router, other string) string {
	s := r.SlowerFrom(router, other)
	if s <= SlowerAlways {
		return s.String()
	}
	from, to := "less", "more"
	least, greatest := r.SlowerBetween(router, other)
	if least > SlowerAlways {
		from = least.Routes()
	}
	if greatest > SlowerAlways {
		to = greatest.Routes()
	}
	return fmt.Sprintf("%s (%s … %s)", s, from, to)
}

// overlapping returns from how many routes on the ratio of two routers' times for distinct requests is more than 1.
func (r *Report) overlapping(router, other string, ratio func(a, b Interval) float64) Slower {
	type point struct{ routes, log float64 } // the logarithms of the number and of the ratio
	var points []point
	for _, size := range r.GrowthSizes() {
		a, b := r.At(router, size), r.At(other, size)
		if a.Refused == "" && b.Refused == "" && a.Distinct.Known() && b.Distinct.Known() {
			points = append(points, point{math.Log(float64(size)), math.Log(ratio(a.Distinct, b.Distinct))})
		}
	}
	switch {
	case len(points) < 2:
		return SlowerUnknown
	case points[len(points)-1].log <= 0:
		return SlowerNever
	}
	for i := len(points) - 1; i > 0; i-- {
		if before, after := points[i-1], points[i]; before.log <= 0 {
			part := -before.log / (after.log - before.log)
			return Slower(math.Round(math.Exp(before.routes + part*(after.routes-before.routes))))
		}
	}
	return SlowerAlways
}

// Routes returns the number in two digits: "60", "480".
func (s Slower) Routes() string {
	unit := max(1, math.Pow(10, math.Floor(math.Log10(float64(s)))-1))
	return fmt.Sprintf("%.0f", math.Round(float64(s)/unit)*unit)
}

// String returns the number in two digits: "about 60 routes".
func (s Slower) String() string {
	switch s {
	case SlowerUnknown:
		return "–"
	case SlowerNever:
		return "not up to the largest table"
	case SlowerAlways:
		return "always"
	}
	return "about " + s.Routes() + " routes"
}

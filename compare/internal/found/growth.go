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
	type point struct{ routes, log float64 } // the logarithms of the number and of the ratio
	var points []point
	for _, size := range r.GrowthSizes() {
		a, b := r.At(router, size), r.At(other, size)
		if a.Refused == "" && b.Refused == "" && a.Distinct.Known() && b.Distinct.Known() {
			points = append(points, point{math.Log(float64(size)), math.Log(a.Distinct.Median / b.Distinct.Median)})
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
	unit := math.Pow(10, math.Floor(math.Log10(float64(s)))-1)
	return fmt.Sprintf("about %.0f routes", math.Round(float64(s)/max(1, unit))*max(1, unit))
}

package advice

import (
	"fmt"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// share returns what part of a request routing is, "3.1 % (2.2 … 4.4)".
func (a adviser) share(router string) string {
	for _, s := range a.Shares {
		if s.Router == router && s.Skipped == "" && s.Routing.Known() {
			return bounded(s.Routing, "%.2g", "%", 0.01)
		}
	}
	return ""
}

// handler returns for how long a handler works where routing is 1 % of a request, "35 µs (20 … 60)".
func (a adviser) handler(router string) string {
	for _, s := range a.Shares {
		if s.Router == router && s.Skipped == "" && s.Handler().Known() {
			return bounded(s.Handler(), "%.2g", "µs", 1000)
		}
	}
	return ""
}

// slowers returns from how many routes on techniques are slower than http.ServeMux: "between 20 and 90 routes (`match`)".
func (a adviser) slowers(techniques ...string) string {
	var parts []string
	for _, name := range techniques {
		if n := a.SlowerFrom(name, mux); n > found.SlowerAlways {
			parts = append(parts, fmt.Sprintf("%s (`%s`)", a.between(name), name))
		}
	}
	return words.List(parts)
}

// between returns between which numbers of routes a technique begins to be slower than http.ServeMux.
func (a adviser) between(technique string) string {
	least, greatest := a.SlowerBetween(technique, mux)
	switch {
	case least <= found.SlowerAlways && greatest <= found.SlowerAlways:
		return "a number of routes that this run cannot tell"
	case least <= found.SlowerAlways:
		return "at most " + greatest.Routes() + " routes"
	case greatest <= found.SlowerAlways:
		return "at least " + least.Routes() + " routes"
	}
	return fmt.Sprintf("between %s and %s routes", least.Routes(), greatest.Routes())
}

// grown returns what a request of many distinct ones takes in routers with so many routes, and where the first one may take as long
// as another.
func (a adviser) grown(routes int, routers ...string) string {
	var parts []string
	for _, name := range routers {
		g := a.At(name, routes)
		if g.Refused != "" || !g.Distinct.Known() {
			return ""
		}
		parts = append(parts, bounded(g.Distinct, "%.0f", "ns", 1)+" in "+called(name))
	}
	overlap := func(x, y string) bool {
		i, j := a.At(x, routes).Distinct, a.At(y, routes).Distinct
		return x == routers[0] && i.Low <= j.High && j.Low <= i.High
	}
	return words.List(parts) + pairs(routers, overlap, "; the intervals of %s overlap", "")
}

// times returns what a request takes in routers where a route is found, handler included, and which of them are not separated.
func (a adviser) times(routers ...string) string {
	var parts []string
	for _, name := range routers {
		c := a.Cost(name, "hits")
		if !c.Measured() {
			return ""
		}
		parts = append(parts, fmt.Sprintf("%.0f ns in %s", c.Time.Median, called(name)))
	}
	ranking := a.Ranking("hits")
	together := func(x, y string) bool { return ranking.Pairs > 0 && !ranking.Faster(x, y) && !ranking.Faster(y, x) }
	return "a request takes " + words.List(parts) + pairs(routers, together, ", of which %s are not separated", ", of which no two are separated")
}

// allocs returns how often a request allocates in routers where a route is found, handler included.
func (a adviser) allocs(routers ...string) string {
	var parts []string
	for _, name := range routers {
		c := a.Cost(name, "hits")
		if !c.Measured() {
			return ""
		}
		parts = append(parts, fmt.Sprintf("%.1f allocations in %s", c.Allocs, called(name)))
	}
	return "a request makes " + words.List(parts)
}

// costs returns what a request takes in two routers where a route is found, and how often it allocates.
func (a adviser) costs(router, other string) string {
	x, y := a.Cost(router, "hits"), a.Cost(other, "hits")
	if !x.Measured() || !y.Measured() {
		return ""
	}
	return fmt.Sprintf("a request takes %.0f ns and %.1f allocations, in %s %.0f ns and %.1f", x.Time.Median, x.Allocs, called(other), y.Time.Median, y.Allocs)
}

// pairs returns the pairs of routers of which something is so, in a format; all if it is so of every pair, "" if of none.
func pairs(routers []string, isSo func(x, y string) bool, format, all string) string {
	var parts []string
	for i, x := range routers {
		for _, y := range routers[i+1:] {
			if isSo(x, y) {
				parts = append(parts, called(x)+" and "+called(y))
			}
		}
	}
	switch len(parts) {
	case 0:
		return ""
	case len(routers) * (len(routers) - 1) / 2:
		return all
	}
	return fmt.Sprintf(format, strings.Join(parts, ", and "))
}

// bounded returns an interval's median in a unit and, if there are bounds, these: "316 ns (293 … 469)".
func bounded(i found.Interval, verb, unit string, of float64) string {
	s := fmt.Sprintf(verb+" %s", i.Median/of, unit)
	if i.Bounded() {
		s += fmt.Sprintf(" ("+verb+" … "+verb+")", i.Low/of, i.High/of)
	}
	return s
}

// called returns the name of a router in a sentence.
func called(name string) string {
	switch name {
	case mux:
		return "`http.ServeMux`"
	case "tree":
		return "routegen's `tree`"
	case "gorestful":
		return "go-restful"
	}
	return name
}

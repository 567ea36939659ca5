package report

import (
	"cmp"
	"slices"

	"gorouting/compare/internal/found"
)

// The two requests that say the most: every router that finds the routes is measured on hits, and those that answer
// everything as the contract wants are on mixed as well.
const (
	hits  = "hits"
	mixed = "mixed"
)

// why says why there is no time.
func why(c found.Cost) string { return cmp.Or(c.Skipped, "not measured") }

// fastest returns the least cost of a request in routers of the groups named, and the costs whose intervals overlap with that
// one's. It returns none if the least cost has no interval, because then nobody can tell.
func (r view) fastest(request string, groups ...string) []found.Cost {
	measured, _ := r.Ranked(request)
	measured = slices.DeleteFunc(measured, func(c found.Cost) bool { return !slices.Contains(groups, r.Router(c.Router).Group) })
	if len(measured) == 0 || !measured[0].Time.Bounded() {
		return nil
	}
	least := measured[0].Time.High
	return slices.DeleteFunc(measured, func(c found.Cost) bool { return c.Time.Bounded() && c.Time.Low > least })
}

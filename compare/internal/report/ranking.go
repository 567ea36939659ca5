package report

import (
	"cmp"
	"fmt"
	"slices"

	"gorouting/compare/internal/found"
)

// The two requests that say the most: every router that finds the routes is measured on hits, and those that answer
// everything as the contract wants are on mixed as well.
const (
	hits  = "hits"
	mixed = "mixed"
)

// baseline is the gauge that the others are multiples of.
const baseline = "baseline"

// why says why there is no time.
func why(c found.Cost) string { return cmp.Or(c.Skipped, "not measured") }

// fastest returns the costs of a request in those routers of the groups named from which no router of these groups is told
// apart as the faster one, the least first. It returns none if the request is too noisy to rank.
func (r view) fastest(request string, groups ...string) []found.Cost {
	measured, _ := r.Ranked(request)
	measured = slices.DeleteFunc(measured, func(c found.Cost) bool { return !slices.Contains(groups, r.Router(c.Router).Group) })
	ranking := r.Ranking(request)
	if ranking.Noisy {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(measured), func(c found.Cost) bool {
		return slices.ContainsFunc(measured, func(other found.Cost) bool { return ranking.Faster(other.Router, c.Router) })
	})
}

// noisy says why a request is not ranked: too few rounds, or too much noise. It returns "" if it is ranked.
func (r view) noisy(request string) string {
	ranking := r.Ranking(request)
	switch {
	case !ranking.Noisy:
		return ""
	case ranking.TooFew:
		return fmt.Sprintf("too few rounds to rank: they cannot separate any of %d pairs of routers", ranking.Pairs)
	}
	return fmt.Sprintf("too noisy to rank: %d of %d pairs of routers are separated", ranking.Told, ranking.Pairs)
}

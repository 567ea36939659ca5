package library

import (
	"errors"
	"net/http"

	"gorouting/compare/internal/fit"
	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

// On returns the set-up as a contestant, with a router of the table, or of a large set of its routes if it does not take them all.
func (s Setup) On(t *routes.Table, h Handlers) Contestant {
	taken, refusals, largest := s.takes(t)
	return Contestant{
		Name: s.Name, Group: found.GroupPlain, Library: s.Library, Options: s.Options, Mount: s.Mount, Title: s.Title, Module: s.Module,
		Program: s.Program, Setup: &s, Takes: taken, Refusals: refusals, Largest: largest,
		New: func() http.Handler {
			router, err := s.New(taken, h)
			if err != nil {
				panic(err) // takes has made the same router
			}
			return router
		},
	}
}

// takes returns a large set of the table's routes that the library takes, what it says of the others, and whether no larger set
// is possible.
func (s Setup) takes(t *routes.Table) (taken *routes.Table, refusals []found.Refusal, largest bool) {
	result := fit.Find(len(t.Routes), func(some []int) (at int, err error) {
		if _, err := s.New(t.Only(some...), Echoing); err != nil {
			var r *Refusal
			errors.As(err, &r)
			return r.Route, err
		}
		return -1, nil
	})
	for _, r := range result.Refused {
		refusal := found.Refusal{Route: foundRoute(t.Routes[r.Route]), Text: r.Err.Error()}
		if r.With >= 0 {
			with := foundRoute(t.Routes[r.With])
			refusal.With = &with
		}
		refusals = append(refusals, refusal)
	}
	return t.Only(result.Taken...), refusals, result.Largest
}

// foundRoute returns a route as a finding.
func foundRoute(r routes.Route) found.Route {
	return found.Route{Method: r.Method, Pattern: r.Pattern, Name: r.Name, Line: r.Line}
}

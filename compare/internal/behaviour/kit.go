package behaviour

import (
	"net/http"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/departures"
	"gorouting/compare/internal/found"
	"gorouting/routertest"
)

// Kit puts the conformance kit to a contestant: it says in which ways the contestant departs from what a client acts on, and whether
// it keeps the contract's words as well. It is asked for the routes that it takes. Gauges other than baseline are not asked: they do not route.
func Kit(c library.Contestant) (found.Kit, error) {
	if !isAsked(c) {
		return found.Kit{}, nil
	}
	kit, err := departures.Of(c.Takes, c.New)
	if err != nil {
		return found.Kit{}, err
	}
	kit.Words, err = keepsWords(c.New)
	return kit, err
}

// keepsWords reports whether a router keeps the contract to the byte, in the cases that are written down.
func keepsWords(newRouter func() http.Handler) (bool, error) {
	r, err := routertest.Check(routertest.Widgets(), newRouter, "written")
	return err == nil && len(r.Causes) == 0, err
}

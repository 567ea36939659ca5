// Package contestant lists the routers that are compared: the eight of this module, popular libraries in plain
// configuration with nothing mended, and three to measure by. Each is a file and a line of entrants. All handlers write their
// answers with package answer, each text in one Write, to the writer that their library hands them: what that writer makes of
// it is part of the cost.
package contestant

import (
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
)

// Contestant is a router to compare with others.
type Contestant struct {
	Name   string // "chi"
	Group  string // one of report's groups
	Title  string // a line on what it is
	Module string // the module path of its library; "" for the standard library and for routers without one

	// New returns a router of the widget routes, all eleven, or those that are not Missing. It is nil for what does not route.
	New func() http.Handler

	// NewFor takes the place of New for what does not route: it returns a handler that answers these requests in turn, over and
	// over, if it gets them in this order and one at a time.
	NewFor func(requests []ask.Request) http.Handler

	// Probe returns a router of GET /{slug}/admin alone that calls see with the request as a handler of the library's
	// gets it. It is nil for routers whose handlers are part of their packages.
	Probe func(see http.HandlerFunc) http.Handler

	// Program is the statements that declare r, a router of GET /{slug}, in a program that imports the library, or for
	// ours its package, as lib: to see how large programs get with it. It is "" for gauges.
	Program string

	Refused string        // the text of its panic, if it does not take all eleven routes
	Missing []found.Route // those that a largest set of routes that it does take is without
}

// entrants are the functions that make the contestants, in the order of the report.
var entrants = []func() []Contestant{
	ours,
	one(newServeMux), one(newChi), one(newGorilla), one(newPat), one(newHTTPRouter), one(newBunrouter), one(newHTTPTreeMux),
	one(newGin), one(newGin405), one(newEcho), one(newGoRestful),
	one(newNoop), one(newHandler), one(newFloor),
}

func one(entrant func() Contestant) func() []Contestant {
	return func() []Contestant { return []Contestant{entrant()} }
}

var all = sync.OnceValue(func() []Contestant {
	var all []Contestant
	for _, entrant := range entrants {
		all = append(all, entrant()...)
	}
	return all
})

// All returns the contestants: ours, then the plain ones, then the gauges.
func All() []Contestant { return slices.Clone(all()) }

// Version returns the version of the contestant's module that the running program was built with, Go's for the
// standard library, and "" for routers of this module. In a test it is "" for libraries too: go test leaves the
// modules out of its programs.
func (c Contestant) Version() string {
	if c.Module == "" && c.Group == found.GroupPlain {
		return runtime.Version()
	}
	info, _ := debug.ReadBuildInfo()
	return versionIn(info, c.Module)
}

// versionIn returns the version of a module in a program; "" if it has no part in it.
func versionIn(info *debug.BuildInfo, module string) string {
	if info == nil {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path == module && m.Replace != nil {
			return m.Replace.Version
		}
		if m.Path == module {
			return m.Version
		}
	}
	return ""
}

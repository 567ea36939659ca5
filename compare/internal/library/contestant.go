// Package contestant lists the routers that are compared: the eight of this module, popular libraries with nothing mended, and
// three to measure by. A library is a file, and makes a router of any table; the eight have the widget routes alone. A library
// has two set-ups: as its documentation begins, and with its own documented options set for docs/contract.md. No option is set
// that takes HEAD away, and one that brings it is set: RFC 9110 §9.1 has a MUST there that the contract breaks. Every handler writes
// its answer in one Write, to the writer that its library hands it: what that writer makes of it is part of the cost.
package library

import (
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Contestant is a router to compare with others.
type Contestant struct {
	Name    string         // "chi"
	Group   string         // one of found's groups
	Library string         // whose set-up it is; "" for ours and for gauges
	Options []found.Option // those of the library's documentation that are set
	Mount   found.Option   // see Setup
	Title   string         // a line on what it is
	Module  string         // the module path of its library; "" for the standard library and for routers without one

	// New returns a router of the table's routes, but for those that the library refuses. It is nil for what does not route.
	New func() http.Handler

	// NewFor takes the place of New for what does not route: it returns a handler that answers these requests in turn, over and
	// over, if it gets them in this order and one at a time.
	NewFor func(requests []ask.Request) http.Handler

	// Setup makes other routers of the library. It is nil for routers whose routes are part of their packages.
	Setup *Setup

	// Program is the statements that declare r, a router of GET /{slug}, in a program that imports the library, or for
	// ours its package, as lib: to see how large programs get with it. It is "" for gauges.
	Program string

	Takes    *routes.Table   // the routes that it has; nil for what does not route
	Refusals []found.Refusal // of routes that the library does not take
	Largest  bool            // no larger set of routes is possible than the one without these
}

var all = sync.OnceValue(func() []Contestant {
	return slices.Concat(ours(), For(routes.Widgets(), Echoing), []Contestant{newNoop(), newHandler(), newBaseline()})
})

// All returns the contestants for the widget routes: ours, then the libraries, then the gauges.
func All() []Contestant { return slices.Clone(all()) }

// For returns the contestants for any table: the libraries, each in its set-ups, with handlers of this kind.
func For(t *routes.Table, h Handlers) []Contestant {
	var all []Contestant
	for _, s := range Setups() {
		all = append(all, s.On(t, h))
	}
	return all
}

// Without reports whether the library does not take the route of that name.
func (c Contestant) Without(name string) bool {
	return slices.ContainsFunc(c.Refusals, func(r found.Refusal) bool { return r.Route.Name == name })
}

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

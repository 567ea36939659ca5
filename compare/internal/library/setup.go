package library

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"

	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

// Setup is a library in one of its set-ups. It makes a router of any table.
type Setup struct {
	Name    string         // "gin", or "gin-options" for the one with options
	Library string         // "gin": two set-ups of one library are one library
	Title   string         // a line on what it is
	Module  string         // the module path of the library; "" for the standard library
	Program string         // see Contestant
	Options []found.Option // those of its documentation that are set; none for the set-up with which the documentation begins
	Mount   found.Option   // how its documentation puts routes below a prefix; the zero Option if it says nothing of that

	sort bool // its documentation says that of two routes that match the first one wins: more particular routes are to stand first
	open func(h Handlers) opened
}

// opened is a router that is being made.
type opened struct {
	add   func(r routes.Route)                     // it may panic if the library does not take the route
	below func(prefix string) func(r routes.Route) // returns what adds a route, without the prefix, below the prefix; nil if there is no such thing
	done  func() http.Handler
}

// Refusal is a library's word on a table that it does not take.
type Refusal struct {
	Route int    // the index of the route at which it was said; -1 if it was said of the table as a whole
	Text  string // what it panicked with, or returned
}

// Error returns the library's own words.
func (r *Refusal) Error() string { return r.Text }

// New makes a router of a table. If the library does not take it, the error is a *Refusal.
func (s Setup) New(t *routes.Table, h Handlers) (http.Handler, error) {
	router, _, err := s.Later(t.Routes, h)
	return router, err
}

// Later makes a router of some routes, and returns with it a function that adds another one, even after the router has answered
// requests. Both return a *Refusal if the library does not take a route.
func (s Setup) Later(all []routes.Route, h Handlers) (router http.Handler, add func(r routes.Route) error, err error) {
	o := s.open(h)
	if router, err = s.fill(o, o.add, all); err != nil {
		return nil, nil, err
	}
	return router, func(r routes.Route) error { return said(-1, func() { o.add(r) }) }, nil
}

// fill adds routes to a router that is being made, and returns it, or a *Refusal.
func (s Setup) fill(o opened, add func(r routes.Route), all []routes.Route) (router http.Handler, err error) {
	for _, i := range s.order(all) {
		if err := said(i, func() { add(all[i]) }); err != nil {
			return nil, err
		}
	}
	err = said(-1, func() { router = o.done() })
	return router, err
}

// registeredAt is what net/http adds to say where in a program it got a pattern: here always the same line of this package.
var registeredAt = regexp.MustCompile(` \(registered at [^)]*\)`)

// said calls f, and returns what it panicked with.
func said(route int, f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Refusal{route, registeredAt.ReplaceAllString(fmt.Sprint(p), "")}
		}
	}()
	f()
	return nil
}

// order returns the indexes of the routes in the order in which they are to be added.
func (s Setup) order(all []routes.Route) []int {
	var order []int
	for i := range all {
		order = append(order, i)
	}
	if s.sort {
		slices.SortStableFunc(order, func(i, j int) int { return particular(all[i], all[j]) })
	}
	return order
}

// particular returns less than 0 if a has to stand before b where the first route that matches wins, or can stand there.
// Unlike Before, it orders any two routes: at the first segment in which their kinds differ, and then by their lengths.
func particular(a, b routes.Route) int {
	for i := range min(len(a.Segments), len(b.Segments)) {
		if kind := a.Segments[i].Kind - b.Segments[i].Kind; kind != 0 {
			return int(kind)
		}
	}
	return len(b.Segments) - len(a.Segments)
}

// Setups returns every library in both of its set-ups, or in the one that it has.
func Setups() []Setup {
	return slices.Concat(serveMuxSetups(), chiSetups(), gorillaSetups(), patSetups(), httpRouterSetups(), bunrouterSetups(),
		httpTreeMuxSetups(), ginSetups(), echoSetups(), goRestfulSetups())
}

// setups returns a library in two set-ups: as its documentation begins, and with options. The second one has the name of the
// first with "-options" behind it.
func (s Setup) setups(open func(h Handlers) opened, with func(h Handlers) opened, options ...found.Option) []Setup {
	s.Library, s.open = s.Name, open
	o := s
	o.Name, o.open, o.Options = s.Name+"-options", with, options
	return []Setup{s, o}
}

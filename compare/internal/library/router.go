// Package library holds the routers that are compared. Each file says everything about one library: how a router is built from
// a table, which configurations are compared, how routes are mounted, and what its documentation offers. To add a library, add
// a file like chi.go.
//
// A library has up to two configurations: as its documentation begins ("chi"), and with its documented options set for
// docs/contract.md ("chi-options"). No option is set that removes HEAD; options that add HEAD are set.
package library

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// Router is a router to compare: a library in one configuration, a technique of this module, or the baseline.
type Router struct {
	Name    string // "chi", "chi-options"
	Group   string
	Title   string // "go-chi/chi"
	Library string `json:",omitempty"` // "chi" for all its configurations; "" for routers of this module
	Module  string `json:",omitempty"` // the library's module path; "" for net/http and for routers without a library
	Facts   Facts  `json:",omitzero"`
	Options []Link `json:",omitempty"` // the documented options that are set

	place   int    // see register
	pkg     string // the import path of the package with the router, if it is not the module path
	program string // the statements that declare r, a router of GET /{slug}, in a program that imports the library as lib
	configuration
	make func(t *routes.Table, h Handlers) (http.Handler, error) // in place of a configuration
}

// The groups of routers.
const (
	Ours     = "ours"     // the eight routers of this module
	Library  = "library"  // a library with an http.Handler as its router
	Server   = "server"   // a library with a server of its own in place of net/http's
	Baseline = "baseline" // the code that routegen writes for the widgets
)

// Link is a statement, and the address of the documentation that says it.
type Link struct{ Text, URL string }

// Facts are what people ask about a library before they choose it. A zero Link means that its documentation has no such thing.
type Facts struct {
	Handler          Link // the type of its handlers: "http.HandlerFunc", "func(*gin.Context)"
	Groups           Link // how routes share a prefix
	Mount            Link // how whole routers, or groups where there is nothing else, are put below a prefix
	Middleware       Link
	NotFound         Link // how a program answers 404 itself
	MethodNotAllowed Link // how a program answers 405 itself
}

// configuration is one way to set up a library.
type configuration struct {
	open    func() builder // returns a router without routes
	sorted  bool           // routes are added in the order of precedence, not of the table
	options []Link
	choice  *choice
}

// choice is an option that is set for the contract although there are good reasons to leave it.
type choice struct {
	option string         // "PathSource = URLPath"
	open   func() builder // the same configuration without the option
}

var registered []Router

// register adds a library with its configurations: the plain one, then perhaps one with options. The report lists libraries by
// their places.
func register(place int, r Router, all ...configuration) bool {
	r.place, r.Library, r.Group = place, r.Name, cmp.Or(r.Group, Library)
	for _, c := range all {
		r.configuration, r.Options = c, c.options
		if len(c.options) > 0 {
			r.Name = r.Library + "-options"
		}
		registered = append(registered, r)
	}
	return true
}

// All returns every router: ours, the libraries, those with servers of their own, and the baseline.
func All() []Router {
	all := slices.Clone(registered)
	slices.SortStableFunc(all, func(a, b Router) int { return a.place - b.place })
	return all
}

// In returns the routers of some groups, in the order of All.
func In(groups ...string) []Router {
	return slices.DeleteFunc(All(), func(r Router) bool { return !slices.Contains(groups, r.Group) })
}

// Named returns the routers with these names, in the order of the names.
func Named(names ...string) ([]Router, error) {
	all := All()
	var known []string
	for _, r := range all {
		known = append(known, r.Name)
	}
	var some []Router
	for _, name := range names {
		i := slices.Index(known, name)
		if i < 0 {
			return nil, fmt.Errorf("unknown router %q: expected one of %s", name, strings.Join(known, ", "))
		}
		some = append(some, all[i])
	}
	return some, nil
}

// AnyTable reports whether the router can be built from any table. The others have the widget routes alone.
func (r Router) AnyTable() bool { return r.open != nil }

// Mounts reports whether Mounted works: the documentation of the library says how to mount routes.
func (r Router) Mounts() bool { return r.Facts.Mount != Link{} }

// Choice returns the option that is set although there are good reasons to leave it, and the router without it. For most routers
// the option is "".
func (r Router) Choice() (without Router, option string) {
	if r.choice == nil {
		return r, ""
	}
	option = r.choice.option
	r.open, r.choice = r.choice.open, nil
	return r, option
}

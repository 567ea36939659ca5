// Package library holds the routers that are compared. Each file says everything about one library: how a router is built from
// a table, which configurations are compared, how routes are mounted, and what its documentation offers. To add a library, add
// a file like chi.go.
//
// A library has up to two configurations: a plain one, as in the first example of its documentation ("chi"), and one with the
// documented options that bring it closer to docs/contract.md ("chi-options"). Options that add HEAD are set, and options that
// remove HEAD are not.
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
	program string // statements that declare r, a router of GET /{slug}; lib is the package of the library

	switches switchable
	configuration
	added *added                                                  // see WithMiddleware
	make  func(t *routes.Table, h Handlers) (http.Handler, error) // replaces the configuration
}

// The groups of routers.
const (
	Ours     = "ours"     // the eight routers of this module
	Library  = "library"  // a library with an http.Handler as its router
	Server   = "server"   // a library with a server of its own in place of net/http's
	Baseline = "baseline" // the code that routegen writes for the widgets
	Routegen = "routegen" // what routegen writes for any table; see Generated
)

// Link is a statement, and the address of the documentation that says it.
type Link struct{ Text, URL string }

// Facts are what people ask about a library before they choose it. A zero Link means that its documentation has no such thing.
type Facts struct {
	Handler          Link // the type of its handlers: "http.HandlerFunc", "func(*gin.Context)"
	Groups           Link // how routes share a prefix
	Mount            Link // how a router is mounted below a prefix, or at least a group of routes
	Middleware       Link
	NotFound         Link // how a program answers 404 itself
	MethodNotAllowed Link // how a program answers 405 itself
}

// configuration is one way to configure a library.
type configuration struct {
	open    func() builder // returns a router without routes
	sorted  bool           // routes are added in the order of precedence, not of the table
	options []Link
	choice  *choice
}

// choice is an option that we set for the contract, although some programs have good reasons not to set it.
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
			r.Name, r.switches = r.Library+"-options", switchable{}
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

// Named returns the routers with these names, in the order of the names. A name may end in options, as in "gorilla:StrictSlash"; see
// Switch. Named also knows the routers that Generated returns.
func Named(names ...string) ([]Router, error) {
	all := append(All(), Generated()...)
	var known []string
	for _, r := range all {
		known = append(known, r.Name)
	}
	var some []Router
	for _, whole := range names {
		name, options, switched := strings.Cut(whole, ":")
		i := slices.Index(known, name)
		if i < 0 {
			return nil, fmt.Errorf("unknown router %q: expected one of %s", name, strings.Join(known, ", "))
		}
		r := all[i]
		if switched {
			var err error
			if r, err = r.switched(options); err != nil {
				return nil, err
			}
		}
		some = append(some, r)
	}
	return some, nil
}

// AnyTable reports whether the router can be built from any table. Other routers accept only the widgets.
func (r Router) AnyTable() bool { return r.open != nil }

// Mounts reports whether Mounted accepts a prefix, because the library documents how to mount routes.
func (r Router) Mounts() bool { return r.Facts.Mount != Link{} }

// Choice returns an option that some programs have good reasons not to set, and the same router without it. For most routers
// the option is "".
func (r Router) Choice() (without Router, option string) {
	if r.choice == nil {
		return r, ""
	}
	option = r.choice.option
	r.open, r.choice = r.choice.open, nil
	return r, option
}

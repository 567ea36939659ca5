// Package library holds the routers that are compared. Each file says everything about one library: how a router is built from
// a table, which configurations are compared, how it mounts routes, and what its documentation offers. To add a library, add a
// file like chi.go.
//
// A library has two configurations: as its documentation begins ("chi"), and with its documented options set for
// docs/contract.md ("chi-options"). No option that takes HEAD away is set; one that adds HEAD is.
package library

import (
	"fmt"
	"net/http"
	"slices"

	"gorouting/internal/routes"
)

// Router is a router to compare: a library in one configuration, a technique of this module, or the baseline.
type Router struct {
	Name    string // "chi", "chi-options"
	Group   string
	Library string `json:",omitempty"` // "chi", the same for all its configurations; "" for routers of this module
	Title   string // "go-chi/chi"
	Module  string `json:",omitempty"` // the module path; "" for net/http and for routers of this module
	Facts   Facts  `json:",omitzero"`
	Options []Link `json:",omitempty"` // the documented options that are set

	place   int // All sorts by it
	program string
	sorted  bool // routes are added in the order of precedence, not of the table
	open    func(h Handlers) builder
	make    func(t *routes.Table, h Handlers) (http.Handler, error)
	choice  *choice
}

// The groups of routers.
const (
	Ours     = "ours"     // the eight routers of this module
	Library  = "library"  // a library whose router is an http.Handler
	Server   = "server"   // a library with a server of its own in place of net/http's
	Baseline = "baseline" // the code that routegen writes for the widgets, which other times are compared with
)

// Link is a statement, with the place in the documentation that says it.
type Link struct{ Text, URL string }

// Facts are what people ask of a library before they choose it. A zero Link means that its documentation has no such thing.
type Facts struct {
	Handler          Link // the type of its handlers: "http.HandlerFunc", "func(*gin.Context)"
	Groups           Link // routes that share a prefix or middleware
	Mount            Link // a router below a prefix of another one
	Middleware       Link
	NotFound         Link // a handler for 404
	MethodNotAllowed Link // a handler for 405
}

// choice is an option for which there are good reasons on both sides.
type choice struct {
	option string // "PathSource = URLPath"
	open   func(h Handlers) builder // the same configuration without it
}

var registered []Router

// configuration is a library as it is set up in one way.
type configuration struct {
	open   func(h Handlers) builder
	sorted bool
	set    []Link
	choice *choice
}

// register adds a library in its configurations. The first one is plain, the second one has options. Places order the libraries.
func register(place int, r Router, all ...configuration) bool {
	r.place, r.Library, r.Group = place, r.Name, orString(r.Group, Library)
	for i, c := range all {
		r.open, r.sorted, r.Options, r.choice = c.open, c.sorted, c.set, c.choice
		r.Name = r.Library + []string{"", "-options"}[i]
		registered = append(registered, r)
	}
	return true
}

func orString(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// All returns every router, in a fixed order: ours, libraries, servers, the baseline.
func All() []Router {
	all := slices.Clone(registered)
	slices.SortStableFunc(all, func(a, b Router) int { return a.place - b.place })
	return all
}

// In returns the routers of the groups.
func In(groups ...string) []Router {
	return slices.DeleteFunc(All(), func(r Router) bool { return !slices.Contains(groups, r.Group) })
}

// Named returns the routers of these names, in the order given.
func Named(names ...string) ([]Router, error) {
	var some []Router
	all := All()
	for _, name := range names {
		i := slices.IndexFunc(all, func(r Router) bool { return r.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("unknown router %q: use one of %s", name, namesOf(all))
		}
		some = append(some, all[i])
	}
	return some, nil
}

// Other returns a router that belongs to no library, such as one whose code was generated. New calls make.
func Other(name, group, title string, make func(t *routes.Table, h Handlers) (http.Handler, error)) Router {
	return Router{Name: name, Group: group, Title: title, make: make}
}

// AnyTable reports whether New accepts tables other than the widgets.
func (r Router) AnyTable() bool { return r.open != nil }

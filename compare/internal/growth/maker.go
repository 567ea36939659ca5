package growth

import (
	"fmt"
	"net/http"
	"slices"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// Maker makes a router of any table.
type Maker struct {
	Name  string // "chi"
	Group string // one of found's groups

	// New returns a router that answers 200 and the route's name. An error is the maker's own words on what it does not take.
	New func(t *routes.Table) (http.Handler, error)
}

// more is makers besides the libraries; Add adds to them.
var more []Maker

// Add adds makers that are not libraries, such as routers whose code is generated. It is for use before Makers is.
func Add(makers ...Maker) { more = append(more, makers...) }

// Makers returns the libraries, each set up as its documentation begins, and what was added.
func Makers() []Maker {
	var all []Maker
	for _, s := range library.Setups() {
		if len(s.Options) == 0 {
			all = append(all, Maker{s.Name, found.GroupPlain, func(t *routes.Table) (http.Handler, error) { return s.New(t, library.Short) }})
		}
	}
	return append(all, more...)
}

// Named returns the maker of that name.
func Named(name string) (Maker, error) {
	all := Makers()
	i := slices.IndexFunc(all, func(m Maker) bool { return m.Name == name })
	if i < 0 {
		return Maker{}, fmt.Errorf("no router for any table is called %q", name)
	}
	return all[i], nil
}

// Check asks a router for each request of a list, and returns an error that says which is not answered by its route.
func Check(t *routes.Table, w workload.Workload, router http.Handler) error {
	client := new(ask.Client)
	for _, q := range w.Requests {
		want := t.Routes[t.Want(q.Method, q.Path).Route].Name + "\n"
		if a := client.Do(router, q); a.Status != http.StatusOK || a.Body != want {
			return fmt.Errorf("%v is answered %d %q; want 200 %q", q, a.Status, a.Body, want)
		}
	}
	return nil
}

// OfSizes returns a maker of routers that were written for the tables of these sizes alone.
func OfSizes(name string, routers map[int]func() http.Handler) Maker {
	return Maker{name, found.GroupOurs, func(t *routes.Table) (http.Handler, error) {
		made := routers[len(t.Routes)]
		if made == nil {
			return nil, fmt.Errorf("was not written for %d routes", len(t.Routes))
		}
		return made(), nil
	}}
}

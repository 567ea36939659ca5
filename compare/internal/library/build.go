package library

import (
	"cmp"
	"fmt"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// builder is a router that is being built. A library with its own server sets serve and stop. Other libraries set router.
type builder struct {
	add   adder
	below func(prefix string) adder // mounts routes below the prefix; nil if the library cannot mount

	use       func(ran func()) // adds a middleware that calls ran; nil if the library has none
	useGroups bool             // use is only for routes that are added later, and says so

	router func() http.Handler
	serve  func(l net.Listener) // returns after a call of stop
	stop   func()
}

// adder adds a route with a single pattern; see single. It panics if the library refuses the route.
type adder func(r routes.Route, h *handler)

// Refusal is a library's answer to a route that it does not accept, or to a whole table.
type Refusal struct {
	Route Route  // the zero Route if the refusal is about the whole table
	With  *Route `json:",omitempty"` // the route that conflicts with Route; nil if no single route does
	Text  string // the library's own words

	Advice *Advice `json:",omitempty"` // what to do about it; see Take

	at int // the index of the route, or -1
}

// Route names a route of a table.
type Route struct {
	Method, Pattern, Name string
	Line                  int
}

// Error returns the library's own words.
func (r *Refusal) Error() string { return r.Text }

// New returns a router of the table's routes. If the library refuses them, the error is a *Refusal. The routers of Ours and
// Baseline have their own handlers, and accept only the widgets.
func (r Router) New(t *routes.Table, h Handlers) (http.Handler, error) { return r.Mounted(t, "", h) }

// Mounted is like New, but mounts the routes below prefix in the library's own way (see Facts.Mount). If the prefix is "", it
// is New.
func (r Router) Mounted(t *routes.Table, prefix string, h Handlers) (router http.Handler, err error) {
	if r.make != nil {
		return r.make(t, h)
	}
	b, err := r.build(t.Routes, prefix, h)
	if err != nil {
		return nil, err
	}
	if b.router == nil {
		return nil, fmt.Errorf("%s has a server of its own", r.Name)
	}
	err = said(routes.Route{}, -1, func() { router = b.router() })
	return router, err
}

// Growing returns a router of some routes, and a function that adds another route. The function may be called after the
// router has answered requests.
func (r Router) Growing(some []routes.Route, h Handlers) (router http.Handler, add func(r routes.Route) error, err error) {
	b, err := r.build(some, "", h)
	if err != nil {
		return nil, nil, err
	}
	add = func(r routes.Route) error {
		return said(r, -1, func() {
			for _, one := range single(r) {
				b.add(one, h.of(r, len(some)))
			}
		})
	}
	return b.router(), add, nil
}

// build adds routes to a new router.
func (r Router) build(all []routes.Route, prefix string, h Handlers) (builder, error) {
	return r.assemble(r.pieces(all, h), prefix)
}

// assemble adds pieces of routes to a new router.
func (r Router) assemble(all []*piece, prefix string) (builder, error) {
	b := r.open()
	r.added.add(b, BeforeRoutes)
	add := b.mounted(prefix)
	for _, p := range all {
		if err := p.addTo(add); err != nil {
			return builder{}, err
		}
	}
	err := said(routes.Route{}, -1, func() { r.added.add(b, AfterRoutes) })
	return b, err
}

// mounted returns an adder. It mounts each route that begins with the prefix, and adds other routes directly.
func (b builder) mounted(prefix string) adder {
	if prefix == "" {
		return b.add
	}
	below, n := b.below(prefix), strings.Count(prefix, "/")
	return func(r routes.Route, h *handler) {
		pattern := r.Patterns[0]
		if len(pattern) <= n || pattern[:n].String() != prefix {
			b.add(r, h)
			return
		}
		r.Patterns = []routes.Pattern{pattern[n:]}
		below(r, h)
	}
}

// registeredAt matches the source position in messages of net/http. It is useless here: always the same line of this package.
var registeredAt = regexp.MustCompile(` \(registered at [^)]*\)`)

// said calls f. If f panics, said returns the panic as a refusal of the route r. The argument at is the index of r.
func said(r routes.Route, at int, f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Refusal{Route: nameOf(r), Text: registeredAt.ReplaceAllString(fmt.Sprint(p), ""), at: at}
		}
	}()
	f()
	return nil
}

func nameOf(r routes.Route) Route { return Route{r.Method, r.Pattern, r.Name, r.Line} }

// piece is a route with a single pattern, and its handler. Some routes have two pieces.
type piece struct {
	routes.Route
	whole   *routes.Route
	index   int // of the whole route in its table
	handler *handler
}

// addTo adds the piece. If the library refuses it, the error is a *Refusal of the whole route.
func (p *piece) addTo(add adder) error {
	return said(*p.whole, p.index, func() { add(p.Route, p.handler) })
}

// single returns a route for each pattern of r. If the end of a pattern is optional, a library gets two patterns: /users and /users/
// for "/users{/}".
func single(r routes.Route) []routes.Route {
	var all []routes.Route
	for _, p := range r.Patterns {
		r.Patterns = []routes.Pattern{p}
		all = append(all, r)
	}
	return all
}

// pieces returns the pieces of routes in the order for adding them.
func (r Router) pieces(all []routes.Route, h Handlers) []*piece {
	var order []*piece
	for i, route := range all {
		for _, one := range single(route) {
			order = append(order, &piece{one, &all[i], i, h.of(route, i)})
		}
	}
	if r.sorted {
		slices.SortStableFunc(order, func(a, b *piece) int { return precedence(a.Route, b.Route) })
	}
	return order
}

// precedence compares two routes for a library that uses the first match. It is negative if the route a must be added before
// b. If both match the same paths, a route with a method wins over a route for every method.
func precedence(a, b routes.Route) int {
	isAny := func(r routes.Route) int {
		if r.Method == routes.AnyMethod {
			return 1
		}
		return 0
	}
	return cmp.Or(a.Patterns[0].Compare(b.Patterns[0]), isAny(a)-isAny(b))
}

// Serve starts a server on loopback with the table's routes, mounted as in Mounted, and calls f with the server's address. It
// stops the server when f returns. If the library refuses the routes, the error is a *Refusal.
func (r Router) Serve(t *routes.Table, prefix string, h Handlers, f func(addr string)) error {
	if r.Group != Server {
		router, err := r.Mounted(t, prefix, h)
		if err != nil {
			return err
		}
		return ask.Serve(router, f)
	}
	b, err := r.build(t.Routes, prefix, h)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.serve(l)
	}()
	ask.Raw(l.Addr().String(), "GET / HTTP/1.1") // waits for the start: an earlier stop has no effect
	f(l.Addr().String())
	b.stop()
	<-done
	return nil
}

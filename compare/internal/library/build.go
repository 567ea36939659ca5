package library

import (
	"fmt"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// builder is a router that is being built. A library with a server of its own sets serve and stop, the others set router.
type builder struct {
	add   adder
	below func(prefix string) adder // adds routes, given without the prefix, below the prefix; nil if the library mounts nothing

	router func() http.Handler
	serve  func(l net.Listener) // returns after stop
	stop   func()
}

// adder adds a route. It panics if the library refuses the route.
type adder func(r routes.Route, h *handler)

// Refusal is a library's answer to a route that it does not accept, or to a whole table.
type Refusal struct {
	Route Route  // the zero Route if the refusal is about the whole table
	With  *Route `json:",omitempty"` // another route, if the library refuses the two even without all others; nil otherwise
	Text  string // the library's own words

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
// Baseline bring their own handlers, and serve the widgets alone.
func (r Router) New(t *routes.Table, h Handlers) (http.Handler, error) { return r.Mounted(t, "", h) }

// Mounted is New with the routes below a prefix mounted there, as Facts.Mount says. Nothing is mounted for the prefix "".
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

// Growing returns a router of some routes, and a function that adds another route to it, even after it has answered requests.
func (r Router) Growing(some []routes.Route, h Handlers) (router http.Handler, add func(r routes.Route) error, err error) {
	b, err := r.build(some, "", h)
	if err != nil {
		return nil, nil, err
	}
	add = func(r routes.Route) error { return said(r, -1, func() { b.add(r, h.of(r, len(some))) }) }
	return b.router(), add, nil
}

// build adds routes to a new router.
func (r Router) build(all []routes.Route, prefix string, h Handlers) (builder, error) {
	b := r.open()
	add := b.mounted(prefix)
	for _, i := range r.order(all) {
		if err := said(all[i], i, func() { add(all[i], h.of(all[i], i)) }); err != nil {
			return builder{}, err
		}
	}
	return b, nil
}

// mounted returns an adder that puts a route below the prefix if the route's pattern begins with the prefix.
func (b builder) mounted(prefix string) adder {
	if prefix == "" {
		return b.add
	}
	below := b.below(prefix)
	return func(r routes.Route, h *handler) {
		rest, ok := strings.CutPrefix(r.Pattern, prefix+"/")
		if !ok {
			b.add(r, h)
			return
		}
		r.Pattern, r.Segments = "/"+rest, r.Segments[strings.Count(prefix, "/"):]
		below(r, h)
	}
}

// registeredAt is a source position that net/http adds to its messages: always the same line of this package.
var registeredAt = regexp.MustCompile(` \(registered at [^)]*\)`)

// said calls f, and returns a panic of f as a refusal of the route with this index.
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

// order returns the indexes of the routes, sorted as they are added.
func (r Router) order(all []routes.Route) []int {
	var order []int
	for i := range all {
		order = append(order, i)
	}
	if r.sorted {
		slices.SortStableFunc(order, func(i, j int) int { return precedence(all[i], all[j]) })
	}
	return order
}

// precedence compares two routes for a library that uses the first match: it is negative if a must be added first. Unlike
// Route.Before it orders any two routes, even without a common path.
func precedence(a, b routes.Route) int {
	for i := range min(len(a.Segments), len(b.Segments)) {
		if kind := a.Segments[i].Kind - b.Segments[i].Kind; kind != 0 {
			return int(kind)
		}
	}
	return len(b.Segments) - len(a.Segments)
}

// Serve calls f with the address on loopback of a server with the table's routes, mounted as in Mounted. The error is a *Refusal
// if the library refuses them.
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
	ask.Raw(l.Addr().String(), "GET / HTTP/1.1") // a server that has not started yet cannot be stopped
	f(l.Addr().String())
	b.stop()
	<-done
	return nil
}

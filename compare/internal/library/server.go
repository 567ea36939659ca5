package library

import (
	"net"
	"net/http"
	"runtime/debug"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Server is a library that brings a server of its own in place of net/http's, in one of its set-ups. What it answers can be
// compared with the others, over a connection; what it costs can be only as a whole.
type Server struct {
	Name    string // "fiber", "fiber-options"
	Library string
	Title   string
	Module  string
	Options []found.Option
	Mount   found.Option // see Setup

	sort bool // see Setup
	open func(h Handlers) openedServer
}

// openedServer is a server that is being made.
type openedServer struct {
	add   func(r routes.Route)                     // it may panic if the library does not take the route
	below func(prefix string) func(r routes.Route) // see opened
	serve func(l net.Listener)                     // returns once stop was called
	stop  func()
}

// words is what the contract's refusals say, by their status.
var words = map[int]string{http.StatusNotFound: "404 page not found\n", http.StatusMethodNotAllowed: "405 method not allowed\n"}

// Servers returns the libraries that bring a server, each in its set-ups.
func Servers() []Server { return append(fiberServers(), hertzServers()...) }

// Serve makes a server of the table, and calls f with its address on loopback. If the library does not take the table, the error
// is a *Refusal.
func (s Server) Serve(t *routes.Table, h Handlers, f func(addr string)) error {
	return s.ServeMounted(t, "", h, f)
}

// ServeMounted is Serve with the routes below a prefix mounted there, as the library's documentation does that.
func (s Server) ServeMounted(t *routes.Table, prefix string, h Handlers, f func(addr string)) error {
	o := s.open(h)
	add := mounted(o.add, o.below, prefix)
	order := Setup{sort: s.sort}.order(t.Routes)
	for _, i := range order {
		if err := said(i, func() { add(t.Routes[i]) }); err != nil {
			return err
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		o.serve(l)
	}()
	ask.Raw(l.Addr().String(), "GET / HTTP/1.1") // once it has answered, it runs: before, it could not be stopped
	f(l.Addr().String())
	o.stop()
	<-done
	return nil
}

// Version returns the version of the server's module that the running program was built with; in a test it is "".
func (s Server) Version() string {
	info, _ := debug.ReadBuildInfo()
	return versionIn(info, s.Module)
}

package behaviour

import (
	"bufio"
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
)

// asking puts a request to a router of a contestant. A request is a method, a space and a target.
type asking func(c library.Contestant, request string) observed

// direct hands a router the request that net/http would make of it.
func direct(c library.Contestant, request string) observed {
	return serve(c.New(), read(request))
}

// stripped returns an asking that has middleware take the prefix from the path.
func stripped(prefix string) asking {
	return func(c library.Contestant, request string) observed {
		return serve(http.StripPrefix(prefix, c.New()), read(request))
	}
}

// serve lets h answer a request. If h panics or does not come back, that is the answer.
func serve(h http.Handler, r *http.Request) observed {
	var a ask.Answer
	if _, problem, ok := ask.Watch(func(c *ask.Client) { a = c.DoHTTP(h, r) }); !ok {
		return noAnswer(problem)
	}
	return observed{Answer: a, host: otherHost(r, a.Location)}
}

// read returns what a server makes of a request line and a Host.
func read(request string) *http.Request {
	text := request + " HTTP/1.1\r\nHost: example.com\r\n\r\n"
	r, err := http.ReadRequest(bufio.NewReaderSize(strings.NewReader(text), len(text)))
	if err != nil {
		panic(fmt.Sprintf("behaviour: request %q: %v", request, err))
	}
	r.RemoteAddr = "192.0.2.1:1234"
	return r
}

// otherHost returns the host that a browser would go to from r with this Location, if it is not the one it came to.
// Browsers take \ for /.
func otherHost(r *http.Request, location string) string {
	to, err := url.Parse(strings.ReplaceAll(location, `\`, "/"))
	if err != nil || to.Host == "" || to.Host == r.Host {
		return ""
	}
	return to.Host
}

const repeats = 200 // Go starts a map of two methods with the second one only once in eight times

// steady asks, and asks again to find out whether the order of the methods in Allow is always the same.
func (asks asking) steady(c library.Contestant, request string) observed {
	o := asks(c, request)
	if len(o.Allowed()) < 2 {
		return o
	}
	varies, router := false, c.New()
	if _, problem, ok := ask.Watch(func(client *ask.Client) {
		for range repeats {
			varies = varies || client.DoHTTP(router, read(request)).Allow != o.Allow
		}
	}); !ok {
		return noAnswer(problem)
	}
	o.varies = varies
	return o
}

// onServer starts a server with c's router, and lets it answer what f asks.
func onServer(c library.Contestant, f func(addr string) observed) (o observed) {
	if err := ask.Serve(c.New(), func(addr string) { o = f(addr) }); err != nil {
		return noAnswer("no server: " + err.Error())
	}
	return o
}

// followed sends a request with a client that follows redirects.
func followed(c library.Contestant, request string) observed {
	return onServer(c, func(addr string) observed { return follow(addr, request) })
}

// follow sends a request to a server with a client that follows redirects. It returns the last answer, and notes the request that
// this answers if it is not the first.
func follow(addr, request string) observed {
	r := read(request)
	a, method, target := ask.Follow(addr, ask.Request{Method: r.Method, Path: r.URL.Path, RawPath: r.URL.RawPath, Query: r.URL.RawQuery})
	o := observed{Answer: a}
	if last := method + " " + target; a.Problem == "" && last != request {
		o.note = "to " + last
	}
	return o
}

// onWire sends a request over a TCP connection, and notes how many bytes of content came.
func onWire(c library.Contestant, request string) observed {
	return onServer(c, func(addr string) observed {
		a := ask.Raw(addr, request+" HTTP/1.1")
		o := observed{Answer: a, note: fmt.Sprintf("%d bytes of content", len(a.Body))}
		o.Body = ""
		return o
	})
}

// afterwards is an asking that notes what of the request is not as it was.
func afterwards(c library.Contestant, request string) observed {
	o := direct(c, request)
	o.note = cmp.Or(o.Changed, "unchanged")
	return o
}

// inHandler returns an asking that calls of with the request that a handler of the library gets, and notes what it says.
func inHandler(of func(r *http.Request) string) asking {
	return func(c library.Contestant, request string) observed {
		if c.Setup == nil { // its handlers are its own, and get the request as it is
			r := read(request)
			o := serve(c.New(), r)
			o.note = of(r)
			return o
		}
		note := "the handler was not called"
		router, err := c.Setup.New(seen, library.Seeing(func(w http.ResponseWriter, r *http.Request) { note = of(r) }))
		if err != nil {
			return noAnswer(err.Error())
		}
		o := serve(router, read(request))
		o.note = note
		return o
	}
}

// leaves returns an asking that calls of with the request as the router leaves it, and notes what it says.
func leaves(of func(r *http.Request) string) asking {
	return func(c library.Contestant, request string) observed {
		r := read(request)
		o := serve(c.New(), r)
		o.note = of(r)
		return o
	}
}

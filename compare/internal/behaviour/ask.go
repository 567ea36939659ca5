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

// asking sends a request to a router. A request is a method and a target, such as "GET /contact".
type asking func(s subject, request string) observed

// wire sends a request to a server at addr. Libraries with their own server can be asked in no other way.
type wire func(addr, request string) observed

// direct calls a router with the request that net/http would make from this text.
func direct(s subject, request string) observed { return serve(s.new(), read(request)) }

// stripped returns an asking that removes the prefix from the path, with http.StripPrefix, before it calls the router.
func stripped(prefix string) asking {
	return func(s subject, request string) observed {
		return serve(http.StripPrefix(prefix, s.new()), read(request))
	}
}

// serve calls h with a request. If h panics or does not return, the result says so.
func serve(h http.Handler, r *http.Request) observed {
	var a ask.Answer
	if _, problem, ok := ask.Watch(func(c *ask.Client) { a = c.DoHTTP(h, r) }); !ok {
		return noAnswer(problem)
	}
	return observed{Answer: a, host: otherHost(r, a.Location)}
}

// read returns the request that net/http makes from a request line.
func read(request string) *http.Request {
	text := request + " HTTP/1.1\r\nHost: example.com\r\n\r\n"
	r, err := http.ReadRequest(bufio.NewReaderSize(strings.NewReader(text), len(text)))
	if err != nil {
		panic(fmt.Sprintf("behaviour: request %q: %v", request, err))
	}
	r.RemoteAddr = "192.0.2.1:1234"
	return r
}

// otherHost returns the host to which a browser on the host of r follows this Location. It returns "" if the browser stays on
// its host. Browsers read \ as /.
func otherHost(r *http.Request, location string) string {
	to, err := url.Parse(strings.ReplaceAll(location, `\`, "/"))
	if err != nil || to.Host == "" || to.Host == r.Host {
		return ""
	}
	return to.Host
}

// repeats is how often steady repeats a request. It has to be large: Go begins with the second of two methods in a map only
// once in eight times.
const repeats = 200

// steady sends a request. If Allow has several methods, it repeats the request to find out whether their order varies.
func (asks asking) steady(s subject, request string) observed {
	o := asks(s, request)
	if len(o.Allowed()) < 2 || s.new == nil {
		return o
	}
	varies, router := false, s.new()
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

// onServer returns an asking that starts a server for the router, and sends it the request.
func onServer(asks wire) asking {
	return func(s subject, request string) (o observed) {
		if err := ask.Serve(s.new(), func(addr string) { o = asks(addr, request) }); err != nil {
			return noAnswer("no server: " + err.Error())
		}
		return o
	}
}

// overWire sends a request over a connection.
func overWire(addr, request string) observed {
	a := ask.Raw(addr, request+" HTTP/1.1")
	return observed{Answer: a, host: otherHost(read(request), a.Location)}
}

// contentOnWire sends a request over a connection, and notes how many bytes of content the answer has.
func contentOnWire(addr, request string) observed {
	o := observed{Answer: ask.Raw(addr, request+" HTTP/1.1")}
	o.note = fmt.Sprintf("%d bytes of content", len(o.Body))
	o.Body = ""
	return o
}

// follow sends a request with a client that follows redirects, and returns the last answer. After a redirect, the note names
// the last request: "to GET /contact".
func follow(addr, request string) observed {
	r := read(request)
	a, method, target := ask.Follow(addr, ask.Request{Method: r.Method, Path: r.URL.Path, RawPath: r.URL.RawPath, Query: r.URL.RawQuery})
	o := observed{Answer: a}
	if last := method + " " + target; a.Problem == "" && last != request {
		o.note, o.moved = "to "+last, true
	}
	return o
}

// tidied is like follow, but also asks for the tidy form of the path. It sets misrouted if the redirect led to another answer.
func tidied(addr, request string) observed {
	method, target, _ := strings.Cut(request, " ")
	tidy := follow(addr, method+" /"+strings.Trim(target, "/"))
	o := follow(addr, request)
	o.misrouted = o.moved && o.Body != tidy.Body
	return o
}

// afterwards is an asking that notes what the router has changed in the request.
func afterwards(s subject, request string) observed {
	o := direct(s, request)
	o.note = cmp.Or(o.Changed, "unchanged")
	return o
}

// inHandler returns an asking whose note is of(r), where r is the request that a handler of the library gets.
func inHandler(of func(r *http.Request) string) asking {
	return func(s subject, request string) observed {
		if !s.router.AnyTable() { // our routers have their own handlers
			return leaves(of)(s, request)
		}
		note := "the handler was not called"
		router, err := s.router.New(seen, library.Seeing(func(w http.ResponseWriter, r *http.Request) { note = of(r) }))
		if err != nil {
			return noAnswer(err.Error())
		}
		o := serve(router, read(request))
		o.note = note
		return o
	}
}

// leaves returns an asking whose note is of(r), where r is the request after the router has answered it.
func leaves(of func(r *http.Request) string) asking {
	return func(s subject, request string) observed {
		r := read(request)
		o := serve(s.new(), r)
		o.note = of(r)
		return o
	}
}

package behaviour

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/contestant"
)

// asking puts a request to a router of a contestant. A request is a method, a space and a target.
type asking func(c contestant.Contestant, request string) observed

// direct hands a router the request that net/http would make of it.
func direct(c contestant.Contestant, request string) observed {
	return serve(c.New(), read(request))
}

// stripped returns an asking that has middleware take the prefix from the path.
func stripped(prefix string) asking {
	return func(c contestant.Contestant, request string) observed {
		return serve(http.StripPrefix(prefix, c.New()), read(request))
	}
}

// serve lets h answer a request. If h panics or does not come back, that is the answer.
func serve(h http.Handler, r *http.Request) observed {
	return guard(func() observed {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		o := observe(w.Code, w.Header(), w.Body.String())
		o.host = otherHost(r, o.location)
		return o
	})
}

// patience is how long a router may take for one request.
var patience = 5 * time.Second

// guard returns what f returns, or why f does not return. A goroutine that hangs is left behind.
func guard(f func() observed) observed {
	done := make(chan observed, 1)
	go func() {
		o := observed{failure: "the goroutine ended"}
		defer func() {
			if p := recover(); p != nil {
				o = observed{failure: fmt.Sprintf("panic: %v", p)}
			}
			done <- o
		}()
		o = f()
	}()
	select {
	case o := <-done:
		return o
	case <-time.After(patience):
		return observed{failure: fmt.Sprintf("no answer within %v", patience)}
	}
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
func (ask asking) steady(c contestant.Contestant, request string) observed {
	o := ask(c, request)
	if len(o.allowed()) < 2 {
		return o
	}
	router := c.New()
	for range repeats {
		if again := serve(router, read(request)); !slices.Equal(again.allow, o.allow) {
			o.varies = true
		}
	}
	return o
}

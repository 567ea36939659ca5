package routertest

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// request is what the kit asks of a router.
type request struct {
	method  string
	path    string // decoded: URL.Path
	rawPath string // URL.RawPath, where a client escaped the path in another way than by default
	query   string
	uri     string // RequestURI, where it does not say the same as the URL
}

// String quotes the request, and shortens what is long.
func (q request) String() string {
	s := quote(q.method) + " " + quote(q.path)
	if q.rawPath != "" {
		s += ", RawPath " + quote(q.rawPath)
	}
	if q.query != "" {
		s += ", query " + quote(q.query)
	}
	if q.uri != "" {
		s += ", RequestURI " + quote(q.uri)
	}
	return s
}

// quote returns s in quotes: its ends and its length if it is long.
func quote(s string) string {
	if len(s) <= 300 {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprintf("%q…%q (%d bytes)", s[:60], s[len(s)-60:], len(s))
}

// client puts requests to routers without a network, one after the other.
type client struct {
	recorder recorder
	header   http.Header             // of the next request, equal to requestHeader
	current  atomic.Pointer[request] // under way; nil between requests
	exited   atomic.Pointer[request] // the one that ended its goroutine, if one did

	mu      sync.Mutex
	helpers []*client
}

// helper returns a client for another goroutine. Whoever watches c watches it too.
func (c *client) helper() *client {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := new(client)
	c.helpers = append(c.helpers, h)
	return h
}

// all returns what of reads from c and its helpers, where that is something.
func (c *client) all(of func(*client) *request) []*request {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []*request
	for _, one := range append(c.helpers, c) {
		if q := of(one); q != nil {
			all = append(all, q)
		}
	}
	return all
}

// requestHeader is on every request. A router gets a copy. None of it is a router's business, though some make it theirs.
var requestHeader = http.Header{
	"Accept": {"application/json"}, "Accept-Encoding": {"gzip"}, "If-None-Match": {"*"},
	"Content-Type": {"application/x-www-form-urlencoded"}, "X-Forwarded-For": {"192.0.2.1", "192.0.2.2"},
	"X-Http-Method-Override": {"DELETE"}, "X-Original-Url": {"/contact"},
}

// requestBody is the body of every request.
const requestBody = "_method=DELETE&slug=evil&id=9"

type contextKey struct{}

// requestTemplate is what all requests have in common.
var requestTemplate = (&http.Request{
	Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "example.com", RemoteAddr: "192.0.2.1:1234",
}).WithContext(context.WithValue(context.Background(), contextKey{}, "as it went in"))

// newRequest returns what a server would make of q.
func (q request) newRequest(header http.Header) *http.Request {
	r := *requestTemplate
	r.Method, r.Header = q.method, header
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(requestBody)), int64(len(requestBody))
	r.URL = &url.URL{Path: q.path, RawPath: q.rawPath, RawQuery: q.query}
	if r.RequestURI = q.uri; q.uri == "" {
		r.RequestURI = r.URL.RequestURI()
	}
	return &r
}

// do has h answer q.
func (c *client) do(h http.Handler, q request) (o observed) {
	c.current.Store(&q)
	defer c.current.Store(nil)
	c.recorder.reset()
	if c.header == nil {
		c.header = requestHeader.Clone()
	}
	r := q.newRequest(c.header)
	before, url := *r, *r.URL
	returned := false
	defer func() {
		if p := recover(); p != nil {
			o = observed{panicked: fmt.Sprintf("panic: %v", p)}
			c.header = nil
		} else if !returned {
			c.exited.Store(&q) // runtime.Goexit: nothing can hold it up
		}
	}()
	h.ServeHTTP(&c.recorder, r)
	returned = true
	o = c.recorder.observed()
	o.changed = changed(&before, &url, r)
	if o.changed != "" {
		c.header = nil
	}
	return o
}

// changed says what of a request is not as it was before; "" if all is.
func changed(before *http.Request, url *url.URL, r *http.Request) string {
	switch {
	case r.URL == nil:
		return "URL is gone"
	case r.Method != before.Method:
		return fmt.Sprintf("Method is %q", r.Method)
	case *r.URL != *url:
		return fmt.Sprintf("URL is %q with RawPath %q, RawQuery %q", r.URL.Path, r.URL.RawPath, r.URL.RawQuery)
	case r.RequestURI != before.RequestURI || r.Host != before.Host || r.RemoteAddr != before.RemoteAddr:
		return fmt.Sprintf("RequestURI is %q, Host %q, RemoteAddr %q", r.RequestURI, r.Host, r.RemoteAddr)
	case !maps.EqualFunc(r.Header, requestHeader, slices.Equal):
		return fmt.Sprintf("header is %v", r.Header)
	case r.Context() != before.Context():
		return "context is another"
	}
	return ""
}

package ask

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
)

// Client puts requests to routers without a network, one after the other. The zero value is ready.
type Client struct {
	// Writer is the kind of ResponseWriter that routers get.
	Writer Writer

	// Header, if it is not nil, is called with the header of each answer once it is complete: what a middleware might do.
	Header func(http.Header)

	recorder recorder
	header   http.Header             // of the next request, equal to usualHeader
	current  atomic.Pointer[Request] // under way; nil between requests
	exited   atomic.Pointer[Request] // the one that ended its goroutine, if one did

	mu      sync.Mutex
	helpers []*Client
}

// Helper returns a client for another goroutine. Whoever watches c watches it too.
func (c *Client) Helper() *Client {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := new(Client)
	c.helpers = append(c.helpers, h)
	return h
}

// all returns what of reads from c, its helpers and theirs, where that is something.
func (c *Client) all(of func(*Client) *Request) []*Request {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []*Request
	if q := of(c); q != nil {
		all = append(all, q)
	}
	for _, h := range c.helpers {
		all = append(all, h.all(of)...)
	}
	return all
}

// Do has h answer q. A panic is an answer too, of which Problem tells.
func (c *Client) Do(h http.Handler, q Request) Answer {
	if c.header == nil {
		c.header = usualHeader.Clone()
	}
	r, header := q.HTTP(c.header), usualHeader
	if q.Header != "" {
		header = r.Header.Clone()
	}
	a := c.answer(h, q, r, header)
	if a.Problem != "" || a.Changed != "" {
		c.header = nil
	}
	return a
}

// DoHTTP is Do for a request as net/http has read it. It is handed over as it is, and what h leaves in it is there to be seen.
func (c *Client) DoHTTP(h http.Handler, r *http.Request) Answer {
	q := Request{Method: r.Method, Path: r.URL.Path, RawPath: r.URL.RawPath, Query: r.URL.RawQuery, URI: r.RequestURI, Host: r.Host}
	return c.answer(h, q, r, r.Header.Clone())
}

// answer has h answer r, which is q, and compares the request's header afterwards with the one given.
func (c *Client) answer(h http.Handler, q Request, r *http.Request, header http.Header) (a Answer) {
	c.current.Store(&q)
	defer c.current.Store(nil)
	c.recorder.reset(c.Writer)
	before, address := *r, *r.URL
	returned := false
	defer func() {
		if p := recover(); p != nil {
			a = Answer{Problem: fmt.Sprintf("panic: %v", p)}
		} else if !returned {
			c.exited.Store(&q) // runtime.Goexit: nothing can hold it up
		}
	}()
	h.ServeHTTP(c.recorder.writer(), r)
	returned = true
	a = c.recorder.answer()
	if c.Header != nil {
		c.Header(c.recorder.header)
	}
	a.Changed = changed(&before, &address, header, r)
	return a
}

// changed says what of a request is not as it was before; "" if all is.
func changed(before *http.Request, address *url.URL, header http.Header, r *http.Request) string {
	switch {
	case r.URL == nil:
		return "URL is gone"
	case r.Method != before.Method:
		return fmt.Sprintf("Method is %q", r.Method)
	case *r.URL != *address:
		return fmt.Sprintf("URL is %q with RawPath %q, RawQuery %q", r.URL.Path, r.URL.RawPath, r.URL.RawQuery)
	case r.RequestURI != before.RequestURI || r.Host != before.Host || r.RemoteAddr != before.RemoteAddr:
		return fmt.Sprintf("RequestURI is %q, Host %q, RemoteAddr %q", r.RequestURI, r.Host, r.RemoteAddr)
	case !maps.EqualFunc(r.Header, header, slices.Equal):
		return fmt.Sprintf("header is %v", r.Header)
	case r.Context() != before.Context():
		return "context is another"
	}
	if form, ok := before.Body.(*formBody); ok && form.Len() < len(usualBody) {
		return fmt.Sprintf("body has %d of %d bytes left, though no handler reads it", form.Len(), len(usualBody))
	}
	return ""
}

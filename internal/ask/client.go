package ask

import (
	"fmt"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
)

// Client sends requests to routers in this process, one at a time. The zero value is ready to use.
type Client struct {
	// Writer is the kind of ResponseWriter that routers get.
	Writer Writer

	// Header, if not nil, is called with the header of each complete answer. Like a middleware, it may change the header.
	Header func(http.Header)

	// Preset is in the header of each ResponseWriter before the router gets it, as if a middleware had set it.
	Preset http.Header

	recorder recorder
	template *http.Request           // what all requests have in common; its context leads to this client
	header   http.Header             // the header for the next request; equal to usualHeader
	sent     sent                    // the request that was sent last
	current  atomic.Pointer[Request] // the request that is being answered, or nil
	exited   atomic.Pointer[Request] // the request that ended its goroutine, or nil
	stopped  *atomic.Bool            // whether Watch has given up; nil without Watch

	mu      sync.Mutex
	helpers []*Client
}

// Helper returns a client for another goroutine. Watch watches c and all its helpers.
func (c *Client) Helper() *Client {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := &Client{stopped: c.stopped}
	c.helpers = append(c.helpers, h)
	return h
}

// all calls of(client) for c, its helpers and their helpers. It returns the results that are not nil.
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

// Do returns h's answer to q. If h panics, Problem says so.
func (c *Client) Do(h http.Handler, q Request) Answer {
	if c.header == nil {
		c.header = usualHeader.Clone()
	}
	if c.template == nil {
		c.template = templateWith(c)
	}
	r, header := q.http(c.template, c.header), usualHeader
	if q.Header != "" {
		header = r.Header.Clone()
	}
	a := c.answer(h, q, r, header)
	if a.Problem != "" || a.Changed != "" {
		c.header = nil
	}
	return a
}

// DoHTTP is Do for a request that net/http has read. h gets r itself, so the caller can see how h has changed it.
func (c *Client) DoHTTP(h http.Handler, r *http.Request) Answer {
	q := Request{Method: r.Method, Path: r.URL.Path, RawPath: r.URL.RawPath, Query: r.URL.RawQuery, URI: r.RequestURI, Host: r.Host}
	return c.answer(h, q, r, r.Header.Clone())
}

// answer returns h's answer to r, which was made from q. header is the header that r must have afterwards.
func (c *Client) answer(h http.Handler, q Request, r *http.Request, header http.Header) (a Answer) {
	if c.stopped != nil && c.stopped.Load() {
		runtime.Goexit() // the rest of this test would only disturb the next one
	}
	c.current.Store(&q)
	defer c.current.Store(nil)
	c.recorder.reset(c.Writer, c.Preset)
	c.sent = sent{*r, *r.URL, header}
	returned := false
	defer func() {
		if p := recover(); p != nil {
			a = Answer{Problem: fmt.Sprintf("panic: %v", p)}
		} else if !returned {
			c.exited.Store(&q) // h has called runtime.Goexit, which cannot be stopped
		}
	}()
	h.ServeHTTP(c.recorder.writer(), r)
	returned = true
	a = c.recorder.answer()
	if c.Header != nil {
		c.Header(c.recorder.header)
	}
	a.Changed = c.sent.changed(r)
	return a
}

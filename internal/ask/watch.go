package ask

import (
	"fmt"
	"slices"
	"sync/atomic"
	"time"
)

// Patience is the time limit for one request. Watch notices that a router hangs after one to two times Patience.
var Patience = 30 * time.Second

// Watch calls f with a client and waits for f to return. If a router takes longer than Patience to answer a request, or ends
// its goroutine with runtime.Goexit, Watch returns the request, a description of the problem, and false. Watch also sees the
// requests of the client's helpers. A goroutine that hangs keeps running, because Go cannot stop it; if it answers in the end, it
// stops at the next request.
func Watch(f func(c *Client)) (q Request, problem string, ok bool) {
	c := &Client{stopped: new(atomic.Bool)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(c)
	}()
	ticker := time.NewTicker(Patience)
	defer ticker.Stop()
	var before []*Request
	for {
		select {
		case <-done:
			for _, q := range c.all(func(c *Client) *Request { return c.exited.Load() }) {
				return *q, "the goroutine ended", false
			}
			return Request{}, "", true
		case <-ticker.C:
			now := c.all(func(c *Client) *Request { return c.current.Load() })
			for _, q := range now {
				if slices.Contains(before, q) {
					c.stopped.Store(true)
					return *q, fmt.Sprintf("no answer within %v", Patience), false
				}
			}
			before = now
		}
	}
}

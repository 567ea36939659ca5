package ask

import (
	"fmt"
	"slices"
	"time"
)

// Patience is the time limit for one request. Watch gives up after between one and two times that long.
var Patience = 30 * time.Second

// Watch calls f with a client and waits for f to return. It returns false, with a request and its problem, if a router takes
// longer than Patience to answer that request, or ends the goroutine with runtime.Goexit. This includes requests of the
// client's helpers. A goroutine that hangs keeps running, because Go cannot stop it.
func Watch(f func(c *Client)) (q Request, problem string, ok bool) {
	c := new(Client)
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
					return *q, fmt.Sprintf("no answer within %v", Patience), false
				}
			}
			before = now
		}
	}
}

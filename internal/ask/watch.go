package ask

import (
	"fmt"
	"slices"
	"time"
)

// Patience is how long a router may take for one request before Watch says that it does not come back.
var Patience = 30 * time.Second

// Watch runs f with a client, and waits until f returns. It returns false, with a request and what became of it, if that
// client or one of its helpers waits for an answer for longer than Patience, or was ended by a request together with its
// goroutine. What hangs cannot be ended: it is left behind.
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

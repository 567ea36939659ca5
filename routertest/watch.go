package routertest

import (
	"fmt"
	"slices"
	"time"
)

// patience is how long a router may take for one request before the kit says that it does not come back.
var patience = 30 * time.Second

// watch runs f, and returns a failure if its client or one of its helpers has waited for a request longer than patience
// allows, or was ended by one. What hangs cannot be ended: it is left behind.
func watch(f func(c *client)) *failure {
	c := new(client)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(c)
	}()
	ticker := time.NewTicker(patience)
	defer ticker.Stop()
	var before []*request
	for {
		select {
		case <-done:
			for _, q := range c.all(func(c *client) *request { return c.exited.Load() }) {
				return &failure{ruleAnyRequest, q.String(), "the goroutine ended", "an answer"}
			}
			return nil
		case <-ticker.C:
			now := c.all(func(c *client) *request { return c.current.Load() })
			for _, q := range now {
				if slices.Contains(before, q) {
					return &failure{ruleAnyRequest, q.String(), fmt.Sprintf("no answer within %v", patience), "an answer"}
				}
			}
			before = now
		}
	}
}

package differ

import (
	"net/http"

	"gorouting/internal/ask"
)

// Side is one of the two routers.
type Side struct {
	ask func(c *ask.Client, q ask.Request) ask.Answer
}

// Ready returns a Side for a router that is ready to use. It gets all requests, also after a panic.
func Ready(router http.Handler) Side { return New(func() http.Handler { return router }) }

// New returns a Side that makes one router for all requests. After a panic it makes another, because the first one may still
// hold a lock.
func New(newRouter func() http.Handler) Side {
	var router http.Handler
	return Side{func(c *ask.Client, q ask.Request) ask.Answer {
		if router == nil {
			router = newRouter()
		}
		a := c.Do(router, q)
		if a.Problem != "" {
			router = nil
		}
		return a
	}}
}

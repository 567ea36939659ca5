package routertest

import (
	"net/http"
	"sync"
)

// sharingTests returns the tests of many goroutines and of several routers. They ask a fresh router first, alone, and
// take its answers as the measure, so that a router with another fault is not said to have this one.
func (t *table) sharingTests() []test {
	return []test{
		{section: "sharing", name: "one-router", run: func(c *client, newRouter func() http.Handler, y *tally) {
			router := newRouter()
			t.crowd(c, newRouter, y, func(goroutine, i int) http.Handler { return router })
		}},
		{section: "sharing", name: "two-routers", run: func(c *client, newRouter func() http.Handler, y *tally) {
			two := [2]http.Handler{newRouter(), newRouter()}
			t.crowd(c, newRouter, y, func(goroutine, i int) http.Handler { return two[goroutine%2] })
		}},
		{section: "sharing", name: "new-routers-meanwhile", run: func(c *client, newRouter func() http.Handler, y *tally) {
			router := newRouter()
			t.crowd(c, newRouter, y, func(goroutine, i int) http.Handler {
				if goroutine == 0 && i%16 == 0 {
					return newRouter()
				}
				return router
			})
		}},
		{section: "sharing", name: "in-turn", run: func(c *client, newRouter func() http.Handler, y *tally) {
			first := newRouter()
			for _, q := range t.ordinary() {
				alone, second := c.do(newRouter(), q), newRouter()
				for _, router := range []http.Handler{first, second, first} {
					sameAsAlone(y, q, alone, c.do(router, q))
				}
			}
		}},
	}
}

// crowd has eight goroutines ask the routers that pick gives them for ordinary requests, each in an order of its own.
func (t *table) crowd(c *client, newRouter func() http.Handler, y *tally, pick func(goroutine, i int) http.Handler) {
	const goroutines, rounds = 8, 20
	requests := t.ordinary()
	var alone []observed
	for _, q := range requests {
		alone = append(alone, c.do(newRouter(), q))
	}
	tallies := make([]tally, goroutines)
	var wg sync.WaitGroup
	for g := range goroutines {
		own := c.helper()
		wg.Go(func() {
			for i := range rounds * len(requests) {
				k := (i*7 + g*13) % len(requests)
				sameAsAlone(&tallies[g], requests[k], alone[k], own.do(pick(g, i), requests[k]))
			}
		})
	}
	wg.Wait()
	y.merge(tallies)
}

// sameAsAlone counts an answer that should not differ from what a router gave that nobody else used.
func sameAsAlone(y *tally, q request, alone, got observed) {
	if got == alone {
		y.checked++
		return
	}
	y.add(failure{ruleConcurrent, q.String(), got.String(), alone.String() + ", as from a router on its own"})
}

// ordinary returns requests for every route with several values, with its method and another.
func (t *table) ordinary() []request {
	var all []request
	for i, r := range t.routes {
		for _, slug := range []string{"foo", "bar-baz", "a+b", "x y"} {
			for _, id := range []string{"7", "12345", "0"} {
				path := ""
				for _, s := range t.patterns[i] {
					path += "/" + map[segmentKind]string{literal: s.text, parameter: slug, integer: id}[s.kind]
				}
				all = append(all, request{method: r.Method, path: path}, request{method: "PUT", path: path})
			}
		}
	}
	return all
}

package routertest

import (
	"net/http"
	"sync"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// sharingTests returns the tests of many goroutines and of several routers. They ask a fresh router first, alone, and
// take its answers as the measure, so that a router with another fault is not said to have this one.
func sharingTests(t *routes.Table) []test {
	return []test{
		{name: "one-router", run: func(e *exam) {
			router := e.newRouter()
			e.crowd(func(goroutine, i int) http.Handler { return router })
		}},
		{name: "two-routers", run: func(e *exam) {
			two := [2]http.Handler{e.newRouter(), e.newRouter()}
			e.crowd(func(goroutine, i int) http.Handler { return two[goroutine%2] })
		}},
		{name: "new-routers-meanwhile", run: func(e *exam) {
			router := e.newRouter()
			e.crowd(func(goroutine, i int) http.Handler {
				if goroutine == 0 && i%16 == 0 {
					return e.newRouter()
				}
				return router
			})
		}},
		{name: "in-turn", run: func(e *exam) {
			first := e.newRouter()
			for _, q := range shared(e.table) {
				alone, second := e.client.Do(e.newRouter(), q), e.newRouter()
				for _, router := range []http.Handler{first, second, first} {
					e.sameAsAlone(q, alone, e.client.Do(router, q))
				}
			}
		}},
	}
}

// shared returns ordinary requests; fewer for a large table, because a router is made for each.
func shared(t *routes.Table) []ask.Request {
	if len(t.Routes) > smallTable {
		return some(ordinary(t), 60)
	}
	return ordinary(t)
}

// crowd has eight goroutines ask the routers that pick gives them for ordinary requests, each in an order of its own.
func (e *exam) crowd(pick func(goroutine, i int) http.Handler) {
	const goroutines, rounds = 8, 20
	requests := shared(e.table)
	var alone []ask.Answer
	for _, q := range requests {
		alone = append(alone, e.client.Do(e.newRouter(), q))
	}
	helpers := make([]*exam, goroutines)
	var wg sync.WaitGroup
	for g := range helpers {
		helpers[g] = e.helper()
		wg.Go(func() {
			for i := range rounds * len(requests) {
				k := (i*7 + g*13) % len(requests)
				helpers[g].sameAsAlone(requests[k], alone[k], helpers[g].client.Do(pick(g, i), requests[k]))
			}
		})
	}
	wg.Wait()
	for _, h := range helpers {
		e.merge(h)
	}
}

// sameAsAlone judges an answer that should not differ from what a router gave that nobody else used.
func (e *exam) sameAsAlone(q ask.Request, alone, got ask.Answer) {
	if got == alone {
		e.checked++
		return
	}
	e.fail(contract.Failure{
		Fault:   contract.Fault{Rule: contract.Concurrent, What: "an answer differs from the answer of a router used alone"},
		Request: q, Got: got, Want: alone,
	})
}

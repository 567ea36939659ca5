package routertest

import (
	"net/http"
	"sync"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// sharingTests returns tests with many goroutines and with several routers. Every answer must be the same as from a new router
// with only this request. So these tests report only faults that come from sharing.
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

// shared returns ordinary requests. A large table has fewer, because each request needs a new router.
func shared(t *routes.Table) []ask.Request {
	if len(t.Routes) > smallTable {
		return some(ordinary(t), 60)
	}
	return ordinary(t)
}

// crowd sends ordinary requests from eight goroutines, each in a different order, to the routers that pick returns.
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

// sameAsAlone compares an answer with alone, the answer of a router that got only this request.
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

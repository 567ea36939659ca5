package routertest

import (
	"net/http"
	"strings"
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
			requests := ordinary(e.table)
			var second http.Handler
			for i, q := range requests {
				if len(e.table.Routes) <= smallTable || i%(len(requests)/60) == 0 {
					second = e.newRouter()
				}
				alone := e.alone(q)
				for _, router := range []http.Handler{first, second, first} {
					e.sameAsAlone(q, alone, e.client.Do(router, q))
				}
			}
		}},
	}
}

// alone returns the answer of a router that has no other request: a new router, or for a large table a router that serves one
// request after the other.
func (e *exam) alone(q ask.Request) ask.Answer { return e.client.Do(e.fresh(), q) }

// crowd sends ordinary requests from eight goroutines, each in a different order, to the routers that pick returns.
func (e *exam) crowd(pick func(goroutine, i int) http.Handler) {
	const goroutines, stride = 8, 7919 // a prime, so that each goroutine sends every request
	requests := ordinary(e.table)
	rounds := min(20, max(2, 5280/len(requests)))
	var alone []ask.Answer
	for _, q := range requests {
		alone = append(alone, e.alone(q))
	}
	helpers := make([]*exam, goroutines)
	var wg sync.WaitGroup
	for g := range helpers {
		helpers[g] = e.helper()
		wg.Go(func() {
			for i := range rounds * len(requests) {
				k := (i*stride + g*13) % len(requests)
				helpers[g].sameAsAlone(requests[k], alone[k], helpers[g].client.Do(pick(g, i), requests[k]))
			}
		})
	}
	wg.Wait()
	for _, h := range helpers {
		e.merge(h)
	}
}

// sameAsAlone compares an answer with alone, the answer of a router that got only this request. Allow is a set, because the
// order of its lines may be random. If the router refuses in its own words, they do not count: they may have a request's number
// or the time.
func (e *exam) sameAsAlone(q ask.Request, alone, got ask.Answer) {
	if e.steady(got) == e.steady(alone) {
		e.checked++
		return
	}
	e.fail(contract.Failure{
		Fault:   contract.Fault{Rule: contract.Concurrent, What: "an answer differs from the answer of a router used alone"},
		Request: q, Got: got, Want: alone,
	})
}

// steady returns the answer without what may differ from one answer to the next.
func (e *exam) steady(a ask.Answer) ask.Answer {
	a.Allow = strings.Join(a.Allowed(), ", ")
	if e.table.OwnWords && a.Status >= http.StatusBadRequest {
		a.Body, a.ContentType = "", ""
	}
	return a
}

package routertest

import (
	"net/http"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// test is one of the things that the kit looks at.
type test struct {
	section, name string
	note          string // what a reader needs to know to do it again
	run           func(e *exam)
}

// exam is a test under way, on one goroutine.
type exam struct {
	table     *routes.Table
	newRouter func() http.Handler
	client    *ask.Client

	checked, failed int // requests
	causes          contract.Causes

	router http.Handler // what fresh returns for a large table
}

// smallTable is up to how many routes a router is made anew for each request that wants a fresh one.
const smallTable = 64

// examine runs the test on the routers that newRouter returns. It ends, with a failure, even if the router does not come back
// or ends the goroutine.
func (t test) examine(table *routes.Table, newRouter func() http.Handler) *exam {
	e := &exam{table: table, newRouter: newRouter}
	q, problem, ok := ask.Watch(func(c *ask.Client) {
		e.client = c
		t.run(e)
	})
	if !ok {
		e = &exam{table: table} // a goroutine left behind may still write to the other
		e.fail(contract.Failure{
			Fault: contract.Fault{Rule: contract.AnyRequest, What: problem}, Request: q,
			Got: ask.Answer{Problem: problem}, Want: contract.Wanted(table, q.Method, q.Path),
		})
	}
	return e
}

// helper returns an exam for another goroutine. Its findings are to be merged when that is done.
func (e *exam) helper() *exam {
	return &exam{table: e.table, newRouter: e.newRouter, client: e.client.Helper()}
}

// merge adds what a helper has found.
func (e *exam) merge(helper *exam) {
	e.checked += helper.checked
	e.failed += helper.failed
	e.causes.Merge(&helper.causes)
}

// fresh returns a router that no request has been put to or, if the table is so large that making one takes long, one that
// only this test uses.
func (e *exam) fresh() http.Handler {
	if len(e.table.Routes) <= smallTable {
		return e.newRouter()
	}
	if e.router == nil {
		e.router = e.newRouter()
	}
	return e.router
}

func (e *exam) fail(f contract.Failure) {
	e.checked++
	e.failed++
	e.causes.Add(f)
}

// ask has the router answer q, and judges the answer.
func (e *exam) ask(router http.Handler, q ask.Request) {
	e.answered(e.askingOf(router), q, contract.Wanted(e.table, q.Method, q.Path), e.client.Do(router, q), 0)
}

// asking puts a request to a router, in this process or over a network.
type asking func(q ask.Request) ask.Answer

// askingOf puts requests to a router in this process.
func (e *exam) askingOf(router http.Handler) asking {
	return func(q ask.Request) ask.Answer { return e.client.Do(router, q) }
}

// answered judges an answer that was given to q; rule is what the request is about, or 0. If it is wrong, and the answer is
// wrong as well when a part of the request is left out, that is the failure to show: then that part is not to blame.
func (e *exam) answered(again asking, q ask.Request, want, got ask.Answer, rule contract.Rule) {
	if _, ok := contract.Judge(e.table, q, want, got, rule); !ok {
		for _, less := range []func(q *ask.Request){
			func(q *ask.Request) { *q = q.Plain() },
			func(q *ask.Request) { q.Query = "" },
			func(q *ask.Request) { q.Header, q.Body, q.Host = "", ask.FormBody, "" },
			func(q *ask.Request) { q.RawPath, q.URI = "", "" },
		} {
			plainer := q
			if less(&plainer); plainer == q {
				continue
			}
			second := again(plainer)
			if _, ok := contract.Judge(e.table, plainer, want, second, 0); !ok {
				q, got, rule = plainer, second, 0
			}
		}
	}
	e.expect(q, want, got, rule)
}

// expect judges an answer by one that is known; rule is what the request is about.
func (e *exam) expect(q ask.Request, want, got ask.Answer, rule contract.Rule) {
	fault, ok := contract.Judge(e.table, q, want, got, rule)
	if ok {
		e.checked++
		return
	}
	e.fail(contract.Failure{Fault: fault, Request: q, Got: got, Want: want})
}

// some returns at most n of all, evenly spread.
func some[T any](all []T, n int) []T {
	if len(all) <= n {
		return all
	}
	var few []T
	for i := range n {
		few = append(few, all[i*len(all)/n])
	}
	return few
}

package routertest

import (
	"net/http"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// test is one test of the kit. Run runs it as a subtest.
type test struct {
	section, name string
	note          string // how to repeat the test, for the log
	run           func(e *exam)
}

// exam is a run of a test on one goroutine, with its findings.
type exam struct {
	table     *routes.Table
	newRouter func() http.Handler
	client    *ask.Client

	checked, failed int // numbers of requests
	causes          contract.Causes
	accepted        *acceptance // the failures that do not count; nil means none

	router http.Handler // the router that fresh returns, if the table is large
}

// smallTable is the largest number of routes in a small table. For a small table, fresh makes a new router for each request.
const smallTable = 64

// examine runs the test on routers from newRouter. If a router hangs or ends the goroutine, the test ends with a failure.
func (t test) examine(table *routes.Table, newRouter func() http.Handler) *exam {
	return t.examineAccepting(nil, table, newRouter)
}

// examineAccepting is examine, but does not count the failures that are accepted.
func (t test) examineAccepting(accepted *acceptance, table *routes.Table, newRouter func() http.Handler) *exam {
	e := &exam{table: table, newRouter: newRouter, accepted: accepted}
	q, problem, ok := ask.Watch(func(c *ask.Client) {
		e.client = c
		t.run(e)
	})
	if !ok {
		e = &exam{table: table, accepted: accepted} // a new exam, because a goroutine that hangs may still write to the old one
		e.fail(contract.Failure{
			Fault: contract.Fault{Rule: contract.AnyRequest, What: problem}, Request: q,
			Got: ask.Answer{Problem: problem}, Want: contract.Wanted(table, q.Method, q.Path),
		})
	}
	return e
}

// helper returns an exam for another goroutine. Call merge when that goroutine is done.
func (e *exam) helper() *exam {
	return &exam{table: e.table, newRouter: e.newRouter, client: e.client.Helper(), accepted: e.accepted}
}

// merge adds the findings of a helper.
func (e *exam) merge(helper *exam) {
	e.checked += helper.checked
	e.failed += helper.failed
	e.causes.Merge(&helper.causes)
}

// fresh returns a new router. For a large table, where making a router takes long, it returns the same router each time.
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
	if e.accepted.coversFailure(f) {
		return
	}
	e.failed++
	e.causes.Add(f)
}

// ask sends q to the router and judges the answer.
func (e *exam) ask(router http.Handler, q ask.Request) {
	e.answered(e.askingOf(router), q, contract.Wanted(e.table, q.Method, q.Path), e.client.Do(router, q), 0)
}

// asking sends a request to a router, in this process or over a network.
type asking func(q ask.Request) ask.Answer

// askingOf returns a function that sends requests to a router in this process.
func (e *exam) askingOf(router http.Handler) asking {
	return func(q ask.Request) ask.Answer { return e.client.Do(router, q) }
}

// answered judges got, the answer to q. rule is the rule that q tests, or 0. If the answer is wrong, answered sends q again
// without its query, then without its header, and so on. A part that can be left out is not the cause, and the failure omits
// it.
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

// expect compares got with want, the required answer. rule is the rule that q tests, or 0.
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

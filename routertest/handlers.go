package routertest

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// The tests in this file watch the calls of Echo. Each request has values that no other request of the program has, so the text
// of an echo tells which request it is for, even if other tests run at the same time.

// handlerTests returns tests of how a router calls handlers.
func handlerTests() []test {
	return []test{{name: "handler-calls", run: handlerCalls}, {name: "own-handlers", run: ownHandlers}}
}

// echoes are the calls of Echo that a test watches for.
var echoes struct {
	watchers atomic.Int32 // Echo looks no further if it is 0
	tokens   atomic.Int64 // the last number that made values distinct
	sync.Mutex
	byText map[string]*echoed
}

// echoed is what is known about the calls of Echo with one text.
type echoed struct {
	calls  int
	name   string
	values []any // of the last call
}

// noteEcho notes a call of Echo, if a test watches for it.
func noteEcho(text, name string, values []any) {
	if echoes.watchers.Load() == 0 {
		return
	}
	echoes.Lock()
	defer echoes.Unlock()
	if e := echoes.byText[text]; e != nil {
		e.calls, e.name, e.values = e.calls+1, name, values
	}
}

// watchEchoes calls f, and returns what is known about the calls of Echo with each of the texts meanwhile.
func watchEchoes(texts []string, f func()) map[string]*echoed {
	found := map[string]*echoed{}
	echoes.watchers.Add(1)
	defer echoes.watchers.Add(-1)
	echoes.Lock()
	if echoes.byText == nil {
		echoes.byText = map[string]*echoed{}
	}
	for _, text := range texts {
		found[text] = new(echoed)
		echoes.byText[text] = found[text]
	}
	echoes.Unlock()
	defer func() {
		echoes.Lock()
		defer echoes.Unlock()
		for _, text := range texts {
			delete(echoes.byText, text)
		}
	}()
	f()
	return found
}

// handlerCalls requests paths that have a value, and counts the calls of the handlers: one for a 200, and none for a refusal.
// Values must stay the same after the next request, because a handler may keep them. Handlers that do not call Echo are not
// counted.
func handlerCalls(e *exam) {
	router := e.newRouter()
	methods := append(e.table.Methods(), unused(e.table), http.MethodHead)
	kept := map[string]*echoed{}
	for _, r := range e.table.Routes {
		for _, p := range r.Patterns {
			n := echoes.tokens.Add(1)
			path := pathWith(p, fmt.Sprintf("value-%09d", n), fmt.Sprint(1_000_000_000+n))
			texts := e.echoesOf(path, fmt.Sprint(n))
			if len(texts) == 0 {
				continue
			}
			for _, method := range methods {
				e.callOnce(router, ask.Request{Method: method, Path: path}, texts, kept)
			}
		}
	}
	e.unchanged(kept)
}

// echoesOf returns the echoes of all handlers for a path. It returns none if their values do not contain the token.
func (e *exam) echoesOf(path, token string) []string {
	var all []string
	for _, method := range append(e.table.Methods(), http.MethodGet) {
		if want := e.table.Want(method, path); want.Route >= 0 {
			if text := routes.Echo(e.table.Routes[want.Route].Name, want.Values...); strings.Contains(text, token) {
				all = append(all, text)
			}
		}
	}
	return all
}

// callOnce sends q, and checks which handlers were called meanwhile. texts are the echoes of all handlers for the path. It adds
// the call to kept.
func (e *exam) callOnce(router http.Handler, q ask.Request, texts []string, kept map[string]*echoed) {
	want := contract.Wanted(e.table, q.Method, q.Path)
	var got ask.Answer
	found := watchEchoes(texts, func() { got = e.client.Do(router, q) })
	fault, ok := contract.Judge(e.table, q, want, got, 0)
	for text, call := range found {
		switch {
		case text == want.Body && call.calls > 1:
			fault, ok = contract.Fault{Rule: contract.OK, What: "calls a handler more than once"}, false
		case text != want.Body && call.calls > 0 && got.Status == want.Status:
			fault, ok = contract.Fault{Rule: contract.OK, What: "calls a handler, and answers " + fmt.Sprint(got.Status)}, false
			if want.Status == http.StatusMethodNotAllowed {
				fault.Rule = contract.WrongMethod
			}
		case call.calls > 0:
			kept[text] = call
		}
	}
	if !ok {
		e.fail(contract.Failure{Fault: fault, Request: q, Got: got, Want: want})
		return
	}
	e.checked++
}

// unchanged checks that the values of earlier calls are still the same.
func (e *exam) unchanged(kept map[string]*echoed) {
	for text, call := range kept {
		if now := routes.Echo(call.name, call.values...); now != text {
			e.fail(contract.Failure{
				Fault:   contract.Fault{Rule: contract.Concurrent, What: "the value of a handler changes afterwards"},
				Request: ask.Request{Method: methodOf(e.table.Routes[0]), Path: "(several paths)"},
				Got:     ask.Answer{Problem: fmt.Sprintf("%q", now)}, Want: ask.Answer{Problem: fmt.Sprintf("%q", text)},
			})
			continue
		}
		e.checked++
	}
}

// ownHandlers asks a router before and after another one is made and asked. If its handlers have a Witness, it must be the
// same before and after.
func ownHandlers(e *exam) {
	requests := ordinary(e.table)
	first := e.newRouter()
	var before []string
	for _, q := range requests {
		before = append(before, e.witnessOf(first, q))
	}
	second := e.newRouter()
	for i, q := range requests {
		e.witnessOf(second, q)
		if now := e.witnessOf(first, q); now != before[i] {
			e.fail(contract.Failure{
				Fault:   contract.Fault{Rule: contract.Concurrent, What: "calls the handler of a router that was made later"},
				Request: q, Got: ask.Answer{Problem: "Witness " + now}, Want: ask.Answer{Problem: "Witness " + before[i]},
			})
			continue
		}
		e.checked++
	}
}

// witnessOf returns the name of the Witness that answers q, or "" if none does.
func (e *exam) witnessOf(router http.Handler, q ask.Request) (name string) {
	e.client.Header = func(h http.Header) { name = h.Get(witnessHeader) }
	defer func() { e.client.Header = nil }()
	e.client.Do(router, q)
	return name
}

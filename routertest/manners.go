package routertest

import (
	"fmt"
	"net/http"
	"slices"
	"sync"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// headers lists headers that some routers and frameworks act on. The contract requires a router to ignore them.
var headers = []string{
	"Accept: text/html", "Accept: */*", "Accept: application/xml;q=0.9", "Accept-Language: de", "Accept-Encoding: br",
	"Origin: https://evil.example\nAccess-Control-Request-Method: PUT\nAccess-Control-Request-Headers: x-token", "Origin: null",
	"If-Modified-Since: Sat, 21 Nov 2026 00:00:00 GMT", "If-None-Match: \"1\"", "If-Match: \"1\"", "If-Unmodified-Since: Sat, 21 Nov 1970 00:00:00 GMT",
	"Range: bytes=0-0", "Expect: 100-continue", "Expect: 200-ok", "Upgrade: websocket\nConnection: Upgrade\nSec-Websocket-Key: x", "Upgrade: h2c\nConnection: Upgrade",
	"Upgrade: websocket\nConnection: keep-alive, Upgrade\nSec-Websocket-Version: 13\nSec-Websocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-Websocket-Protocol: chat",
	"Upgrade: WebSocket\nConnection: upgrade", "Upgrade: websocket", "Upgrade: h2c\nConnection: Upgrade, HTTP2-Settings\nHttp2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
	"Upgrade: TLS/1.2\nConnection: Upgrade", "Upgrade: tcp\nConnection: Upgrade",
	"Connection: close", "Te: trailers", "Trailer: X-End", "Transfer-Encoding: chunked", "Content-Type: application/json", "Content-Type: multipart/form-data; boundary=x",
	"Content-Type: text/plain", "Content-Length: 0", "Content-Encoding: gzip", "Authorization: Basic eDp5", "Authorization: Bearer x", "Cookie: route=admin; id=9",
	"X-Http-Method-Override: POST", "X-Http-Method-Override: GET", "X-Http-Method: POST", "X-Method-Override: POST", "X-Rewrite-Url: /contact", "X-Original-Url: /",
	"X-Original-Uri: /admin", "X-Forwarded-Uri: /contact", "X-Forwarded-Prefix: /api", "X-Forwarded-Path: /contact", "X-Forwarded-Method: POST", "X-Forwarded-Host: evil.example",
	"X-Forwarded-Proto: https", "Forwarded: for=192.0.2.1;host=evil.example;proto=https", "X-Real-Ip: 127.0.0.1", "X-Requested-With: XMLHttpRequest", "X-Requested-With: x\nX-Csrf-Token: x",
	"Referer: http://example.com/contact", "User-Agent: curl/8", "User-Agent: kube-probe/1.30", "Purpose: prefetch", "X-Middleware-Subrequest: middleware", "X-Debug: 1", "Hx-Request: true",
}

// mannersTests returns tests that vary the headers, the host, the body or the ResponseWriter, which must not change an answer.
// It also returns tests of side effects.
func mannersTests(t *routes.Table) []test {
	var tests []test
	asking := func(name string, vary func(q ask.Request) []ask.Request) {
		tests = append(tests, test{name: name, run: func(e *exam) {
			router := e.newRouter()
			for _, q := range ordinary(t) {
				for _, varied := range vary(q) {
					e.ask(router, varied)
				}
			}
		}})
	}
	asking("headers", func(q ask.Request) []ask.Request {
		var all []ask.Request
		for _, q.Header = range headers {
			all = append(all, q)
		}
		return append(all, ask.Request{Method: "OPTIONS", Path: q.Path, Header: headers[5]})
	})
	asking("hosts", func(q ask.Request) []ask.Request {
		var all []ask.Request
		for _, q.Host = range []string{"localhost", "localhost:8080", "www.example.com", "api.example.com", "127.0.0.1", "[::1]:80", "EXAMPLE.COM", "x"} {
			all = append(all, q)
		}
		return all
	})
	asking("bodies", func(q ask.Request) []ask.Request {
		var all []ask.Request
		for _, q.Body = range []ask.Body{ask.NilBody, ask.NoBody, ask.ChunkedBody} {
			all = append(all, q)
		}
		return all
	})
	tests = append(tests, handlerTests()...)
	return append(tests,
		test{name: "writer=bytes", run: func(e *exam) { e.askWith(ask.ByteWriter) }},
		test{name: "writer=failing", run: func(e *exam) { e.askAfter(ask.FailingWriter) }},
		test{name: "writer=panicking", run: func(e *exam) { e.askAfter(ask.PanicWriter) }},
		test{name: "headers-kept", run: headersKept},
		test{name: "answers-edited", run: answersEdited},
		test{name: "in-flight", run: inFlight},
		test{name: "growth", run: growth},
	)
}

// askWith sends ordinary requests with another kind of ResponseWriter.
func (e *exam) askWith(writer ask.Writer) {
	router := e.newRouter()
	e.client.Writer = writer
	defer func() { e.client.Writer = ask.StringWriter }()
	for _, q := range ordinary(e.table) {
		e.ask(router, q)
	}
}

// askAfter sends each request twice: with a ResponseWriter that fails, and then with an ordinary one. The second answer must be
// correct. If the first one panics, the panic must reach the caller: http.ErrAbortHandler ends the connection.
func (e *exam) askAfter(writer ask.Writer) {
	router := e.newRouter()
	for _, q := range ordinary(e.table) {
		e.client.Writer = writer
		got := e.client.Do(router, q)
		e.client.Writer = ask.StringWriter
		e.ask(router, q)
		want := ask.Answer{Problem: fmt.Sprintf("panic: %v", http.ErrAbortHandler)}
		if writer == ask.PanicWriter && got.Problem != want.Problem && contract.Wanted(e.table, q.Method, q.Path).Status == http.StatusOK {
			e.fail(contract.Failure{
				Fault:   contract.Fault{Rule: contract.AnyRequest, What: "keeps the panic of a handler from the server"},
				Request: q, Got: got, Want: want,
			})
		}
	}
}

// byMiddleware are fields that middleware often sets before it calls the router.
var byMiddleware = http.Header{
	"X-Request-Id": {"7"}, "Vary": {"Origin", "Accept"}, "Set-Cookie": {"id=7"}, "Strict-Transport-Security": {"max-age=1"}, "Access-Control-Allow-Origin": {"*"},
}

// headersKept makes sure that a router keeps the header fields that middleware has set. It may add values.
func headersKept(e *exam) {
	router := e.newRouter()
	e.client.Preset = byMiddleware
	defer func() { e.client.Preset, e.client.Header = nil, nil }()
	for _, q := range ordinary(e.table) {
		lost := ""
		e.client.Header = func(h http.Header) {
			for name, values := range byMiddleware {
				if len(h[name]) < len(values) || !slices.Equal(h[name][:len(values)], values) {
					lost = fmt.Sprintf("%s is %q", name, h[name])
				}
			}
		}
		got := e.client.Do(router, q)
		if lost == "" {
			e.checked++
			continue
		}
		got.Problem = lost
		e.fail(contract.Failure{
			Fault:   contract.Fault{Rule: contract.RequestIntact, What: "clears header fields that middleware has set"},
			Request: q, Got: got, Want: ask.Answer{Problem: "the fields that were set before"},
		})
	}
}

// edited is the text that answersEdited writes into header values.
const edited = "edited"

// answersEdited writes a text into the header values of an answer, as a middleware may. The text must not occur in the next
// answer of this router or of another one. Afterwards the test restores the values, because routers of other tests may share
// them.
func answersEdited(e *exam) {
	two := []http.Handler{e.newRouter(), e.newRouter()}
	for _, q := range ordinary(e.table) {
		for _, router := range two {
			undo, found := e.editAnswer(two[0], q), false
			e.client.Header = func(h http.Header) {
				for _, values := range h {
					found = found || slices.Contains(values, edited)
				}
			}
			got := e.client.Do(router, q)
			e.client.Header = nil
			undo()
			if !found {
				e.checked++
				continue
			}
			e.fail(contract.Failure{
				Fault:   contract.Fault{Rule: contract.Concurrent, What: "two answers share a header value"},
				Request: q, Got: got, Want: contract.Wanted(e.table, q.Method, q.Path),
			})
		}
	}
}

// editAnswer sends q to the router, and writes into each header value of the answer. The function undo restores the values.
func (e *exam) editAnswer(router http.Handler, q ask.Request) (undo func()) {
	undo = func() {}
	e.client.Header = func(h http.Header) {
		for _, values := range h {
			for i, value := range values {
				before := undo
				undo = func() { values[i] = value; before() }
				values[i] = edited
			}
		}
	}
	e.client.Do(router, q)
	e.client.Header = nil
	return undo
}

// crowdSize is the number of requests that inFlight has under way at once.
const crowdSize = 64

// inFlight answers many requests at once: the first Write of each answer waits until every request has got that far. Each
// answer must be the same as from a router that has only one request.
func inFlight(e *exam) {
	router := e.newRouter()
	requests := ordinary(e.table)
	for round := range max(1, len(requests)/crowdSize) {
		helpers := make([]*exam, crowdSize)
		var wg, all sync.WaitGroup
		all.Add(crowdSize)
		for g := range helpers {
			helpers[g] = e.helper()
			q := requests[(round*crowdSize+g)%len(requests)]
			alone := e.alone(q)
			wg.Go(func() {
				arrived := sync.OnceFunc(all.Done)
				defer arrived()
				held := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					router.ServeHTTP(&heldWriter{w, func() { arrived(); all.Wait() }}, r)
				})
				helpers[g].sameAsAlone(q, alone, helpers[g].client.Do(held, q))
			})
		}
		wg.Wait()
		for _, h := range helpers {
			e.merge(h)
		}
	}
}

// heldWriter calls hold before each Write.
type heldWriter struct {
	http.ResponseWriter
	hold func()
}

func (w *heldWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *heldWriter) Write(b []byte) (int, error) {
	w.hold()
	return w.ResponseWriter.Write(b)
}

// ordinary returns requests for each route. They have several values, and either the route's own method or a method that no
// route has. Each route of a large table has fewer.
func ordinary(t *routes.Table) []ask.Request {
	var values [][2]string
	for _, text := range []string{"foo", "bar-baz", "a+b", "x y"} {
		for _, number := range []string{"7", "12345", "0"} {
			values = append(values, [2]string{text, number})
		}
	}
	other := unused(t)
	var all []ask.Request
	for _, r := range t.Routes {
		for i, v := range some(values, max(1, 480/len(t.Routes))) {
			path := pathWith(r.Patterns[i%len(r.Patterns)], v[0], v[1])
			all = append(all, ask.Request{Method: methodOf(r), Path: path}, ask.Request{Method: other, Path: path})
		}
	}
	return all
}

// pathWith returns a path for the pattern. Parameters for any text have the value text, and parameters for numbers only have the
// value number. Others have a value of their own.
func pathWith(p routes.Pattern, text, number string) string {
	return p.With(func(s routes.Segment) string {
		switch {
		case takesText(s):
			return text
		case takesNumber(s):
			return number
		}
		return s.Value()
	})
}

// methodOf returns a method that the route serves.
func methodOf(r routes.Route) string {
	if r.Method == routes.AnyMethod {
		return http.MethodGet
	}
	return r.Method
}

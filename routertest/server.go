package routertest

import (
	"net/http"
	"net/url"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// mostOverWire is the largest number of requests sent over each protocol.
const mostOverWire = 6000

// serverTests returns tests through a real net/http server on loopback: over HTTP/1.1 and HTTP/2, and over plain TCP for
// requests that an HTTP client cannot send.
func serverTests(t *routes.Table) []test {
	return []test{
		{name: "HTTP1", run: func(e *exam) { e.overTransport(func(p *http.Protocols) { p.SetHTTP1(true) }) }},
		{name: "HTTP2", run: func(e *exam) { e.overTransport(func(p *http.Protocols) { p.SetUnencryptedHTTP2(true) }) }},
		{name: "TCP", run: overTCP},
	}
}

// overTransport sends the neighbours of the routes through an HTTP client with one protocol.
func (e *exam) overTransport(protocol func(*http.Protocols)) {
	e.serve(func(addr string) {
		transport := &http.Transport{Protocols: new(http.Protocols), DisableCompression: true}
		defer transport.CloseIdleConnections()
		protocol(transport.Protocols)
		send := func(q ask.Request) ask.Answer { return ask.RoundTrip(transport, addr, q) }
		for _, q := range some(sendable(e.table), mostOverWire) {
			if !e.received(send, q) {
				return
			}
		}
	})
}

// sendable returns the neighbours that Go's HTTP client can send unchanged. The client replaces an empty method by GET, refuses
// methods with blanks, treats CONNECT specially, and requires a path with a leading slash.
func sendable(t *routes.Table) []ask.Request {
	var all []ask.Request
	for i := range t.Routes {
		for _, q := range neighboursOf(t, i, most/len(t.Routes)) {
			if q.Method != "CONNECT" && isToken(q.Method) && strings.HasPrefix(q.Path, "/") {
				all = append(all, q)
			}
		}
	}
	return all
}

// isToken reports whether a method, one of the neighbours' methods, is a token (RFC 9110 §5.6.2).
func isToken(method string) bool { return method != "" && !strings.ContainsAny(method, " \n\x00,") }

// overTCP sends requests that an HTTP client cannot send.
func overTCP(e *exam) {
	e.serve(func(addr string) {
		for _, r := range some(rawRequests(e.table), mostOverWire) {
			q := ask.Request{Method: r.method, Path: r.path}
			if r.target != r.path {
				q.URI = r.target
			}
			send := func(q ask.Request) ask.Answer {
				if q.URI == "" && strings.HasPrefix(q.Path, "/") { // any other target is sent unchanged
					return ask.Raw(addr, r.method+" "+escapePath(q.Path)+" "+r.protocol)
				}
				return ask.Raw(addr, r.method+" "+r.target+" "+r.protocol)
			}
			if !e.received(send, q) {
				return
			}
		}
	})
}

// serve starts a server for a new router and calls f with its address.
func (e *exam) serve(f func(addr string)) {
	if err := ask.Serve(e.newRouter(), f); err != nil {
		e.fail(contract.Failure{
			Fault: contract.Fault{Rule: contract.AnyRequest, What: "cannot listen on 127.0.0.1"},
			Got:   ask.Answer{Problem: err.Error()}, Want: ask.Answer{Problem: "a server"},
		})
	}
}

// received sends q and judges the answer. It returns false if the answer is missing. Then the caller stops, because the next
// request might wait for the timeout, too.
func (e *exam) received(send asking, q ask.Request) bool {
	want, got := contract.Wanted(e.table, q.Method, q.Path), send(q)
	if q.Method == http.MethodHead {
		want.Body = "" // RFC 9110 §9.3.2
	}
	if got.Problem != "" {
		e.expect(q, want, got, 0)
		return false
	}
	e.answered(send, q, want, got, 0)
	return true
}

// escapePath escapes a path for a request line.
func escapePath(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// rawRequest is a request line, and the path that a server reads from its target.
type rawRequest struct{ method, target, path, protocol string }

// rawRequests returns requests that an HTTP client cannot send: OPTIONS *, targets in absolute form, CONNECT, escaped slashes,
// methods in lower case, and fragments.
func rawRequests(t *routes.Table) []rawRequest {
	var all []rawRequest
	add := func(method, target, path string) {
		all = append(all, rawRequest{method, target, path, "HTTP/1.1"}, rawRequest{method, target, path, "HTTP/1.0"})
	}
	for _, r := range []struct{ method, target, path string }{
		{"OPTIONS", "*", "*"}, {"GET", "*", "*"},
		{"GET", "http://example.com", ""}, {"POST", "http://example.com", ""}, {"GET", "http://example.com?x=1", ""}, {"GET", "http://example.com/", "/"},
		{"CONNECT", "example.com:443", ""}, {"CONNECT", "example.com:80", ""},
		{"GET", "//evil.example", "//evil.example"}, {"GET", "//evil.example/..", "//evil.example/.."}, {"GET", "/%2e%2e", "/.."}, {"GET", "/%00", "/\x00"}, {"GET", "/%0A", "/\n"},
	} {
		add(r.method, r.target, r.path)
	}
	for _, r := range some(t.Routes, 60) {
		path := r.Sample()
		target := escapePath(path)
		for _, method := range []string{methodOf(r), strings.ToLower(methodOf(r)), "CONNECT", "FOO", "HEAD", "M-SEARCH"} {
			add(method, target, path)
			add(method, target+"?x=1", path)
			add(method, target+"#top", path+"#top")
			add(method, "/"+strings.ReplaceAll(target[1:], "/", "%2F"), path)
			add(method, "/"+escapeAll(path[1:]), path)
			add(method, "/"+target, "/"+path)
			add(method, target+"/", path+"/")
			if method != "CONNECT" { // CONNECT has an authority instead of a URL
				add(method, "http://example.com"+target, path)
				add(method, "http://user@example.com:8080"+target, path)
			}
		}
	}
	return all
}

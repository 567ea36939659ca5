package routertest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// serverTests returns the tests through a real net/http server on loopback: what a client receives over HTTP/1.1 and
// HTTP/2, and over plain TCP for what no HTTP client can say.
func (t *table) serverTests() []test {
	var requests []request
	for _, p := range t.patterns {
		for _, q := range t.neighbours(p) {
			// Go's client takes "" for GET, has its own idea of CONNECT and wants a path with a slash in front.
			if q.method != "" && q.method != "CONNECT" && strings.HasPrefix(q.path, "/") {
				requests = append(requests, q)
			}
		}
	}
	over := func(protocol func(*http.Protocols)) func(c *client, newRouter func() http.Handler, y *tally) {
		return func(c *client, newRouter func() http.Handler, y *tally) {
			t.serve(newRouter(), y, func(addr string) {
				transport := &http.Transport{Protocols: new(http.Protocols), DisableCompression: true}
				defer transport.CloseIdleConnections()
				protocol(transport.Protocols)
				for _, q := range requests {
					if !t.expectOverWire(y, q, roundTrip(transport, addr, q)) {
						return
					}
				}
			})
		}
	}
	return []test{
		{section: "server", name: "HTTP1", run: over(func(p *http.Protocols) { p.SetHTTP1(true) })},
		{section: "server", name: "HTTP2", run: over(func(p *http.Protocols) { p.SetUnencryptedHTTP2(true) })},
		{section: "server", name: "TCP", run: func(c *client, newRouter func() http.Handler, y *tally) {
			t.serve(newRouter(), y, func(addr string) {
				for _, r := range t.rawRequests() {
					if !t.expectOverWire(y, request{method: r.method, path: r.path, uri: r.target}, r.send(addr)) {
						return
					}
				}
			})
		}},
	}
}

// serve calls f with the address of a server that router answers for.
func (t *table) serve(router http.Handler, y *tally, f func(addr string)) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		y.add(failure{ruleOK, "a server on 127.0.0.1", err.Error(), "one that listens"})
		return
	}
	server := &http.Server{
		Handler:   router,
		Protocols: new(http.Protocols),
		// Otherwise net/http answers OPTIONS * itself.
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     log.New(io.Discard, "", 0), // a panic shows in what the client receives
	}
	server.Protocols.SetHTTP1(true)
	server.Protocols.SetUnencryptedHTTP2(true)
	go server.Serve(listener)
	defer server.Close()
	f(listener.Addr().String())
}

// expectOverWire counts what a client received. It reports false if that was no answer: the next one might take as long
// not to come.
func (t *table) expectOverWire(y *tally, q request, got observed) bool {
	want := t.answer(q.method, q.path)
	if q.method == "HEAD" {
		want.body = "" // RFC 9110, section 9.3.2
	}
	t.expect(y, 0, q, want, got)
	return got.panicked == ""
}

// roundTrip sends q, follows no redirect and returns what came back.
func roundTrip(transport *http.Transport, addr string, q request) observed {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	r := (&http.Request{
		Method: q.method,
		URL:    &url.URL{Scheme: "http", Host: addr, Path: q.path, RawPath: q.rawPath, RawQuery: q.query},
		Header: requestHeader,
		Body:   io.NopCloser(strings.NewReader(requestBody)), ContentLength: int64(len(requestBody)),
	}).WithContext(ctx)
	response, err := transport.RoundTrip(r)
	if err != nil {
		return observed{panicked: "no answer over the wire: " + err.Error()}
	}
	return receive(response)
}

// receive reads a response to its end.
func receive(response *http.Response) observed {
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return observed{panicked: "half an answer over the wire: " + err.Error()}
	}
	got := observe(response.StatusCode, response.Header)
	got.body = string(body)
	return got
}

// rawRequest is a request line, and the path that a server makes of its target.
type rawRequest struct{ method, target, path, protocol string }

// rawRequests returns what no HTTP client says: OPTIONS *, targets in absolute form, CONNECT, slashes that are escaped,
// methods in lower case, a fragment.
func (t *table) rawRequests() []rawRequest {
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
	for i, r := range t.routes {
		path := samplePath(t.patterns[i])
		for _, method := range []string{r.Method, strings.ToLower(r.Method), "CONNECT", "FOO", "HEAD"} {
			add(method, path, path)
			add(method, path+"?x=1", path)
			add(method, path+"#top", path+"#top")
			add(method, "/"+strings.ReplaceAll(path[1:], "/", "%2F"), path)
			add(method, "/"+escapeAll(path[1:]), path)
			add(method, "/"+path, "/"+path)
			add(method, path+"/", path+"/")
			if method != "CONNECT" { // which has an authority in place of an absolute URL
				add(method, "http://example.com"+path, path)
				add(method, "http://user@example.com:8080"+path, path)
			}
		}
	}
	return all
}

// send writes the request over a connection of its own and returns what came back.
func (r rawRequest) send(addr string) observed {
	var dialer net.Dialer
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := dialer.DialContext(ctx, "tcp", addr)
	if err != nil {
		return observed{panicked: "no connection: " + err.Error()}
	}
	defer conn.Close()
	deadline, _ := ctx.Deadline()
	conn.SetDeadline(deadline)
	fmt.Fprintf(conn, "%s %s %s\r\nHost: example.com\r\nConnection: close\r\n\r\n", r.method, r.target, r.protocol)
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: r.method})
	if err != nil {
		return observed{panicked: "no answer over the wire: " + err.Error()}
	}
	return receive(response)
}

package bench

import (
	"net/http"
	"net/url"
	"strings"

	"gorouting/internal/ask"
)

// template has the fields that are the same in all requests.
var template = http.Request{
	Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "example.com", RemoteAddr: "192.0.2.1:1234", Body: http.NoBody,
	Header: http.Header{"Accept": {"*/*"}, "User-Agent": {"compare"}},
}

// loop sends requests to a router in order, over and over. Each http.Request is fresh, as in a server: what a router changes in it
// does not reach the next request. A loop stores only the method and the path of each request; with more, it would measure access to
// memory.
type loop struct {
	methods, paths []string
	at             int
	request        http.Request
	url            url.URL
	writer         discard
}

func newLoop(requests []ask.Request) *loop {
	l := &loop{writer: discard{header: http.Header{}}}
	var text strings.Builder
	for _, q := range requests {
		text.WriteString(q.Path)
	}
	all := text.String()
	for _, q := range requests {
		l.methods, l.paths = append(l.methods, q.Method), append(l.paths, all[:len(q.Path)])
		all = all[len(q.Path):]
	}
	return l
}

// send sends the next n requests to h.
func (l *loop) send(h http.Handler, n int) {
	for range n {
		path := l.paths[l.at]
		l.url = url.URL{Path: path}
		l.request = template
		l.request.Method, l.request.URL, l.request.RequestURI = l.methods[l.at], &l.url, path
		if l.at++; l.at == len(l.paths) {
			l.at = 0
		}
		if len(l.writer.header) > 0 {
			clear(l.writer.header)
		}
		h.ServeHTTP(&l.writer, &l.request)
	}
}

// discard is a ResponseWriter that throws answers away.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header               { return d.header }
func (d *discard) WriteHeader(int)                   {}
func (d *discard) Write(b []byte) (int, error)       { return len(b), nil }
func (d *discard) WriteString(s string) (int, error) { return len(s), nil }

// Package ask puts requests to routers, without a network and over one, and keeps what came back. It does not judge.
package ask

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Request is what a router is asked. Two requests may be compared with ==.
type Request struct {
	Method  string
	Path    string // decoded: URL.Path
	RawPath string // URL.RawPath, where a client escaped the path in another way than by default
	Query   string // URL.RawQuery
	URI     string // RequestURI, where it does not say the same as the URL
	Host    string // "" for example.com
	Header  string // lines "Name: value" that are added to the usual header, or take the place of lines there
	Body    Body
}

// Body says what body a request has.
type Body int

const (
	FormBody    Body = iota // a form, as the usual header says
	NilBody                 // nil, as in a request that a test has made
	NoBody                  // http.NoBody, as a server has it for a request without a body
	ChunkedBody             // a form of unknown length
)

// Plain returns the request with nothing but its method and path.
func (q Request) Plain() Request { return Request{Method: q.Method, Path: q.Path} }

// String quotes the request, and shortens what is long.
func (q Request) String() string {
	s := Quote(q.Method) + " " + Quote(q.Path)
	for _, part := range []struct{ name, text string }{
		{"RawPath", q.RawPath}, {"query", q.Query}, {"RequestURI", q.URI}, {"Host", q.Host}, {"header", q.Header},
	} {
		if part.text != "" {
			s += ", " + part.name + " " + Quote(part.text)
		}
	}
	return s + [...]string{"", ", body nil", ", no body", ", body in chunks"}[q.Body]
}

// Quote returns s in quotes: its ends and its length if it is long.
func Quote(s string) string {
	if len(s) <= 300 {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprintf("%q…%q (%d bytes)", s[:60], s[len(s)-60:], len(s))
}

// usualHeader is on every request. A router gets a copy. None of it is a router's business, though some make it theirs.
var usualHeader = http.Header{
	"Accept": {"application/json"}, "Accept-Encoding": {"gzip"}, "If-None-Match": {"*"},
	"Content-Type": {"application/x-www-form-urlencoded"}, "X-Forwarded-For": {"192.0.2.1", "192.0.2.2"},
	"X-Http-Method-Override": {"DELETE"}, "X-Original-Url": {"/contact"},
}

// usualBody is the body of a request unless it says otherwise.
const usualBody = "_method=DELETE&slug=evil&id=9"

type contextKey struct{}

// template is what all requests have in common.
var template = (&http.Request{
	Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "example.com", RemoteAddr: "192.0.2.1:1234",
}).WithContext(context.WithValue(context.Background(), contextKey{}, "as it went in"))

// HTTP returns the *http.Request that a server would make of q. Its header is the one given or, if q has lines of its own, a
// copy with these.
func (q Request) HTTP(header http.Header) *http.Request {
	r := *template
	r.Method, r.Header = q.Method, q.header(header)
	if q.Host != "" {
		r.Host = q.Host
	}
	switch q.Body {
	case FormBody:
		r.Body, r.ContentLength = form(), int64(len(usualBody))
	case NoBody:
		r.Body = http.NoBody
	case ChunkedBody:
		r.Body, r.ContentLength, r.TransferEncoding = form(), -1, []string{"chunked"}
	}
	r.URL = &url.URL{Path: q.Path, RawPath: q.RawPath, RawQuery: q.Query}
	if r.RequestURI = q.URI; q.URI == "" {
		r.RequestURI = r.URL.RequestURI()
	}
	return &r
}

// form returns the usual body, unread.
func form() io.ReadCloser { return &formBody{strings.NewReader(usualBody)} }

// formBody is a body that tells how much of it is left.
type formBody struct{ *strings.Reader }

func (*formBody) Close() error { return nil }

// header returns usual, or a copy of it with q's lines.
func (q Request) header(usual http.Header) http.Header {
	if q.Header == "" {
		return usual
	}
	all, own := usual.Clone(), map[string]bool{}
	for line := range strings.Lines(q.Header) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if key := http.CanonicalHeaderKey(name); !own[key] {
			own[key] = true
			all.Del(key)
		}
		all.Add(name, value)
	}
	return all
}

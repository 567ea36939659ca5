// Package ask sends requests to routers, in this process and over a network, and records the answers. It does not judge them.
package ask

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Request is a request to a router. Requests can be compared with ==.
type Request struct {
	Method  string
	Path    string // URL.Path, decoded
	RawPath string // URL.RawPath, if the client escaped the path in an unusual way
	Query   string // URL.RawQuery
	URI     string // RequestURI, if it differs from the URL
	Host    string // "" means example.com
	Header  string // lines "Name: value"; each replaces the lines of the same name in usualHeader
	Body    Body
}

// Body is a kind of request body.
type Body int

const (
	FormBody    Body = iota // a form, as usualHeader says
	NilBody                 // nil, as in a request made by a test
	NoBody                  // http.NoBody, which a server sets if the client sent no body
	ChunkedBody             // a form of unknown length
)

// Plain returns a request with only the method and path of q.
func (q Request) Plain() Request { return Request{Method: q.Method, Path: q.Path} }

// String describes the request on one line. It shortens long texts.
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

// Quote returns s in quotes. If s is longer than 300 bytes, it returns both ends and the length.
func Quote(s string) string {
	if len(s) <= 300 {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprintf("%q…%q (%d bytes)", s[:60], s[len(s)-60:], len(s))
}

// usualHeader is the header of every request. Some frameworks act on such headers; a router must ignore them.
var usualHeader = http.Header{
	"Accept": {"application/json"}, "Accept-Encoding": {"gzip"}, "If-None-Match": {"*"},
	"Content-Type": {"application/x-www-form-urlencoded"}, "X-Forwarded-For": {"192.0.2.1", "192.0.2.2"},
	"X-Http-Method-Override": {"DELETE"}, "X-Original-Url": {"/contact"},
}

// usualBody is the body of a request, unless Body says otherwise.
const usualBody = "_method=DELETE&slug=evil&id=9"

type contextKey struct{}

// template has the fields that are the same in all requests.
var template = templateWith("as it went in")

// templateWith returns a template with a value in its context.
func templateWith(value any) *http.Request {
	r := &http.Request{Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "example.com", RemoteAddr: "192.0.2.1:1234"}
	return r.WithContext(context.WithValue(context.Background(), contextKey{}, value))
}

// HTTP returns q as the request that a server would pass to a handler. If q.Header is empty, the request gets the argument
// header itself. Otherwise it gets a copy with the lines of q.Header.
func (q Request) HTTP(header http.Header) *http.Request { return q.http(template, header) }

// http is HTTP with another template.
func (q Request) http(template *http.Request, header http.Header) *http.Request {
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

// formBody is a body with Len, the number of bytes that are still unread.
type formBody struct{ *strings.Reader }

func (*formBody) Close() error { return nil }

// header returns the argument usual if q.Header is empty. Otherwise it returns a copy in which the lines of q.Header replace
// lines of the same name.
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

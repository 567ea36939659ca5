package ask

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
)

// sent is a request as the router got it.
type sent struct {
	request http.Request
	url     url.URL
	header  http.Header
}

// changed says what a router changed in r, the request that it got. It returns "" if nothing changed.
func (s *sent) changed(r *http.Request) string {
	switch {
	case r.URL == nil:
		return "URL is nil"
	case r.Method != s.request.Method:
		return fmt.Sprintf("Method is %q", r.Method)
	case *r.URL != s.url:
		return fmt.Sprintf("URL is %q with RawPath %q, RawQuery %q", r.URL.Path, r.URL.RawPath, r.URL.RawQuery)
	case s.changedAddress(r) != "":
		return s.changedAddress(r)
	case s.changedHeader(r) != "":
		return s.changedHeader(r)
	case r.Context() != s.request.Context():
		return "context was replaced"
	}
	if form, ok := s.request.Body.(*formBody); ok && form.Len() < len(usualBody) {
		return fmt.Sprintf("body has %d of %d bytes left, although no handler reads it", form.Len(), len(usualBody))
	}
	return ""
}

func (s *sent) changedAddress(r *http.Request) string {
	if r.RequestURI == s.request.RequestURI && r.Host == s.request.Host && r.RemoteAddr == s.request.RemoteAddr {
		return ""
	}
	return fmt.Sprintf("RequestURI is %q, Host %q, RemoteAddr %q", r.RequestURI, r.Host, r.RemoteAddr)
}

func (s *sent) changedHeader(r *http.Request) string {
	if maps.EqualFunc(r.Header, s.header, slices.Equal) {
		return ""
	}
	return fmt.Sprintf("header is %v", r.Header)
}

// HandedHeader is a field of an answer's header: a handler sets it to the result of Handed.
const HandedHeader = "Routertest-Handed"

// Handed says how r, the request that a handler got, differs from the request that the router got, or what w lacks. It returns
// "" if all is well. The path may differ, because a router may cut off the prefix of a mount, and the context may have more
// values. Over a network, Handed sees only the context and w.
func Handed(w http.ResponseWriter, r *http.Request) string {
	switch from := r.Context().Value(contextKey{}).(type) {
	case nil:
		return "context was replaced"
	case *Client:
		if from.Writer == StringWriter && !leadsTo[http.Flusher](w) {
			return "ResponseWriter lacks Flush"
		}
		return from.sent.handed(r)
	case overWire:
		if !leadsTo[http.Flusher](w) {
			return "ResponseWriter lacks Flush"
		}
		if r.ProtoMajor == 1 && !leadsTo[http.Hijacker](w) {
			return "ResponseWriter lacks Hijack"
		}
	}
	return ""
}

// handed says how the request that a handler got differs.
func (s *sent) handed(r *http.Request) string {
	switch {
	case r.Method != s.request.Method:
		return fmt.Sprintf("Method is %q", r.Method)
	case r.URL == nil:
		return "URL is nil"
	case r.URL.RawQuery != s.url.RawQuery:
		return fmt.Sprintf("query is %q", r.URL.RawQuery)
	case s.changedAddress(r) != "":
		return s.changedAddress(r)
	case s.changedHeader(r) != "":
		return s.changedHeader(r)
	}
	want := ""
	if s.request.Body != nil && s.request.Body != http.NoBody {
		want = usualBody
	}
	if got := contents(r.Body); got != want {
		return fmt.Sprintf("body is %q", got)
	}
	if form, ok := s.request.Body.(*formBody); ok {
		form.Seek(0, io.SeekStart)
	}
	return ""
}

// contents returns the bytes of a body that nobody has read.
func contents(body io.Reader) string {
	if body == nil {
		return ""
	}
	all, err := io.ReadAll(body)
	if err != nil {
		return err.Error()
	}
	return string(all)
}

// leadsTo reports whether w, or a ResponseWriter that w wraps and returns from a method Unwrap, has the methods of T.
func leadsTo[T any](w http.ResponseWriter) bool {
	for {
		if _, ok := w.(T); ok {
			return true
		}
		wrapper, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return false
		}
		w = wrapper.Unwrap()
	}
}

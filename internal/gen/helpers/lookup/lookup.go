package lookup

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// Match is the route that Lookup found.
type Match struct {
	Method, Pattern, Name string // the route's row in the table; "" if no route serves the request

	Allow  []string // if no route serves the request: the methods of the path, sorted; nil if no route matches the path
	Params Params   // the values of the route's parameters
}

// Lookup returns the route that serves method and path. It calls no handler and no middleware. path is decoded, like URL.Path. If a route
// serves the request, Lookup does not allocate.
func Lookup(method, path string) Match {
	s := searches.Get().(*search)
	s.request.Method, s.request.URL, s.url.Path = method, &s.url, path
	lookup.ServeHTTP(s, &s.request)
	match := s.match
	if allow := s.header.Get("Allow"); allow != "" {
		match.Allow = strings.Split(allow, ", ")
	}
	*s = search{}
	searches.Put(s)
	return match
}

// searches has searches that wait for the next Lookup.
var searches = sync.Pool{New: func() any { return new(search) }}

// search is a request of Lookup and the ResponseWriter that gets the answer.
type search struct {
	match   Match
	request http.Request
	url     url.URL
	header  http.Header
}

// found stores a route in the search w, and returns the place for its values.
func found(w http.ResponseWriter, method, pattern, name string) *Params {
	m := &w.(*search).match
	m.Method, m.Pattern, m.Name = method, pattern, name
	return &m.Params
}

func (s *search) Header() http.Header {
	if s.header == nil {
		s.header = http.Header{}
	}
	return s.header
}

func (s *search) Write(b []byte) (int, error) { return len(b), nil }

func (s *search) WriteHeader(int) {}

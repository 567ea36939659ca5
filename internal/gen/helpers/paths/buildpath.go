package paths

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// buildPath returns the escaped path of the segments. It returns an error if the router does not pass that path to the handler, or
// if a client would change the path.
func buildPath(method, handler string, segments ...string) (string, error) {
	path := "/" + strings.Join(segments, "/")
	if strings.HasPrefix(path, "//") {
		return "", fmt.Errorf("the path %q begins with two slashes: clients would treat the next segment as a host", path)
	}
	for i, segment := range segments {
		if segment == "." || segment == ".." {
			return "", fmt.Errorf("the path %q has the segment %q, which clients remove", path, segment)
		}
		segments[i] = url.PathEscape(segment)
	}
	found := &finder{}
	own().ServeHTTP(found, &http.Request{Method: method, URL: &url.URL{Path: path}})
	if found.handler != handler {
		return "", fmt.Errorf("the path %q belongs to another route than %s", path, handler)
	}
	return "/" + strings.Join(segments, "/"), nil
}

// segmentError returns an error if the value is not a single segment of a path.
func segmentError(name, value string) error {
	if value == "" || strings.Contains(value, "/") {
		return fmt.Errorf("%s is %q; it must not be empty or contain a slash", name, value)
	}
	return nil
}

// own is the router that buildPath uses to check a path. Its handlers store their names in a finder.
var own = sync.OnceValue(func() http.Handler { return New(tellers{}) })

// finder is a ResponseWriter that stores the name of the handler.
type finder struct{ handler string }

func (f *finder) Header() http.Header         { return http.Header{} }
func (f *finder) Write(b []byte) (int, error) { return len(b), nil }
func (f *finder) WriteHeader(int)             {}

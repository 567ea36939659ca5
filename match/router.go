// Package match routes with a switch whose cases call a tiny matcher: literal text stands for itself,
// and + for one segment, which is scanned into a variable.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package match

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes. It panics if a pattern and its targets do not fit.
func New() http.Handler {
	serve(nil, &http.Request{URL: new(url.URL)}) // no route has the empty path: every case is checked
	return http.HandlerFunc(serve)
}

// serve calls the handler of the first case that has the path and the method, and notes the methods of the cases that have
// the path, for the Allow header. A static path stands before a + that would match it too; it needs no matcher.
func serve(w http.ResponseWriter, r *http.Request) {
	var slug, part string
	var id int
	others := make([]string, 0, 4)
	is := func(method string) bool { // to be asked last: it notes the method for a path that fits
		others = append(others, method)
		return method == r.Method
	}
	switch path := r.URL.Path; {
	case path == "/" && is("GET"):
		home(w, r)
	case path == "/contact" && is("GET"):
		contact(w, r)
	case path == "/api/widgets" && is("GET"):
		apiGetWidgets(w, r)
	case path == "/api/widgets" && is("POST"):
		apiCreateWidget(w, r)
	case match(path, "/api/widgets/+/parts/+/update", &slug, &part) && number(part, &id) && is("POST"):
		apiUpdateWidgetPart(w, r, slug, id)
	case match(path, "/api/widgets/+/parts/+/delete", &slug, &part) && number(part, &id) && is("POST"):
		apiDeleteWidgetPart(w, r, slug, id)
	case match(path, "/api/widgets/+/parts", &slug) && is("POST"):
		apiCreateWidgetPart(w, r, slug)
	case match(path, "/api/widgets/+", &slug) && is("POST"):
		apiUpdateWidget(w, r, slug)
	case match(path, "/+/admin", &slug) && is("GET"):
		widgetAdmin(w, r, slug)
	case match(path, "/+/image", &slug) && is("POST"):
		widgetImage(w, r, slug)
	case match(path, "/+", &slug) && is("GET"):
		widget(w, r, slug)
	case w == nil: // New asks so, to have every case checked
	default:
		refuse(w, others)
	}
}

// match reports whether the whole path fits the pattern, and stores the segment under each + in its target: one or more
// of any bytes but "/". "/a/+" matches "/a/b" but not "/a", "/a/", "/a/b/" or "/a/b/c". After false, targets may have
// been written.
func match(path, pattern string, targets ...*string) bool {
	if path == "" && !fits(pattern, len(targets)) {
		panic(fmt.Sprintf("match: pattern %q with %d targets, want one for each +, and each + a whole segment", pattern, len(targets)))
	}
	if last := pattern[len(pattern)-1]; path == "" || last != '+' && last != path[len(path)-1] {
		return false // the last byte tells most patterns apart
	}
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		path, pattern = path[i:], pattern[i+1:]
		end := min(uint(strings.IndexByte(path, '/')), uint(len(path))) // -1 is the largest uint
		if *target, path = path[:end], path[end:]; end == 0 {
			return false
		}
	}
	return path == pattern
}

// fits reports whether pattern has n times a +, each a whole segment.
func fits(pattern string, n int) bool {
	return pattern != "" && strings.Count(pattern, "+") == n && strings.Count(pattern, "/+") == n && strings.Count(pattern+"/", "+/") == n
}

// number stores the value of a segment of ASCII digits, 1 … math.MaxInt, in n, and reports whether it is one.
func number(segment string, n *int) bool {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	*n = int(u)
	return err == nil && u > 0
}

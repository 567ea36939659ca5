// Package match routes with a switch whose cases call a tiny matcher: literal text stands for itself,
// and + for one segment, which is scanned into a *string or an *int.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package match

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes. It panics if a pattern and its targets do not fit.
func New() http.Handler {
	route(nil, &http.Request{URL: new(url.URL)}, new(methods)) // no route has the empty path: every case is checked
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m := methods{requested: r.Method}
		switch {
		case route(w, r, &m):
		case m.others == "":
			http.NotFound(w, r)
		default:
			allow := strings.Fields(m.others)
			slices.Sort(allow)
			w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
			http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		}
	})
}

// route calls the handler of the first case that has the path and the method, or reports false.
// A static path stands before a + that would match it too.
func route(w http.ResponseWriter, r *http.Request, m *methods) bool {
	var slug string
	var id int
	path := r.URL.Path
	switch {
	case match(path, "/") && m.is("GET"):
		home(w, r)
	case match(path, "/contact") && m.is("GET"):
		contact(w, r)
	case match(path, "/api/widgets") && m.is("GET"):
		apiGetWidgets(w, r)
	case match(path, "/api/widgets") && m.is("POST"):
		apiCreateWidget(w, r)
	case match(path, "/api/widgets/+", &slug) && m.is("POST"):
		apiUpdateWidget(w, r, slug)
	case match(path, "/api/widgets/+/parts", &slug) && m.is("POST"):
		apiCreateWidgetPart(w, r, slug)
	case match(path, "/api/widgets/+/parts/+/update", &slug, &id) && m.is("POST"):
		apiUpdateWidgetPart(w, r, slug, id)
	case match(path, "/api/widgets/+/parts/+/delete", &slug, &id) && m.is("POST"):
		apiDeleteWidgetPart(w, r, slug, id)
	case match(path, "/+", &slug) && m.is("GET"):
		widget(w, r, slug)
	case match(path, "/+/admin", &slug) && m.is("GET"):
		widgetAdmin(w, r, slug)
	case match(path, "/+/image", &slug) && m.is("POST"):
		widgetImage(w, r, slug)
	default:
		return false
	}
	return true
}

// match reports whether the whole path fits the pattern, and scans the segment under each + into its target:
// any non-empty segment into a *string, 1 … math.MaxInt in ASCII digits into an *int.
// "/a/+" matches "/a/b" but not "/a", "/a/", "/a/b/" or "/a/b/c". After false, targets may have been written.
func match(path, pattern string, targets ...any) bool {
	if path == "" {
		mustFit(pattern, targets)
	}
	for _, target := range targets {
		literal, rest, _ := strings.Cut(pattern, "+")
		tail, ok := strings.CutPrefix(path, literal)
		if !ok || !scan(&tail, target) {
			return false
		}
		path, pattern = tail, rest
	}
	return path == pattern
}

// mustFit panics if the targets are not what the pattern needs.
func mustFit(pattern string, targets []any) {
	pluses := strings.Count(pattern, "+")
	if whole := strings.Count(strings.ReplaceAll(pattern+"/", "/", "//"), "/+/"); whole != pluses {
		panic(fmt.Sprintf("match: pattern %q has a + that is not a whole segment", pattern))
	}
	if pluses != len(targets) {
		panic(fmt.Sprintf("match: pattern %q has %d targets, want one for each of %d +", pattern, len(targets), pluses))
	}
	for _, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("match: pattern %q has a target of type %v, want *string or *int", pattern, reflect.TypeOf(target)))
		}
	}
}

// scan moves the first segment of path into target, and reports whether it is one that target takes.
func scan(path *string, target any) bool {
	segment, _, _ := strings.Cut(*path, "/")
	*path = (*path)[len(segment):]
	if s, ok := target.(*string); ok {
		*s = segment
		return segment != ""
	}
	n, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	*target.(*int) = int(n)
	return err == nil && n > 0
}

// methods holds the method requested, and those that the routes of its path have instead.
type methods struct{ requested, others string }

// is reports whether method is the one requested. It remembers one that is not, for the Allow header.
func (m *methods) is(method string) bool {
	if method == m.requested {
		return true
	} else if m.others == "" {
		m.others = method // the usual first miss costs no allocation
	} else {
		m.others += " " + method
	}
	return false
}

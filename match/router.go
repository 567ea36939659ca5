// Package match routes with a switch. Each case calls match, a small matcher: in its pattern + stands for one segment of
// the path, which is stored in a variable, and all other text stands for itself.
//
// To add a route, add a case to serve.
package match

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the routes in serve. It panics if a pattern in serve is wrong: it calls serve once with the
// method CHECK and the empty path. These fit no route, so serve tries every case, and match checks every pattern. Put match
// before any && in a case: behind one, it might not be called.
func New() http.Handler {
	r, _ := http.NewRequest("CHECK", "", http.NoBody)
	serve(discard{}, r)
	return http.HandlerFunc(serve)
}

// serve calls the handler of the first case that has the request's path and method. So a static path stands before a
// pattern that matches it too: after "/+", the case for "/contact" would never be reached.
func serve(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	path := r.URL.Path
	allow := make([]string, 0, 4) // room for four without an allocation

	// on reports whether a route is the one for this request. It also keeps the method of each route that has the path,
	// because a 405 lists them in Allow.
	on := func(method string, hasPath bool) bool {
		if hasPath {
			allow = append(allow, method)
		}
		return hasPath && method == r.Method
	}

	switch {
	case on("GET", path == "/"):
		home(w, r)
	case on("GET", path == "/contact"):
		contact(w, r)
	case on("GET", path == "/api/widgets"):
		apiGetWidgets(w, r)
	case on("POST", path == "/api/widgets"):
		apiCreateWidget(w, r)
	case on("POST", match(path, "/api/widgets/+", &slug)):
		apiUpdateWidget(w, r, slug)
	case on("POST", match(path, "/api/widgets/+/parts", &slug)):
		apiCreateWidgetPart(w, r, slug)
	case on("POST", match(path, "/api/widgets/+/parts/+/update", &slug, &id)):
		apiUpdateWidgetPart(w, r, slug, id)
	case on("POST", match(path, "/api/widgets/+/parts/+/delete", &slug, &id)):
		apiDeleteWidgetPart(w, r, slug, id)
	case on("GET", match(path, "/+", &slug)):
		widget(w, r, slug)
	case on("GET", match(path, "/+/admin", &slug)):
		widgetAdmin(w, r, slug)
	case on("POST", match(path, "/+/image", &slug)):
		widgetImage(w, r, slug)
	default:
		refuse(w, allow)
	}
}

// match reports whether the whole path fits the pattern. It stores the segment under each + in the next target: a *string
// takes any segment that is not empty, an *int takes a number as described at number. "/a/+" matches "/a/b" but not "/a",
// "/a/", "/a/b/" or "/a/b/c". If match returns false, some targets may have been written.
func match(path, pattern string, targets ...any) bool {
	if path == "" {
		check(pattern, targets)
	}
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		path, pattern = path[i:], pattern[i+1:]
		segment := path
		if end := strings.IndexByte(path, '/'); end >= 0 {
			segment = path[:end]
		}
		switch target := target.(type) {
		case *string:
			*target = segment
		case *int:
			if !number(segment, target) {
				return false
			}
		}
		if segment == "" {
			return false
		}
		path = path[len(segment):]
	}
	return path == pattern
}

// check panics if a + is not a whole segment, or if the targets are not a *string or an *int for each +. match calls it for
// the empty path alone, which New sends and no route has, so a request to a route takes no longer.
func check(pattern string, targets []any) {
	plus := 0
	for segment := range strings.SplitSeq(pattern, "/") {
		if segment == "+" {
			plus++
		} else if strings.Contains(segment, "+") {
			panic(fmt.Sprintf("match: pattern %q: want + as a whole segment, not in %q", pattern, segment))
		}
	}
	if plus != len(targets) || pattern == "" || pattern[0] != '/' {
		panic(fmt.Sprintf("match: pattern %q with %d targets: want a / at its beginning, and a target for each +", pattern, len(targets)))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("match: pattern %q: want a *string or an *int as target %d", pattern, i+1))
		}
	}
}

// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt, and stores the value in n.
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}

// discard is a ResponseWriter for an answer that nobody reads.
type discard http.Header

func (d discard) Header() http.Header         { return http.Header(d) }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// refuse answers a request that has no route: 405 with the methods that its path has, or 404 if it has none.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

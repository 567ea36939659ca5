// Package regextable routes with a table of regexps, tried one after the other.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package regextable

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// routes is tried from the top, so a static path stands before one with a parameter that would match it too.
// A pattern has to match the whole path; its named groups are the fields of params.
var routes = []route{
	newRoute("GET", "/", home),
	newRoute("GET", "/contact", contact),
	newRoute("GET", "/api/widgets", apiGetWidgets),
	newRoute("POST", "/api/widgets", apiCreateWidget),
	newRoute("POST", "/api/widgets/(?<slug>[^/]+)", apiUpdateWidget),
	newRoute("POST", "/api/widgets/(?<slug>[^/]+)/parts", apiCreateWidgetPart),
	newRoute("POST", "/api/widgets/(?<slug>[^/]+)/parts/(?<id>[0-9]+)/update", apiUpdateWidgetPart),
	newRoute("POST", "/api/widgets/(?<slug>[^/]+)/parts/(?<id>[0-9]+)/delete", apiDeleteWidgetPart),
	newRoute("GET", "/(?<slug>[^/]+)", widget),
	newRoute("GET", "/(?<slug>[^/]+)/admin", widgetAdmin),
	newRoute("POST", "/(?<slug>[^/]+)/image", widgetImage),
}

// params is what a route's groups captured. Handlers of your own want fields of their own: name groups after them.
type params struct {
	slug string // any text
	id   int    // 1 … math.MaxInt
}

// New returns a handler for the eleven widget routes.
func New() http.Handler {
	return http.HandlerFunc(serve)
}

// serve calls the handler of the first route that has the path and the method. Failing that it answers 405 with the
// methods of the routes that have the path, gathered on the way, and 404 if no route has it.
func serve(w http.ResponseWriter, r *http.Request) {
	others := make([]string, 0, 4)
	for i := range routes {
		rt := &routes[i]
		if p, ok := rt.match(r.URL.Path); ok {
			if rt.method == r.Method {
				rt.handle(w, r, p)
				return
			}
			others = append(others, rt.method)
		}
	}
	if len(others) == 0 {
		http.NotFound(w, r)
		return
	}
	slices.Sort(others)
	w.Header().Set("Allow", strings.Join(slices.Compact(others), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

// route is a row of the table, and what can be known of a path without running its regexp, which costs the most.
type route struct {
	method  string
	pattern *regexp.Regexp
	handle  func(http.ResponseWriter, *http.Request, params)
	prefix  string // what every path that matches begins with
	literal bool   // the pattern is nothing but the prefix
	slashes int    // how many every path that matches has; -1 if that is not known
}

// newRoute panics if pattern does not compile, or has a group that is no field of params.
func newRoute(method, pattern string, handle func(http.ResponseWriter, *http.Request, params)) route {
	re, err := regexp.Compile("^(?:" + pattern + ")$")
	if err != nil {
		panic(fmt.Sprintf("regextable: route %s %s: %v", method, pattern, err))
	}
	rt := route{method: method, pattern: re, handle: handle, slashes: -1}
	rt.prefix, rt.literal = re.LiteralPrefix()
	text := strings.NewReplacer("(?<slug>[^/]+)", "", "(?<id>[0-9]+)", "").Replace(pattern)
	if text == regexp.QuoteMeta(text) {
		rt.slashes = strings.Count(text, "/")
	}
	for _, name := range re.SubexpNames()[1:] {
		if name != "slug" && name != "id" {
			panic(fmt.Sprintf("regextable: route %s %s: group %q is no field of params", method, pattern, name))
		}
	}
	return rt
}

// match returns what the route's groups capture in path, and whether the whole path matches.
func (rt *route) match(path string) (p params, ok bool) {
	if rt.literal || !strings.HasPrefix(path, rt.prefix) || rt.slashes >= 0 && rt.slashes != strings.Count(path, "/") {
		return p, rt.literal && path == rt.prefix
	}
	groups := rt.pattern.FindStringSubmatchIndex(path)
	if groups == nil {
		return p, false
	}
	for i, name := range rt.pattern.SubexpNames() {
		if groups[2*i] < 0 {
			continue // the group took no part
		}
		switch text := path[groups[2*i]:groups[2*i+1]]; name {
		case "slug":
			p.slug = text
		case "id":
			n, err := strconv.ParseUint(text, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
			if err != nil || n == 0 {
				return p, false
			}
			p.id = int(n)
		}
	}
	return p, true
}

// Package regextable routes with a table of regexps, tried one after the other.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package regextable

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

// routes is tried from the top: a static path stands before one with a parameter that would match it too, and a pattern that
// ends in text before one that does not, so that a regexp is hardly ever run in vain.
var routes = []route{
	newRoute("GET", "/", home),
	newRoute("GET", "/contact", contact),
	newRoute("GET", "/api/widgets", apiGetWidgets),
	newRoute("POST", "/api/widgets", apiCreateWidget),
	newRoute("POST", "/api/widgets/([^/]+)/parts/([0-9]+)/update", apiUpdateWidgetPart),
	newRoute("POST", "/api/widgets/([^/]+)/parts/([0-9]+)/delete", apiDeleteWidgetPart),
	newRoute("POST", "/api/widgets/([^/]+)/parts", apiCreateWidgetPart),
	newRoute("POST", "/api/widgets/([^/]+)", apiUpdateWidget),
	newRoute("GET", "/([^/]+)/admin", widgetAdmin),
	newRoute("POST", "/([^/]+)/image", widgetImage),
	newRoute("GET", "/([^/]+)", widget),
}

// New returns a handler for the eleven widget routes.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve calls the handler of the first route that has the path and the method. Failing that it refuses the request with
// the methods of the routes that have the path, gathered on the way.
func serve(w http.ResponseWriter, r *http.Request) {
	others := make([]string, 0, 4)
	for i := range routes {
		if p, ok := routes[i].match(r.URL.Path); ok {
			if routes[i].method == r.Method {
				routes[i].handle(w, r, p)
				return
			}
			others = append(others, routes[i].method)
		}
	}
	refuse(w, others)
}

// route is a row of the table. A path matches if it is prefix, then text that expr matches, then suffix; if expr is nil, if
// it is prefix. The ends are compared first, because running a regexp takes most of a request's time.
type route struct {
	method, prefix, suffix string
	expr                   *regexp.Regexp
	handle                 func(http.ResponseWriter, *http.Request, params)
}

// newRoute takes a regexp for the whole path, and cuts off the text before its first group and after its last. It panics if
// that is not literal text, which "." and "+" are there, if what is left does not compile, or if its groups are not what
// params needs.
func newRoute(method, pattern string, handle func(http.ResponseWriter, *http.Request, params)) route {
	rt := route{method: method, prefix: pattern, handle: handle}
	if i := strings.IndexByte(pattern, '('); i >= 0 {
		end := max(i, strings.LastIndexByte(pattern, ')')+1)
		rt.prefix, rt.expr, rt.suffix = pattern[:i], regexp.MustCompile("^(?:"+pattern[i:end]+")$"), pattern[end:]
	}
	if strings.ContainsAny(rt.prefix+rt.suffix, `\*?[]{}()|^$`) || rt.expr != nil && !fitsParams(rt.expr.NumSubexp()) {
		panic(fmt.Sprintf("regextable: route %s %s: want literal text, or a group for the slug and perhaps one for the id with literal text around", method, pattern))
	}
	return rt
}

// match reports whether the whole path matches, and returns what the groups captured.
func (rt *route) match(path string) (p params, ok bool) {
	if rt.expr == nil || len(path) < len(rt.prefix)+len(rt.suffix) || !strings.HasPrefix(path, rt.prefix) || !strings.HasSuffix(path, rt.suffix) {
		return p, rt.expr == nil && path == rt.prefix
	}
	path = path[len(rt.prefix) : len(path)-len(rt.suffix)]
	if groups := rt.expr.FindStringSubmatchIndex(path); groups != nil {
		return newParams(path, groups)
	}
	return p, false
}

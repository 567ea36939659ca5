// Package regextable routes with a table of regular expressions.
//
// To add a route, add a row to the table.
package regextable

import (
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// routes is tried from the top. So a static path stands before a pattern that matches it too: after "/([^/]+)", the route
// for "/contact" would never be reached.
var routes = []*route{
	newRoute("GET", `/`, home),
	newRoute("GET", `/contact`, contact),
	newRoute("GET", `/api/widgets`, apiGetWidgets),
	newRoute("POST", `/api/widgets`, apiCreateWidget),
	newRoute("POST", `/api/widgets/([^/]+)/parts/([0-9]+)/update`, apiUpdateWidgetPart),
	newRoute("POST", `/api/widgets/([^/]+)/parts/([0-9]+)/delete`, apiDeleteWidgetPart),
	newRoute("POST", `/api/widgets/([^/]+)/parts`, apiCreateWidgetPart),
	newRoute("POST", `/api/widgets/([^/]+)`, apiUpdateWidget),
	newRoute("GET", `/([^/]+)/admin`, widgetAdmin),
	newRoute("POST", `/([^/]+)/image`, widgetImage),
	newRoute("GET", `/([^/]+)`, widget),
}

// New returns a handler for the routes in the table.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve calls the handler of the first route that has the request's method and path. If there is none, it looks for routes
// that have the path with another method, for the Allow header.
func serve(w http.ResponseWriter, r *http.Request) {
	for _, route := range routes {
		if route.method != r.Method {
			continue
		}
		if groups, ok := route.match(r.URL.Path); ok {
			route.handle(w, r, groups)
			return
		}
	}
	var allow []string
	for _, route := range routes {
		if _, ok := route.match(r.URL.Path); ok {
			allow = append(allow, route.method)
		}
	}
	refuse(w, allow)
}

// handler is the types that a handler may have: after the request, it takes a value for each group of its route's pattern.
// To have a handler that takes other values, an int alone for instance, add its type here and a case for it to adapt.
type handler interface {
	func(http.ResponseWriter, *http.Request) |
		func(http.ResponseWriter, *http.Request, string) |
		func(http.ResponseWriter, *http.Request, string, int)
}

// adapt returns a function that calls the handler with the text of the groups: groups[1] is what the first one captured.
func adapt(handle any) func(w http.ResponseWriter, r *http.Request, groups []string) {
	switch handle := handle.(type) {
	case func(http.ResponseWriter, *http.Request):
		return func(w http.ResponseWriter, r *http.Request, _ []string) { handle(w, r) }
	case func(http.ResponseWriter, *http.Request, string):
		return func(w http.ResponseWriter, r *http.Request, groups []string) { handle(w, r, groups[1]) }
	case func(http.ResponseWriter, *http.Request, string, int):
		return func(w http.ResponseWriter, r *http.Request, groups []string) {
			id, _ := strconv.Atoi(groups[2]) // match made sure that it is a number
			handle(w, r, groups[1], id)
		}
	}
	panic(fmt.Sprintf("regextable: a handler is a %T: want a case for this type in adapt", handle))
}

// route is a row of the table. Every path that it matches begins with prefix and ends with suffix.
type route struct {
	method         string
	expr           *regexp.Regexp // of the whole path
	prefix, suffix string
	literal        bool  // prefix is the only path that it matches
	ints           []int // the groups whose values are handed over as an int
	handle         func(w http.ResponseWriter, r *http.Request, groups []string)
}

// newRoute returns a row. The pattern is a regular expression of the whole path: it need not begin with ^ or end with $.
// newRoute panics if the pattern does not have one group for each value that the handler takes.
func newRoute[H handler](method, pattern string, handle H) *route {
	rt := &route{method: method, suffix: literalSuffix(pattern), handle: adapt(handle)}
	rt.prefix, rt.literal = regexp.MustCompile(pattern).LiteralPrefix()
	rt.expr = regexp.MustCompile("^(?:" + pattern + ")$")
	values := slices.Collect(reflect.TypeOf(handle).Ins())[2:]
	if groups := rt.expr.NumSubexp(); groups != len(values) {
		panic(fmt.Sprintf("regextable: route %s %s has %d groups, its handler is a %T: want a group for each of its %d values", method, pattern, groups, handle, len(values)))
	}
	for i, value := range values {
		if value.Kind() == reflect.Int {
			rt.ints = append(rt.ints, 1+i)
		}
	}
	rt.literal = rt.literal && len(values) == 0
	return rt
}

// literalSuffix returns text that every match of expr ends with, or "" if it does not end with plain text.
func literalSuffix(expr string) string {
	end, _ := syntax.Parse(expr, syntax.Perl)
	if end.Op == syntax.OpConcat {
		end = end.Sub[len(end.Sub)-1]
	}
	if end.Op != syntax.OpLiteral || end.Flags&syntax.FoldCase != 0 || slices.Contains(end.Rune, utf8.RuneError) {
		return "" // a regular expression takes a byte that is not UTF-8 for RuneError
	}
	return string(end.Rune)
}

// match reports whether the route matches the path, and returns the text of the groups, "" from one that took no part. A
// group for an int has to be a number as described at number. Most routes do not fit at their ends, which is found out much
// faster than by running the regular expression.
func (rt *route) match(path string) (groups []string, ok bool) {
	if rt.literal {
		return nil, path == rt.prefix
	}
	if !strings.HasPrefix(path, rt.prefix) || !strings.HasSuffix(path, rt.suffix) {
		return nil, false
	}
	groups = rt.expr.FindStringSubmatch(path)
	if groups == nil {
		return nil, false
	}
	for _, i := range rt.ints {
		if !number(groups[i]) {
			return nil, false
		}
	}
	return groups, true
}

// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt.
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	return err == nil && value > 0
}

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

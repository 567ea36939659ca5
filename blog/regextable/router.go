// Package regextable routes with a table of regular expressions.
//
// To add a route, add a row to the table.
package regextable

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"blog"
)

// table returns the routes, which call h. It is tried from the top. Order counts: "/posts/([^/]+)" matches "/posts/new" too, so
// the row for "/posts/new" is above it. With (?s), . also matches a newline.
func table(h blog.Handlers) []*route {
	return []*route{
		newRoute("GET", `/`, h.Home),
		newRoute("GET", `/posts`, h.ListPosts),
		newRoute("GET", `/posts/new`, h.NewPost),
		newRoute("DELETE", `/posts/([^/]+)/comments/([0-9]+)`, h.DeleteComment),
		newRoute("POST", `/posts/([^/]+)/comments`, h.AddComment),
		newRoute("GET", `/posts/([^/]+)`, h.ShowPost),
		newRoute("PUT", `/posts/([^/]+)`, h.PutPost),
		newRoute("DELETE", `/posts/([^/]+)`, h.DeletePost),
		newRoute("GET", `/pages/([0-9]+)`, h.ShowPage),
		newRoute("GET", `(?s)/files/(.*)`, h.ShowFile),
	}
}

// New returns a handler for the routes in the table, which calls h.
func New(h blog.Handlers) http.Handler {
	routes := table(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(routes, w, r) })
}

// serve calls the handler of the first route that matches the request. If none does, it collects the methods of the routes that
// match the path, because a 405 lists them in Allow.
func serve(routes []*route, w http.ResponseWriter, r *http.Request) {
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
		if _, ok := route.match(r.URL.Path); ok { // the route has another method; otherwise the first loop would have served it
			allow = append(allow, route.method)
		}
	}
	refuse(w, allow)
}

// handler lists the types that a handler may have: after the request, it takes one value for each group of the pattern. For
// handlers with other values, such as two strings, add the type here and a case to adapt.
type handler interface {
	func(http.ResponseWriter, *http.Request) |
		func(http.ResponseWriter, *http.Request, string) |
		func(http.ResponseWriter, *http.Request, int) |
		func(http.ResponseWriter, *http.Request, string, int)
}

// adapt returns call, which converts the groups and calls handle. It also returns kinds, the type of each value: "string" or "int".
// match has made sure that the text for an "int" is a number.
func adapt(handle any) (kinds []string, call func(w http.ResponseWriter, r *http.Request, groups []string)) {
	switch handle := handle.(type) {
	case func(http.ResponseWriter, *http.Request):
		return nil, func(w http.ResponseWriter, r *http.Request, groups []string) { handle(w, r) }
	case func(http.ResponseWriter, *http.Request, string):
		return []string{"string"}, func(w http.ResponseWriter, r *http.Request, groups []string) { handle(w, r, groups[0]) }
	case func(http.ResponseWriter, *http.Request, int):
		return []string{"int"}, func(w http.ResponseWriter, r *http.Request, groups []string) {
			n, _ := strconv.Atoi(groups[0])
			handle(w, r, n)
		}
	case func(http.ResponseWriter, *http.Request, string, int):
		return []string{"string", "int"}, func(w http.ResponseWriter, r *http.Request, groups []string) {
			n, _ := strconv.Atoi(groups[1])
			handle(w, r, groups[0], n)
		}
	}
	panic(fmt.Sprintf("regextable: a handler is a %T; add a case for this type to adapt", handle))
}

// route is a row of the table.
type route struct {
	method string
	expr   *regexp.Regexp // matches the whole path
	prefix string         // every path that expr matches begins with it; comparing it first saves time
	static bool           // expr has no group and matches prefix only
	kinds  []string       // "string" or "int" for each group
	handle func(w http.ResponseWriter, r *http.Request, groups []string)
}

// newRoute returns a row of the table. pattern is a regular expression for the whole path; ^ and $ are added to it. newRoute
// panics if pattern is invalid, or does not have one group for each value that the handler takes.
func newRoute[H handler](method, pattern string, handle H) *route {
	rt := &route{method: method}
	rt.prefix, rt.static = regexp.MustCompile(pattern).LiteralPrefix() // with ^ in front, the prefix would be lost
	rt.expr = regexp.MustCompile("^(?:" + pattern + ")$")
	rt.kinds, rt.handle = adapt(handle)
	if groups := rt.expr.NumSubexp(); groups != len(rt.kinds) {
		panic(fmt.Sprintf("regextable: route %s %s has %d groups; its handler, a %T, needs %d", method, pattern, groups, handle, len(rt.kinds)))
	}
	rt.static = rt.static && len(rt.kinds) == 0
	return rt
}

// match reports whether the route matches the path. groups has the text of each group, or "" if the group did not take part in the
// match. match compares the prefix first, because a regular expression takes much longer.
func (rt *route) match(path string) (groups []string, ok bool) {
	if rt.static {
		return nil, path == rt.prefix
	}
	if !strings.HasPrefix(path, rt.prefix) {
		return nil, false
	}
	groups = rt.expr.FindStringSubmatch(path)
	if groups == nil {
		return nil, false
	}
	groups = groups[1:] // without the whole match
	for i, kind := range rt.kinds {
		if kind == "int" && !number(groups[i]) {
			return nil, false
		}
	}
	return groups, true
}

// number reports whether segment is ASCII digits with a value of 1 … math.MaxInt: "7" and "007", but not "0", "-1", "1.5" or "x".
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}

// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow, sorted and without repeats.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

package regextable

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

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

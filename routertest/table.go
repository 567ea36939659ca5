package routertest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Route is a row of a contract: what a request with this method and a path that fits this pattern is answered with.
type Route struct {
	// Method is compared as it stands: "GET" does not match "get" or "HEAD".
	Method string

	// Pattern is "/" or a "/" before each of its segments, in net/http.ServeMux's syntax. A segment is literal text;
	// {name}, one segment of any bytes but "/", not empty; or {name:int}, one segment of ASCII digits with a value of
	// 1 … math.MaxInt. "/a/{b}" matches "/a/x" but not "/a", "/a/", "/a/x/" or "/a/x/y".
	Pattern string

	// Name begins the answer's body. It is followed by the value of each parameter, in the pattern's order,
	// each after a space, and by a newline.
	Name string
}

// String returns the route as "METHOD /pattern".
func (r Route) String() string { return r.Method + " " + r.Pattern }

// Widgets returns the contract's table: the eleven widget routes.
func Widgets() []Route { return slices.Clone(widgets.routes) }

var widgets = mustTable(
	Route{"GET", "/", "home"},
	Route{"GET", "/contact", "contact"},
	Route{"GET", "/api/widgets", "apiGetWidgets"},
	Route{"POST", "/api/widgets", "apiCreateWidget"},
	Route{"POST", "/api/widgets/{slug}", "apiUpdateWidget"},
	Route{"POST", "/api/widgets/{slug}/parts", "apiCreateWidgetPart"},
	Route{"POST", "/api/widgets/{slug}/parts/{id:int}/update", "apiUpdateWidgetPart"},
	Route{"POST", "/api/widgets/{slug}/parts/{id:int}/delete", "apiDeleteWidgetPart"},
	Route{"GET", "/{slug}", "widget"},
	Route{"GET", "/{slug}/admin", "widgetAdmin"},
	Route{"POST", "/{slug}/image", "widgetImage"},
)

// table is a contract's routes with their patterns taken apart. Everything in this package but the written cases is
// derived from one, so that another can take the widgets' place.
type table struct {
	routes   []Route
	patterns [][]segment // of routes, in their order
}

// segment is a part of a pattern: literal text, or a parameter.
type segment struct {
	kind segmentKind
	text string // literal text, or the parameter's name
}

type segmentKind int

const (
	literal   segmentKind = iota
	parameter             // {name}
	integer               // {name:int}
)

// mustTable is newTable for tables that are part of a program.
func mustTable(routes ...Route) *table {
	t, err := newTable(routes...)
	if err != nil {
		panic("routertest: " + err.Error())
	}
	return t
}

// newTable returns an error that names the route if a pattern cannot be read, a method or a name is missing, a name
// stands twice, or two routes of one method match the same path and the contract does not say which of them wins.
func newTable(routes ...Route) (*table, error) {
	t := &table{routes: routes}
	for i, r := range routes {
		p, err := parsePattern(r.Pattern)
		switch {
		case err != nil:
			return nil, fmt.Errorf("route %d, %q: %w", i, r, err)
		case r.Method == "" || r.Name == "":
			return nil, fmt.Errorf("route %d, %q: want a method and a name, have name %q", i, r, r.Name)
		}
		for j, other := range routes[:i] {
			if other.Name == r.Name {
				return nil, fmt.Errorf("routes %d and %d are both named %q", j, i, r.Name)
			}
			if path, ok := commonPath(p, t.patterns[j]); ok && other.Method == r.Method && isStatic(p) == isStatic(t.patterns[j]) {
				return nil, fmt.Errorf("routes %q and %q both match %s %s, and neither is the static one", other, r, r.Method, path)
			}
		}
		t.patterns = append(t.patterns, p)
	}
	return t, nil
}

// parsePattern takes a pattern apart. Its errors name the byte where the trouble is.
func parsePattern(pattern string) ([]segment, error) {
	if !strings.HasPrefix(pattern, "/") {
		return nil, fmt.Errorf("pattern %q does not begin with /", pattern)
	}
	if pattern == "/" {
		return []segment{{literal, ""}}, nil
	}
	var segments []segment
	offset := 1
	for part := range strings.SplitSeq(pattern[1:], "/") {
		s, err := parseSegment(part)
		if err != nil {
			return nil, fmt.Errorf("pattern %q at byte %d: %w", pattern, offset, err)
		}
		segments = append(segments, s)
		offset += len(part) + 1
	}
	return segments, nil
}

// parseSegment reads one segment of a pattern.
func parseSegment(part string) (segment, error) {
	name, isOpen := strings.CutPrefix(part, "{")
	name, isClosed := strings.CutSuffix(name, "}")
	name, kind, hasKind := strings.Cut(name, ":")
	switch {
	case part == "":
		return segment{}, errors.New("empty segment")
	case !strings.ContainsAny(part, "{}"):
		return segment{literal, part}, nil
	case !isOpen || !isClosed || name == "" || strings.ContainsAny(name, "{}"):
		return segment{}, fmt.Errorf("%q is no segment; want text, {name} or {name:int}", part)
	case !hasKind:
		return segment{parameter, name}, nil
	case kind == "int":
		return segment{integer, name}, nil
	}
	return segment{}, fmt.Errorf("%q is of no known kind; want {name} or {name:int}", part)
}

// isStatic reports whether a pattern has no parameter.
func isStatic(p []segment) bool {
	return !slices.ContainsFunc(p, func(s segment) bool { return s.kind != literal })
}

// commonPath returns a path that both patterns match, if there is one.
func commonPath(p, q []segment) (path string, ok bool) {
	if len(p) != len(q) {
		return "", false
	}
	for i := range p {
		// The one that says more decides: literal text before an integer, an integer before any text.
		tight, loose := p[i], q[i]
		if loose.kind == literal || tight.kind == parameter {
			tight, loose = loose, tight
		}
		if !fits(loose, tight.sample()) {
			return "", false
		}
		path += "/" + tight.sample()
	}
	return path, true
}

// sample returns a path segment that fits s.
func (s segment) sample() string {
	switch s.kind {
	case parameter:
		return "foo"
	case integer:
		return "7"
	}
	return s.text
}

// samplePath returns a path that fits the pattern: "foo" for a {name}, "7" for a {name:int}.
func samplePath(pattern []segment) string {
	path := ""
	for _, s := range pattern {
		path += "/" + s.sample()
	}
	return path
}

// literals returns the literal segments of all patterns but "/", each once, in order of appearance.
func (t *table) literals() []string {
	var all []string
	for _, p := range t.patterns {
		for _, s := range p {
			if s.kind == literal && s.text != "" && !slices.Contains(all, s.text) {
				all = append(all, s.text)
			}
		}
	}
	return all
}

// methods returns the methods of all routes, each once, sorted.
func (t *table) methods() []string {
	var all []string
	for _, r := range t.routes {
		all = append(all, r.Method)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

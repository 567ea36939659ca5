package gen

import "regexp"

// helper is code that is the same for all tables.
type helper struct {
	name    string
	imports []string
	text    string
}

// helpers has all helpers. A file has them in this order.
var helpers = []helper{
	{"split", []string{"strings"}, `
// split stores the segments of path in segments and returns how many there are: 0 for "/", 2 for "/a/b". It returns -1 for a
// path with an empty segment, such as "/a/" or "//b", a path that does not begin with "/", and a path with too many segments.
func split(path string, segments []string) int {
	if path == "/" {
		return 0
	}
	for n := range segments {
		if path == "" || path[0] != '/' {
			return -1
		}
		segment, _, _ := strings.Cut(path[1:], "/")
		if segment == "" {
			return -1
		}
		segments[n], path = segment, path[1+len(segment):]
		if path == "" {
			return n + 1
		}
	}
	return -1
}
`},
	{"splitRest", []string{"strings"}, `
// splitRest fills segments with the first segments of path, and stores the rest of the path, after the next slash, in rest. With
// room for two segments, "/a/b/c/d" has the rest "c/d", "/a/b/" has an empty rest, and "/a/b" has no rest. splitRest returns false
// if there is no rest or a segment is empty.
func splitRest(path string, segments []string, rest *string) bool {
	for n := range segments {
		if path == "" || path[0] != '/' {
			return false
		}
		segment, _, _ := strings.Cut(path[1:], "/")
		if segment == "" {
			return false
		}
		segments[n], path = segment, path[1+len(segment):]
	}
	*rest = strings.TrimPrefix(path, "/")
	return path != ""
}
`},
	{"match", []string{"fmt", "strings"}, `
// match reports whether pattern matches the whole path: "/a/+" matches "/a/b", but not "/a", "/a/", "/a/b/" or "/a/b/c". It stores
// the segment for each + in the next target. A *string takes any segment that is not empty. An *int takes the segments for which
// the function number returns true. When match returns false, it may have changed some targets.
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

// check panics if a + is not a whole segment, or if the targets are not one *string or *int for each +. It runs only for the
// empty path, which no route matches, so that ordinary requests do not pay for it.
func check(pattern string, targets []any) {
	plus := 0
	for segment := range strings.SplitSeq(pattern, "/") {
		if segment == "+" {
			plus++
		} else if strings.Contains(segment, "+") {
			panic(fmt.Sprintf("match: pattern %q: + must be a whole segment, found %q", pattern, segment))
		}
	}
	if plus != len(targets) || pattern == "" || pattern[0] != '/' {
		panic(fmt.Sprintf("match: pattern %q has %d targets; it must begin with / and have one + for each target", pattern, len(targets)))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("match: pattern %q: target %d must be a *string or an *int", pattern, i+1))
		}
	}
}
`},
	{"matchRest", []string{"strings"}, `
// matchRest is like the function match, but the pattern ends in a slash and matches the beginning of the path. It stores the rest
// of the path, which may be empty, in rest.
func matchRest(path, pattern string, rest *string, targets ...any) bool {
	end := 0
	for range strings.Count(pattern, "/") {
		end += strings.IndexByte(path[end:], '/') + 1 // if path has too few slashes, the shorter path[:end] does not match
	}
	*rest = path[end:]
	return match(path[:end], pattern, targets...)
}
`},
	{"after", []string{"strings"}, `
// after cuts text and the next segment off path: after("/posts/a/b", "/posts/") returns "a" and "/b". It returns false if path does
// not begin with text, or if the segment is empty.
func after(path, text string) (segment, rest string, ok bool) {
	if rest, ok = strings.CutPrefix(path, text); !ok {
		return "", "", false
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[:i], rest[i:], i > 0
	}
	return rest, "", rest != ""
}
`},
	{"afterInt", nil, `
// afterInt is like the function after, but the segment must be a number, and n is its value.
func afterInt(path, text string) (n int, rest string, ok bool) {
	segment, rest, _ := after(path, text)
	n = positive(segment)
	return n, rest, n > 0
}
`},
	{"shift", []string{"strings"}, `
// shift takes the first segment off path: "/a/b/c" gives "a" and "/b/c", "/a/" gives "a" and "/", "/a" gives "a" and "". head is
// empty if path is "" or "/", does not begin with "/", or begins with "//".
func shift(path string) (head, tail string) {
	if path == "" || path[0] != '/' {
		return "", path
	}
	if i := strings.IndexByte(path[1:], '/'); i >= 0 {
		return path[1 : 1+i], path[1+i:]
	}
	return path[1:], ""
}
`},
	{"compile", []string{"regexp"}, `
// compile returns the pattern for expr. It panics if expr is not a valid regular expression.
func compile(expr string) *regexp.Regexp {
	regexp.MustCompile(expr) // compile expr alone first, because "a)(b" is invalid but "^(?:a)(b)$" compiles
	return regexp.MustCompile("^(?:" + expr + ")$")
}
`},
	{"regexMatch", []string{"fmt", "regexp"}, `
// match reports whether pattern matches the path. It stores the text of each group in the next target. A *string takes any text;
// the text is empty if the group did not take part in the match. An *int takes the texts for which the function number returns
// true. When match returns false, it may have changed some targets.
func match(path string, pattern *regexp.Regexp, targets ...any) bool {
	if path == "" {
		check(pattern, targets)
	}
	groups := pattern.FindStringSubmatch(path)
	if groups == nil {
		return false
	}
	for i, target := range targets {
		switch target := target.(type) {
		case *string:
			*target = groups[1+i]
		case *int:
			if !number(groups[1+i], target) {
				return false
			}
		}
	}
	return true
}

// check panics if the targets are not one *string or *int for each group. It runs only for the empty path, which no route
// matches, so that ordinary requests do not pay for it.
func check(pattern *regexp.Regexp, targets []any) {
	if groups := pattern.NumSubexp(); groups != len(targets) {
		panic(fmt.Sprintf("regexswitch: pattern %q has %d targets; pass one for each group, %d in all", pattern, len(targets), groups))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("regexswitch: pattern %q: target %d must be a *string or an *int", pattern, i+1))
		}
	}
}
`},
	{"regexRoute", []string{"fmt", "regexp", "strings"}, `
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
`},
	{"isNumber", []string{"strconv"}, `
// number reports whether segment is ASCII digits with a value of 1 … math.MaxInt: "7" and "007", but not "0", "-1", "1.5" or
// "x".
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}
`},
	{"number", []string{"strconv"}, `
// number stores the value of segment in n, and reports whether it is ASCII digits with a value of 1 … math.MaxInt: "7" and
// "007", but not "0", "-1", "1.5" or "x".
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}
`},
	{"slash", []string{"math/bits", "strings"}, `
// slash returns the index of the first slash in p, or len(p). It examines 16 bytes at once: most segments are shorter, and the
// processor cannot predict the branches of a loop over the bytes.
func slash(p string) int {
	if len(p) >= 16 {
		low, high := slashes(p[:8]), slashes(p[8:16])
		if low|high != 0 {
			before := 0
			if low == 0 {
				low, before = high, 8
			}
			return before + bits.TrailingZeros64(low)/8
		}
	}
	if i := strings.IndexByte(p, '/'); i >= 0 {
		return i
	}
	return len(p)
}

// slashes finds the first slash in the first eight bytes of p. The lowest set bit of the result is in the byte of that slash. If
// there is no slash, the result is 0.
func slashes(p string) uint64 {
	const ones = 0x0101010101010101
	eight := uint64(p[0]) | uint64(p[1])<<8 | uint64(p[2])<<16 | uint64(p[3])<<24 |
		uint64(p[4])<<32 | uint64(p[5])<<40 | uint64(p[6])<<48 | uint64(p[7])<<56
	eight ^= '/' * ones // makes each slash a zero byte
	return (eight - ones) &^ eight & (0x80 * ones)
}
`},
	{"positive", []string{"math"}, `
// positive returns the number in text, which must be ASCII digits with a value of 1 … math.MaxInt. It returns 0 for any other text.
func positive(text string) int {
	n := 0
	for i := range len(text) {
		digit := int(text[i]) - '0'
		if digit < 0 || digit > 9 || n > (math.MaxInt-digit)/10 {
			return 0
		}
		n = n*10 + digit
	}
	return n
}
`},
	{"segmentOf", []string{"strings"}, `
// segmentOf returns segment n of path, counted from 0.
func segmentOf(path string, n int) string {
	for range n {
		path = path[1+strings.IndexByte(path[1:], '/'):]
	}
	segment, _, _ := strings.Cut(path[1:], "/")
	return segment
}
`},
	{"buildPath", []string{"fmt", "net/http", "net/url", "strings", "sync"}, `
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
`},
	{"numberError", []string{"fmt"}, `
// numberError returns an error if the value is below 1.
func numberError(name string, value int) error {
	if value < 1 {
		return fmt.Errorf("%s is %d; it must be at least 1", name, value)
	}
	return nil
}
`},
	{"discard", []string{"net/http"}, `
// discard is a ResponseWriter that throws the answer away.
type discard http.Header

func (d discard) Header() http.Header         { return http.Header(d) }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}
`},
}

// plus matches a + in the code of match that means a segment, and not an addition.
var plus = regexp.MustCompile(`([ /"'])\+([ ,."'])`)

// writeHelpers writes the helpers that the file needs.
func (c *code) writeHelpers() {
	for _, h := range helpers {
		if c.helpers[h.name] {
			c.imported(h.imports...)
			text := h.text
			if h.name == "match" {
				text = plus.ReplaceAllString(text, "${1}"+c.sign()+"${2}")
			}
			c.body.WriteString(text)
		}
	}
	if c.helpers["refuse"] {
		c.refuseList()
	}
}

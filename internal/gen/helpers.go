package gen

import "regexp"

// helper is a function that routers of several routes or techniques have, as it stands in the file.
type helper struct {
	name    string
	imports []string
	text    string
}

// helpers in the order in which they stand in a file.
var helpers = []helper{
	{"split", []string{"strings"}, `
// split stores the segments of path in segments and returns how many there are: 0 for "/", 2 for "/a/b". It returns -1 if
// a segment is empty, as in "/a/" and "//b", if path does not begin with "/", or if it has more segments than fit.
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
// splitRest stores the first segments of path in segments, as many as fit, and what follows the slash behind them in rest. It
// returns false if there is no such slash, or if a segment before it is empty.
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
// matchRest is match for a pattern that ends in a slash, and stores what the path has behind that slash in rest. It may be empty.
func matchRest(path, pattern string, rest *string, targets ...any) bool {
	end := 0
	for range strings.Count(pattern, "/") {
		end += strings.IndexByte(path[end:], '/') + 1 // where path has too few slashes, what is left of it does not match
	}
	*rest = path[end:]
	return match(path[:end], pattern, targets...)
}
`},
	{"after", []string{"strings"}, `
// after cuts text and the segment behind it off path: after("/posts/a/b", "/posts/") gives "a" and "/b". It returns false if path
// does not begin with text, or if the segment is empty.
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
// afterInt is after for a segment that is a number.
func afterInt(path, text string) (n int, rest string, ok bool) {
	segment, rest, _ := after(path, text)
	n = positive(segment)
	return n, rest, n > 0
}
`},
	{"shift", []string{"strings"}, `
// shift takes the first segment off path: "/a/b/c" gives "a" and "/b/c", "/a/" gives "a" and "/",
// "/a" gives "a" and "". The head is empty if path is, does not begin with "/", or begins with "//".
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
// compile returns the pattern for expr. It panics if expr is not a regular expression.
func compile(expr string) *regexp.Regexp {
	regexp.MustCompile(expr) // alone first: "a)(b" is wrong, but "^(?:a)(b)$" compiles
	return regexp.MustCompile("^(?:" + expr + ")$")
}
`},
	{"regexMatch", []string{"fmt", "regexp"}, `
// match reports whether the pattern matches the path, and stores what each group captured in the next target: a *string
// takes any text, "" from a group that took no part, and an *int takes a number as described at number. If match returns
// false, some targets may have been written.
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

// check panics if the targets are not a *string or an *int for each group. match calls it for the empty path alone,
// which New sends and no route has, so a request to a route takes no longer.
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
	expr   *regexp.Regexp // of the whole path
	prefix string         // every path that expr matches begins with it; only there to be faster
	static bool           // prefix is the only path that expr matches, and there is no group
	kinds  []string       // "string" or "int", for each group
	handle func(w http.ResponseWriter, r *http.Request, groups []string)
}

// newRoute returns a row. The pattern is a regular expression of the whole path: it need not begin with ^ or end with $.
// newRoute panics if the pattern does not have one group for each value that the handler takes.
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

// match reports whether the route matches the path, and returns what the groups captured, "" for one that took no part. The
// prefix is compared first, because that takes much less time than running the regular expression.
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
// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt.
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}
`},
	{"number", []string{"strconv"}, `
// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt, and stores the value in n.
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}
`},
	{"slash", []string{"math/bits", "strings"}, `
// slash returns where the first slash of p is, or the length of p if there is none. It looks at 16 bytes at once, because most
// segments end within these, and branches for each byte would be hard to predict.
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

// slashes returns a number whose lowest bit that is set stands in the byte of the first slash among eight bytes; 0 for none.
func slashes(p string) uint64 {
	const ones = 0x0101010101010101
	eight := uint64(p[0]) | uint64(p[1])<<8 | uint64(p[2])<<16 | uint64(p[3])<<24 |
		uint64(p[4])<<32 | uint64(p[5])<<40 | uint64(p[6])<<48 | uint64(p[7])<<56
	eight ^= '/' * ones // a slash is a zero byte now
	return (eight - ones) &^ eight & (0x80 * ones)
}
`},
	{"positive", []string{"math"}, `
// positive returns the value of ASCII digits, or 0 if text is anything else or the value is more than math.MaxInt.
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
// segmentOf returns the segment of path with the index n.
func segmentOf(path string, n int) string {
	for range n {
		path = path[1+strings.IndexByte(path[1:], '/'):]
	}
	segment, _, _ := strings.Cut(path[1:], "/")
	return segment
}
`},
	{"buildPath", []string{"fmt", "net/http", "net/url", "strings", "sync"}, `
// buildPath returns the escaped path of the segments. It is an error if the router hands that path to another handler or to none,
// or if a client would change it.
func buildPath(method, handler string, segments ...string) (string, error) {
	path := "/" + strings.Join(segments, "/")
	if strings.HasPrefix(path, "//") {
		return "", fmt.Errorf("the path %q begins with two slashes, behind which clients expect a host", path)
	}
	for i, segment := range segments {
		if segment == "." || segment == ".." {
			return "", fmt.Errorf("the path %q has the segment %q, which clients resolve", path, segment)
		}
		segments[i] = url.PathEscape(segment)
	}
	found := &finder{}
	own().ServeHTTP(found, &http.Request{Method: method, URL: &url.URL{Path: path}})
	if found.handler != handler {
		return "", fmt.Errorf("the path %q does not lead to %s", path, handler)
	}
	return "/" + strings.Join(segments, "/"), nil
}

// segmentError returns an error if the value is not one segment of a path.
func segmentError(name, value string) error {
	if value == "" || strings.Contains(value, "/") {
		return fmt.Errorf("%s is %q: want a segment that is not empty and has no slash", name, value)
	}
	return nil
}

// own is a router whose handlers tell who they are to a finder.
var own = sync.OnceValue(func() http.Handler { return New(tellers{}) })

// finder is a ResponseWriter that gets to know which handler was called.
type finder struct{ handler string }

func (f *finder) Header() http.Header         { return http.Header{} }
func (f *finder) Write(b []byte) (int, error) { return len(b), nil }
func (f *finder) WriteHeader(int)             {}
`},
	{"numberError", []string{"fmt"}, `
// numberError returns an error if the value is not one that a path can have.
func numberError(name string, value int) error {
	if value < 1 {
		return fmt.Errorf("%s is %d: want 1 or more", name, value)
	}
	return nil
}
`},
	{"discard", []string{"net/http"}, `
// discard is a ResponseWriter for an answer that nobody reads.
type discard http.Header

func (d discard) Header() http.Header         { return http.Header(d) }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}
`},
}

// plus finds the plus in match that stands for a segment, and no sum.
var plus = regexp.MustCompile(`([ /"'])\+([ ,."'])`)

// writeHelpers prints the helpers that are used.
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

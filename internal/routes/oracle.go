package routes

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// This file is the oracle: from the table alone, it works out the answer that a router must give. It is written to be obviously
// right, not fast: it matches a path against all routes with a fitting number of segments, and then picks the best match.
//
// For example, with the routes
//
//	GET  /a/{x}
//	GET  /{y}/b
//	POST /a/b
//
// all three match /a/b. The first route serves GET /a/b: from the left, the two GET patterns first differ in a and {y}, and
// text wins over a parameter. PUT /a/b is a 405 with "Allow: GET, POST". GET /a/b/c is a 404.

// Want is the answer that a table requires for a request.
type Want struct {
	Status int      // 200, 404 or 405; 204 for OPTIONS if the table serves it
	Route  int      // for a 200, the index of the route that wins; otherwise -1
	Values []any    // for a 200, the parameters' values in the order of the pattern: an int for an Int, otherwise a string
	Allow  []string // for a 405 or a 204, the methods of the path, sorted, without repeats
}

// Want returns the answer that the table requires for a request.
func (t *Table) Want(method, path string) Want { return t.WantAmong(t.Candidates(path), method, path) }

// WantAmong is Want for a caller that already has the candidates for the path.
func (t *Table) WantAmong(candidates []int, method, path string) Want {
	if len(candidates) == 0 {
		return Want{Status: http.StatusNotFound, Route: -1}
	}
	chosen := t.best(candidates, method)
	if chosen < 0 && t.HEAD && method == "HEAD" {
		chosen = t.best(candidates, "GET")
	}
	if chosen < 0 && t.OPTIONS && method == "OPTIONS" {
		return Want{Status: http.StatusNoContent, Route: -1, Allow: t.allow(candidates)}
	}
	if chosen < 0 {
		return Want{Status: http.StatusMethodNotAllowed, Route: -1, Allow: t.allow(candidates)}
	}
	return Want{Status: http.StatusOK, Route: chosen, Values: t.Routes[chosen].values(path)}
}

// Candidates returns the indexes of the routes that match the path, whatever their method. The path is not cleaned. An empty
// path, and a path that does not begin with a slash, match nothing.
func (t *Table) Candidates(path string) []int {
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	values := strings.Split(path[1:], "/")
	var found []int
	for _, among := range [][]int{t.shorter[len(values)], t.longer} {
		for _, i := range among {
			if t.Routes[i].fits(values) {
				found = append(found, i)
			}
		}
	}
	return found
}

// fits reports whether the pattern matches a path with these segments.
func (r Route) fits(values []string) bool {
	if r.hasRest() && len(values) >= len(r.Segments) {
		values = values[:len(r.Segments)]
	}
	if len(values) != len(r.Segments) {
		return false
	}
	for i, s := range r.Segments {
		if !s.Fits(values[i]) {
			return false
		}
	}
	return true
}

// Fits reports whether the segment matches value, a segment of a path. A Rest matches any value.
func (s Segment) Fits(value string) bool {
	switch s.Kind {
	case Int:
		_, ok := positive(value)
		return ok
	case Any:
		return value != ""
	case Rest:
		return true
	}
	return value == s.Text
}

// positive returns the value of digits if they are ASCII digits with a value of 1 … math.MaxInt: "7" and "007", but not "0" or
// "+1".
func positive(digits string) (n int, ok bool) {
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}

// best returns the index of the best candidate with the method, or -1 if none has it.
func (t *Table) best(candidates []int, method string) int {
	best := -1
	for _, i := range candidates {
		if t.Routes[i].Method == method && (best < 0 || t.Routes[i].Before(t.Routes[best])) {
			best = i
		}
	}
	return best
}

// Before reports whether r wins over the route other when both match a path. The first difference from the left decides: Text
// wins over Int, Int over Any, and Any over Rest.
func (r Route) Before(other Route) bool {
	for i := range min(len(r.Segments), len(other.Segments)) {
		if a, b := r.Segments[i].Kind, other.Segments[i].Kind; a != b {
			return a < b
		}
	}
	return false
}

// allow returns the methods for Allow, sorted, without repeats.
func (t *Table) allow(candidates []int) []string {
	var methods []string
	for _, i := range candidates {
		methods = append(methods, t.Routes[i].Method)
	}
	if t.HEAD && slices.Contains(methods, "GET") {
		methods = append(methods, "HEAD")
	}
	if t.OPTIONS {
		methods = append(methods, "OPTIONS")
	}
	slices.Sort(methods)
	return slices.Compact(methods)
}

// values returns the values of the route's parameters in a path that it matches.
func (r Route) values(path string) []any {
	var all []any
	parts := strings.Split(path[1:], "/")
	for i, s := range r.Segments {
		switch s.Kind {
		case Int:
			n, _ := positive(parts[i])
			all = append(all, n)
		case Any:
			all = append(all, parts[i])
		case Rest:
			all = append(all, strings.Join(parts[i:], "/"))
		}
	}
	return all
}

// Echo returns the text that a handler answers with: its name and its values, as in "showUser 7\n" or "putReview foo/bar\n". A
// slash precedes each string except the first value. A space precedes the first value and each int. Within a table, two
// different calls never give the same text, because only the last value of a route can contain a slash. Echo panics if a value
// is neither a string nor an int.
func Echo(name string, values ...any) string {
	text := name
	for i, value := range values {
		switch v := value.(type) {
		case int:
			text += " " + strconv.Itoa(v)
		case string:
			if i == 0 {
				text += " " + v
			} else {
				text += "/" + v
			}
		default:
			panic(fmt.Sprintf("value %d of %s is a %T; pass a string or an int", i+1, name, value))
		}
	}
	return text + "\n"
}

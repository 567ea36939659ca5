package routes

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Want is what a table wants for a request.
type Want struct {
	Status int      // 200, 404 or 405; 204 for OPTIONS where the table serves it
	Route  int      // of a 200: the index of the route that wins; otherwise -1
	Values []any    // of a 200: the parameters' values in the pattern's order; an int for an Int, otherwise a string
	Allow  []string // of a 405 or a 204: the methods that the path has, sorted, each once
}

// Want works out from the table alone what it wants for a request. This is the oracle that routers are held to: it is meant
// to be seen to be right, not to be fast.
func (t *Table) Want(method, path string) Want { return t.WantAmong(t.Candidates(path), method, path) }

// WantAmong is Want for whoever has the path's candidates already.
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

// Candidates returns the indexes of the routes that match the path, whatever their method. The path is matched as it
// stands: the empty one, and one without a slash in front, match nothing.
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

// fits reports whether the pattern matches a path of these segments.
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

// Fits reports whether the segment matches one segment of a path. A Rest matches any as its first.
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

// positive returns the value of ASCII digits, leading zeros allowed, if it is 1 … math.MaxInt. It does not take a sign.
func positive(digits string) (n int, ok bool) {
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}

// best returns the index of the candidate with the method that wins, or -1 if none has it.
func (t *Table) best(candidates []int, method string) int {
	best := -1
	for _, i := range candidates {
		if t.Routes[i].Method == method && (best < 0 || t.Routes[i].Before(t.Routes[best])) {
			best = i
		}
	}
	return best
}

// Before reports whether r wins over other where both match a path: at the leftmost difference, Text wins over Int, Int
// over Any, and Any over Rest.
func (r Route) Before(other Route) bool {
	for i := range min(len(r.Segments), len(other.Segments)) {
		if a, b := r.Segments[i].Kind, other.Segments[i].Kind; a != b {
			return a < b
		}
	}
	return false
}

// allow returns the methods of the candidates, sorted, each once.
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

// values returns the parameters' values in a path that the route matches.
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

// Echo returns the text by which a handler tells who it is and what it got: its name, then each value, an int after a space
// and a string after a slash, but the first value after a space whatever it is, and a newline. No two calls give the same
// text for routes of a table, because only the last value of a route can contain a slash. It panics if a value is neither.
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
			panic(fmt.Sprintf("value %d of %s is a %T; want a string or an int", i+1, name, value))
		}
	}
	return text + "\n"
}

package routes

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// This file is the oracle: from the table alone, it works out the answer that a router must give. It is written to be obviously
// right, not fast: it matches a path against all routes that come into question, and then picks the best match.
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
	if chosen := t.best(candidates, method, path); chosen >= 0 {
		return Want{Status: http.StatusOK, Route: chosen, Values: t.Routes[chosen].values(path)}
	}
	if t.OPTIONS && method == "OPTIONS" {
		return Want{Status: http.StatusNoContent, Route: -1, Allow: t.allow(candidates)}
	}
	return Want{Status: http.StatusMethodNotAllowed, Route: -1, Allow: t.allow(candidates)}
}

// Candidates returns the indexes of the routes that match the path, whatever their method, in the order of the table. The path is not
// cleaned. An empty path, and a path that does not begin with a slash, match nothing.
//
// It compares the path with the patterns that have its number of segments, or a Rest, and have their last text in common with the path, at
// the same place: /users/7/posts with patterns such as /pages/{id}/posts and /users/{x}/{y}, but not /users/{id}/likes or /users/8/{x...}.
func (t *Table) Candidates(path string) []int {
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	parts := strings.Split(path[1:], "/")
	var found []int
	for at := -1; at < min(len(parts), maxSegments); at++ {
		text := ""
		if at >= 0 {
			text = parts[at]
		}
		for _, segments := range []int{0, len(parts)} {
			for _, p := range t.drawers[drawer{segments, at, text}] {
				if t.Routes[p.route].Patterns[p.pattern].fits(parts) {
					found = append(found, p.route)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

// fits reports whether the pattern matches a path with these segments.
func (p Pattern) fits(parts []string) bool {
	if len(parts) < len(p) || len(parts) > len(p) && !p.HasRest() {
		return false
	}
	for i := range p {
		if !p[i].fits(parts[i]) {
			return false
		}
	}
	return true
}

// best returns the index of the candidate that serves the method, or -1 if none does. The pattern decides. Among equal patterns, the
// route with the method itself wins, then a GET route that serves HEAD, then AnyMethod.
func (t *Table) best(candidates []int, method, path string) int {
	best := -1
	servesHEAD := t.HEAD && method == "HEAD" && !slices.ContainsFunc(candidates, func(i int) bool { return t.Routes[i].Method == method })
	rank := func(i int) int { return slices.Index([]string{method, "GET", AnyMethod}, t.Routes[i].Method) }
	for _, i := range candidates {
		if m := t.Routes[i].Method; m != method && m != AnyMethod && !(servesHEAD && m == "GET") {
			continue
		}
		if best < 0 {
			best = i
			continue
		}
		c := t.Routes[i].matching(path).Compare(t.Routes[best].matching(path))
		if c < 0 || c == 0 && rank(i) < rank(best) {
			best = i
		}
	}
	return best
}

// matching returns the route's pattern that matches the path. The route must match it.
func (r Route) matching(path string) Pattern {
	if len(r.Patterns) == 2 && strings.Count(path, "/") == len(r.Patterns[0]) {
		return r.Patterns[0]
	}
	return r.full()
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
	p := r.matching(path)
	all, _ := p.Match(path)
	if r.full().HasRest() && !p.HasRest() {
		all = append(all, "")
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

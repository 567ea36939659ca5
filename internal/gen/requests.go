package gen

import (
	"iter"

	"gorouting/internal/routes"
)

// query is a request for a generated test.
type query struct{ method, path string }

// Limits and values for the requests of a generated test.
const (
	mostRequests   = 6000 // of a table with up to 500 routes; more routes have usualPerRoute each
	usualPerRoute  = 12
	manyRequests   = 60_000 // of a table with more than 5,000 routes, unless they need leastPerRoute each
	leastPerRoute  = 4
	mostBytes      = 4 << 20 // of all requests and answers, unless leastPerRoute need more
	mostDecoys     = 40
	mostOthers     = 1000   // the routes before a route, and after it, that give their texts as decoys
	otherMethod    = "LINK" // a method that hardly any table has
	overflowingInt = "9223372036854775808"
	allDigits      = "1234567890"
)

// requests returns requests for the routes, and near misses: for PUT /posts/{slug} in a table with /posts/new/draft, for instance
//
//	PUT /posts/foo    LINK /posts/foo    PUT /posts/foo/    PUT /posts/foo/x
//	PUT /posts/new    PUT /posts/        PUT /posts/7       PUT /postsx/foo
//
// A router that follows "new" must come back from there.
func requests(t *routes.Table) []query {
	var all []query
	seen := map[query]bool{}
	most := max(mostRequests/len(t.Routes), min(usualPerRoute, manyRequests/len(t.Routes)), leastPerRoute)
	methods := t.Methods()
	for i, r := range t.Routes {
		added, bytes := 0, 0
		for q := range near(t, i, most, methods) {
			if seen[q] {
				continue
			}
			seen[q] = true
			all = append(all, q)
			added++
			bytes += len(q.method) + 2*len(q.path) + len(r.Name) // the answer repeats most of the path, as values
			if added >= most || added >= leastPerRoute && bytes > mostBytes/len(t.Routes) {
				break
			}
		}
	}
	return all
}

// requests returns the requests of a generated test. A draft needs none, because they have no names.
func (c *code) requests() []query {
	if c.names.code.isDraft {
		return nil
	}
	return requests(c.table)
}

// near yields requests for route i, and its near misses. The requests that find the most mistakes are first. most limits the number of
// decoys, which take long to find in a large table. methods are the table's.
func near(t *routes.Table, i, most int, methods []string) iter.Seq[query] {
	r := t.Routes[i]
	method := r.Method
	if method == routes.AnyMethod {
		method = "GET"
	}
	return func(yield func(query) bool) {
		for _, p := range r.Patterns {
			sample := p.Sample()
			for _, q := range []query{{method, sample}, {otherMethod, sample}, {"HEAD", sample}, {"OPTIONS", sample}, {method, sample + "/"}, {method, sample + "/x"}} {
				if !yield(q) {
					return
				}
			}
			for _, path := range decoys(t, i, p, most) {
				if !yield(query{method, path}) || !yield(query{otherMethod, path}) {
					return
				}
			}
		}
		for _, p := range r.Patterns {
			for k, s := range p {
				for _, value := range values(s) {
					if !yield(query{method, withSegment(p, k, value)}) {
						return
					}
				}
			}
		}
		for _, method := range methods {
			if !yield(query{method, r.Sample()}) {
				return
			}
		}
	}
}

// values returns values for a segment of a path that s may match.
func values(s routes.Segment) []string {
	first := []string{"7", "x y"}
	switch {
	case !s.IsParam():
		first = []string{s.Text + "x"}
	case s.Kind == routes.Rest:
		first = []string{"x//y z"} // an empty segment, which libraries remove or match with a parameter
	case s.IsBeside() || s.Kind == routes.List:
		first = append(s.Samples(), s.NearMisses()...)
	}
	return append(first, "", "0", "007", "-7", overflowingInt, allDigits, "é", "\xff", "..", "\n")
}

// decoys returns paths of a pattern of route i with texts of another route as parameters. A router may follow the other route first,
// and must then come back. It returns up to most of them.
func decoys(t *routes.Table, i int, p routes.Pattern, most int) []string {
	var paths []string
	seen := map[string]bool{p.Sample(): true}
	for j := max(0, i-mostOthers); j < min(len(t.Routes), i+mostOthers); j++ {
		for _, q := range t.Routes[j].Patterns {
			if j == i || len(paths) >= min(most, mostDecoys) || !beginAlike(p, q) {
				continue
			}
			for n := range min(len(p), len(q)) {
				if !p[n].IsParam() || q[n].Sample() == p[n].Sample() {
					continue // the path is the one before
				}
				if path := along(p, q, n+1); !seen[path] {
					seen[path] = true
					paths = append(paths, path)
				}
			}
		}
	}
	return paths
}

// along returns a path of the pattern p. In the first n segments, a parameter has the text of the same segment in the pattern other, if
// the parameter matches that text.
func along(p, other routes.Pattern, n int) string {
	path := ""
	for k, s := range p {
		text := s.Sample()
		if k < n && k < len(other) && s.IsParam() {
			if _, ok := s.Match(other[k].Sample()); ok {
				text = other[k].Sample()
			}
		}
		path += "/" + text
	}
	return path
}

// beginAlike reports whether the pattern other can match the segments of the pattern p before its first parameter.
func beginAlike(p, other routes.Pattern) bool {
	for k, s := range p {
		if s.IsParam() || k == len(other) {
			break
		}
		if _, ok := other[k].Match(s.Text); !ok {
			return false
		}
	}
	return true
}

// withSegment returns the sample path of the pattern with another value for segment k.
func withSegment(p routes.Pattern, k int, value string) string {
	path := ""
	for j, s := range p {
		if j == k {
			path += "/" + value
		} else {
			path += "/" + s.Sample()
		}
	}
	return path
}

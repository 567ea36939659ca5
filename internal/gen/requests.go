package gen

import "gorouting/internal/routes"

// query is a request for a generated test.
type query struct{ method, path string }

// Limits and values for the requests of a generated test.
const (
	mostRequests   = 6000
	leastPerRoute  = 12
	mostDecoys     = 40
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
	most := max(leastPerRoute, mostRequests/len(t.Routes))
	for i := range t.Routes {
		added := 0
		for _, q := range near(t, i) {
			if !seen[q] && added < most {
				seen[q] = true
				all = append(all, q)
				added++
			}
		}
	}
	return all
}

// near returns requests for route i, and its near misses. The requests that find the most mistakes are first.
func near(t *routes.Table, i int) []query {
	r := t.Routes[i]
	sample := r.Sample()
	all := []query{{r.Method, sample}, {otherMethod, sample}, {"HEAD", sample}, {"OPTIONS", sample}, {r.Method, sample + "/"}, {r.Method, sample + "/x"}}
	for _, path := range decoys(t, i) {
		all = append(all, query{r.Method, path}, query{otherMethod, path})
	}
	for k, s := range r.Segments {
		values := []string{"7", "x y"}
		switch s.Kind {
		case routes.Text:
			values = []string{s.Text + "x"}
		case routes.Rest:
			values = []string{"x//y z"} // an empty segment, which libraries remove or match with a parameter
		}
		for _, value := range append(values, "", "0", "007", "-7", overflowingInt, allDigits, "é", "\xff", "..", "\n") {
			all = append(all, query{r.Method, withSegment(r, k, value)})
		}
	}
	for _, method := range t.Methods() {
		all = append(all, query{method, sample})
	}
	return all
}

// decoys returns paths of route i with texts of another route as parameters. A router may follow the other route first, and
// must then come back.
func decoys(t *routes.Table, i int) []string {
	var paths []string
	r := t.Routes[i]
	seen := map[string]bool{r.Sample(): true}
	for j, other := range t.Routes {
		if j == i || len(paths) >= mostDecoys || !beginAlike(r, other) {
			continue
		}
		for n := range r.Segments {
			if path := along(r, other, n+1); !seen[path] {
				seen[path] = true
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// along returns a path of the route r. In the first n segments, a parameter has the value of the same segment in the route
// other, if that value is valid for the parameter.
func along(r, other routes.Route, n int) string {
	path := ""
	for k, s := range r.Segments {
		value := s.Sample()
		if k < n && k < len(other.Segments) && s.Kind != routes.Text && s.Fits(other.Segments[k].Sample()) {
			value = other.Segments[k].Sample()
		}
		path += "/" + value
	}
	return path
}

// beginAlike reports whether the route other can match the segments of the route r before its first parameter.
func beginAlike(r, other routes.Route) bool {
	for k, s := range r.Segments {
		if s.Kind != routes.Text || k == len(other.Segments) {
			break
		}
		if !other.Segments[k].Fits(s.Text) {
			return false
		}
	}
	return true
}

// withSegment returns the sample path of the route with another value for segment k.
func withSegment(r routes.Route, k int, value string) string {
	path := ""
	for j, s := range r.Segments {
		if j == k {
			path += "/" + value
		} else {
			path += "/" + s.Sample()
		}
	}
	return path
}

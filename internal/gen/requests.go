package gen

import "gorouting/internal/routes"

// query is a request for a generated test.
type query struct{ method, path string }

// Bounds of the requests that a generated test has.
const (
	mostRequests   = 6000
	leastPerRoute  = 12
	mostAstray     = 40
	otherMethod    = "LINK" // one that hardly a table has
	overflowingInt = "9223372036854775808"
	allDigits      = "1234567890"
)

// requests returns requests near the routes: their own paths; values that other kinds of parameter take, and text of other routes
// where they have a parameter, which lead a router astray that does not go back; each method of the table where a path has
// several; a segment too many, too few, or empty.
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

// near returns the requests near route i, the most telling ones first.
func near(t *routes.Table, i int) []query {
	r := t.Routes[i]
	sample := r.Sample()
	all := []query{{r.Method, sample}, {otherMethod, sample}, {"HEAD", sample}, {"OPTIONS", sample}, {r.Method, sample + "/"}, {r.Method, sample + "/x"}}
	for _, path := range astray(t, i) {
		all = append(all, query{r.Method, path}, query{otherMethod, path})
	}
	for k, s := range r.Segments {
		values := []string{"7", "x y"}
		switch s.Kind {
		case routes.Text:
			values = []string{s.Text + "x"}
		case routes.Rest:
			values = []string{"x//y z"} // an empty segment, which libraries clean away or let a parameter match
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

// astray returns paths of route i that have the text of another route where it has its first parameters: the other route's way is
// taken up to there, and has to be left again.
func astray(t *routes.Table, i int) []string {
	var paths []string
	r := t.Routes[i]
	seen := map[string]bool{r.Sample(): true}
	for j, other := range t.Routes {
		if j == i || len(paths) >= mostAstray || !beginAlike(r, other) {
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

// along returns a path of r that has in its first n segments what the other route has there, where r takes it.
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

// beginAlike reports whether the other route has the text that r has before its first parameter, or a parameter there.
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

package differ

import (
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// Reader finds the unusual properties of requests, compared with a table. Only one goroutine may use it at a time.
type Reader struct {
	table       *routes.Table
	methods     []string          // all methods of the table
	places      map[string]int    // the index of a route, by its name
	texts       map[string]bool   // all texts of the table
	folded      map[string]string // a text of the table, by the text in lower case
	beside      []routes.Segment  // the parameters with text beside them
	constrained []routes.Pattern  // the patterns with a parameter that does not match every value
	candidates  map[string][]int  // the candidates for a decoded path
	plains      map[string]string // the results of plain
	nowhere     string            // a path that no route matches, or ""
}

// NewReader returns a Reader for a table.
func NewReader(t *routes.Table) *Reader {
	r := &Reader{
		table: t, methods: t.Methods(),
		places: map[string]int{}, texts: map[string]bool{}, folded: map[string]string{}, candidates: map[string][]int{}, plains: map[string]string{},
	}
	for i, route := range t.Routes {
		r.places[route.Name] = i
		for _, p := range route.Patterns {
			if slices.ContainsFunc(p, isConstrained) {
				r.constrained = append(r.constrained, p)
			}
			for _, s := range p {
				if s.IsBeside() {
					r.beside = append(r.beside, s)
				}
			}
		}
	}
	for _, text := range t.Texts() {
		r.texts[text] = true
		r.folded[strings.ToLower(text)] = text
	}
	for _, path := range elsewhere {
		if r.nowhere == "" && path != "/" && len(r.candidatesOf(path)) == 0 {
			r.nowhere = path
		}
	}
	return r
}

// isConstrained reports whether a segment is a parameter that does not match every value.
func isConstrained(s routes.Segment) bool {
	return s.Kind == routes.Int || s.Kind == routes.List || s.IsBeside()
}

// Route returns the name of the route that a request is about, or "". It removes all properties from the request, and returns the
// route that the table chooses for the rest: listUsers for GET //USERS/.
func (r *Reader) Route(q Request) string {
	if i := r.route(q); i >= 0 {
		return r.table.Routes[i].Name
	}
	return ""
}

// route is Route, but returns the index of the route, or -1.
func (r *Reader) route(q Request) int {
	q = withoutMethod(r, q)
	q.Target = r.plain(q.Target)
	all := r.candidatesOf(q.Target)
	if want := r.table.WantAmong(all, q.Method, decoded(q.Target)); want.Route >= 0 {
		return want.Route
	}
	if len(all) > 0 {
		return all[0]
	}
	return -1
}

// candidatesOf returns the routes that match the path of a target.
func (r *Reader) candidatesOf(target string) []int {
	path := decoded(target)
	all, ok := r.candidates[path]
	if !ok {
		all = r.table.Candidates(path)
		r.candidates[path] = all
	}
	return all
}

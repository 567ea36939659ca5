package gen

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// http.ServeMux differs from a table in three ways. refuseMux finds the pairs of routes that it would serve differently:
//
//	GET /a/{x}        GET /{y}/b        ServeMux panics: neither is more specific
//	GET /a/{id:int}   GET /{x}/{y}      ServeMux has no numbers: for /a/foo it finds the first route instead of the second
//	GET /f/{p...}     GET /{x...}       ServeMux redirects /f to /f/ instead of serving it with the second route

// refuseMux returns a routes.Errors with every such pair.
func refuseMux(t *routes.Table) error {
	m := newMuxPairs(t)
	var all routes.Errors
	for i, r := range t.Routes {
		for _, k := range m.patterns.overlapping(m.mux.Routes[i]) {
			if text := m.refuse(i, k); text != "" {
				all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: text + "; choose another technique, such as after"})
			}
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// muxPairs finds pairs of routes that http.ServeMux does not serve as the table says.
type muxPairs struct {
	*code
	mux      routes.Table // the routes as ServeMux sees them, with {id} for {id:int}
	patterns *trieNode    // the tree of mux
}

func newMuxPairs(t *routes.Table) *muxPairs {
	m := &muxPairs{code: &code{table: t, names: nameParts(t)}}
	for _, r := range t.Routes {
		m.mux.Routes = append(m.mux.Routes, withoutInts(r))
	}
	m.patterns = newTrie(&m.mux)
	return m
}

// withoutInts returns the route with {id} for {id:int}.
func withoutInts(r routes.Route) routes.Route {
	r.Segments = slices.Clone(r.Segments)
	for k, s := range r.Segments {
		if s.Kind == routes.Int {
			r.Segments[k].Kind = routes.Any
		}
	}
	return r
}

// refuse returns the reason why ServeMux cannot serve routes i and k together, or "". Call it with i, k and with k, i.
func (m *muxPairs) refuse(i, k int) string {
	a, b := m.table.Routes[i], m.table.Routes[k]
	muxA, muxB := m.mux.Routes[i], m.mux.Routes[k]
	if words := m.panics(a, b); words != "" {
		if i < k {
			return "" // the error is reported for the later route
		}
		path, _ := muxA.Common(muxB)
		return fmt.Sprintf("%q and %q of line %d both match %s, and http.ServeMux refuses them: %s", a, b, b.Line, path, words)
	}
	if a.Method != b.Method || i == k {
		return ""
	}
	if path, both := shadowed(a, b); both && muxA.Before(muxB) {
		return fmt.Sprintf("%q takes %s from %q of line %d in http.ServeMux, which has no numbers and does not try the second route", a, path, b, b.Line)
	}
	if path, both := a.Common(b); both && muxA.Before(muxB) && b.Before(a) {
		return fmt.Sprintf("%q takes %s from %q of line %d in http.ServeMux, which has no numbers and prefers text", a, path, b, b.Line)
	}
	if path, both := m.redirected(muxA, b); both {
		return fmt.Sprintf("%q takes %s from %q of line %d in http.ServeMux, which redirects it to %[2]s/", a, path, b, b.Line)
	}
	return ""
}

// panics returns the message of the panic if http.ServeMux refuses the two routes together, and otherwise "". The methods may
// differ: in ServeMux, a GET pattern also matches HEAD.
func (m *muxPairs) panics(a, b routes.Route) (words string) {
	if a.Line == b.Line {
		return ""
	}
	defer func() {
		if p := recover(); p != nil {
			lines := strings.Split(fmt.Sprint(p), "\n") // the first line names this file, and examples begin at the fourth
			words = strings.TrimSuffix(strings.Join(lines[1:min(3, len(lines))], " "), ".")
		}
	}()
	mux := http.NewServeMux()
	for _, r := range []routes.Route{b, a} {
		mux.Handle(strings.ReplaceAll(m.registered(r), ":int}", "}"), http.NotFoundHandler())
	}
	return ""
}

// shadowed returns a path that b matches. The path has text in place of a number, so a does not match it, but ServeMux would
// choose a. For /a/{id:int} and /{x}/{y}, the path is /a/foo.
func shadowed(a, b routes.Route) (path string, ok bool) {
	loose := slices.Clone(a.Segments)
	for k, s := range a.Segments {
		if s.Kind == routes.Int && k < len(b.Segments) && b.Segments[k].Kind == routes.Text && b.Segments[k].Text != "" {
			loose[k] = b.Segments[k]
		}
	}
	for k, s := range a.Segments {
		if s.Kind != routes.Int || loose[k].Kind == routes.Text && s.Fits(loose[k].Text) {
			continue
		}
		one := routes.Route{Segments: slices.Clone(loose)}
		if one.Segments[k].Kind == routes.Int {
			one.Segments[k] = routes.Segment{Text: "foo"}
		}
		if path, ok := one.Common(b); ok {
			return path, true
		}
	}
	return "", false
}

// redirected returns a path that b matches, but that http.ServeMux redirects, because a matches the path with a slash added.
// ServeMux does not redirect if another route matches the path itself, unless that route ends in {name...}.
func (m *muxPairs) redirected(a, b routes.Route) (path string, ok bool) {
	last := len(a.Segments) - 1
	if b.Segments[len(b.Segments)-1].Kind != routes.Rest || last == 0 ||
		a.Segments[last].Kind != routes.Rest && a.Segments[last] != (routes.Segment{}) {
		return "", false
	}
	before := routes.Route{Segments: a.Segments[:last]}
	for _, i := range m.patterns.overlapping(before) {
		if r := m.mux.Routes[i]; r.Method == b.Method && covers(r, before) {
			return "", false
		}
	}
	return before.Common(b)
}

// covers reports whether r matches all paths that the earlier route, before, matches, and does not end in {name...}. The two routes
// must overlap and have no numbers.
func covers(r, before routes.Route) bool {
	for k, s := range r.Segments {
		if s.Kind == routes.Rest || s.Kind == routes.Text && before.Segments[k].Kind != routes.Text {
			return false
		}
	}
	return true
}

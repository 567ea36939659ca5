package gen

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// refuseMux returns an Errors with all pairs of routes that a router with http.ServeMux cannot tell apart as the table wants it.
func refuseMux(t *routes.Table) error {
	m := newMuxPairs(t)
	var all routes.Errors
	for i, r := range t.Routes {
		for _, k := range m.patterns.overlapping(m.mux.Routes[i]) {
			if text := m.refuse(i, k); text != "" {
				all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: text + "; want another technique, like after"})
			}
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// muxPairs looks for pairs of routes that http.ServeMux cannot tell apart.
type muxPairs struct {
	*code
	mux      routes.Table // the routes as ServeMux has them: numbers are segments like any other
	patterns *trieNode    // of mux
}

func newMuxPairs(t *routes.Table) *muxPairs {
	m := &muxPairs{code: &code{table: t, names: nameParts(t)}}
	for _, r := range t.Routes {
		m.mux.Routes = append(m.mux.Routes, withoutInts(r))
	}
	m.patterns = newTrie(&m.mux)
	return m
}

// withoutInts returns the route with text parameters for its numbers.
func withoutInts(r routes.Route) routes.Route {
	r.Segments = slices.Clone(r.Segments)
	for k, s := range r.Segments {
		if s.Kind == routes.Int {
			r.Segments[k].Kind = routes.Any
		}
	}
	return r
}

// refuse says why routes a and b, of the indexes i and k, cannot stand in one table; "" if they can. It is to be asked for both orders.
func (m *muxPairs) refuse(i, k int) string {
	a, b := m.table.Routes[i], m.table.Routes[k]
	muxA, muxB := m.mux.Routes[i], m.mux.Routes[k]
	if words := m.panics(a, b); words != "" {
		if i < k {
			return "" // it is said of the later one
		}
		path, _ := muxA.Common(muxB)
		return fmt.Sprintf("%q and %q of line %d both match %s, and http.ServeMux refuses them: %s", a, b, b.Line, path, words)
	}
	if a.Method != b.Method || i == k {
		return ""
	}
	if path, both := taken(a, b); both && muxA.Before(muxB) {
		return fmt.Sprintf("%q takes %s from %q of line %d in http.ServeMux, which has no numbers and does not go back", a, path, b, b.Line)
	}
	if path, both := a.Common(b); both && muxA.Before(muxB) && b.Before(a) {
		return fmt.Sprintf("%q takes %s from %q of line %d in http.ServeMux, which has no numbers and prefers the text", a, path, b, b.Line)
	}
	if path, both := m.redirected(muxA, b); both {
		return fmt.Sprintf("%q takes %s from %q of line %d in http.ServeMux, which redirects it to %[2]s/", a, path, b, b.Line)
	}
	return ""
}

// panics returns what http.ServeMux says if it does not take the two routes together; "" if it does. A GET pattern has HEAD too
// there, so the two can be of those methods.
func (m *muxPairs) panics(a, b routes.Route) (words string) {
	if a.Line == b.Line {
		return ""
	}
	defer func() {
		if p := recover(); p != nil {
			lines := strings.Split(fmt.Sprint(p), "\n") // the first says where in this file the patterns stand, those from the fourth have examples
			words = strings.TrimSuffix(strings.Join(lines[1:min(3, len(lines))], " "), ".")
		}
	}()
	mux := http.NewServeMux()
	for _, r := range []routes.Route{b, a} {
		mux.Handle(strings.ReplaceAll(m.registered(r), ":int}", "}"), http.NotFoundHandler())
	}
	return ""
}

// taken returns a path that b matches, and that a matches but for a number, in the place of which there is another text.
func taken(a, b routes.Route) (path string, ok bool) {
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

// redirected returns a path that b matches and http.ServeMux redirects, because a matches it with a slash at its end, and no route
// but those that end in {name...} matches it without.
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

// covers reports whether r, without a rest, matches all paths of before. Both are without numbers and have a path in common.
func covers(r, before routes.Route) bool {
	for k, s := range r.Segments {
		if s.Kind == routes.Rest || s.Kind == routes.Text && before.Segments[k].Kind != routes.Text {
			return false
		}
	}
	return true
}

package playground

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// This file explains the contract's answer: it walks every pattern along the path until a segment fails. For GET /users/7/mail and the
// routes
//
//	GET /users/{id}
//	GET /users/{id}/posts
//
// the first pattern ends after two segments, and the second one fails at posts. Both are nearer than a route that fails at users.

// explain explains the contract's answer to a request.
func (c *call) explain(q Question) (*Explanation, error) {
	t, err := c.table(q.Source)
	if err != nil {
		return nil, err
	}
	r, err := request(q.Method, q.Target)
	if err != nil {
		return nil, err
	}
	path := r.URL.Path
	want := t.Want(q.Method, path)
	var all []walk
	for i, route := range t.Routes {
		if i%100 == 0 {
			if err := c.alive(); err != nil {
				return nil, err
			}
		}
		all = append(all, nearest(i, route, parts(path)))
	}
	var winner *walk
	if want.Route >= 0 {
		won := all[want.Route] // a copy, because all is sorted below
		winner = &won
	}
	e := &Explanation{Request: described(r), Text: t.sentence(q.Method, all, want), Near: []Near{}}
	slices.SortStableFunc(all, func(a, b walk) int { return t.compare(q.Method, want.Route, a, b) })
	for _, w := range all[:min(len(all), limits.Near)] {
		e.Near = append(e.Near, w.near(t, q.Method, winner))
	}
	e.More = len(all) - len(e.Near)
	return e, nil
}

// walk is a pattern beside a path.
type walk struct {
	route   int
	pattern routes.Pattern
	parts   []string // of the path
	matched int      // the number of segments that match, from the left
	whole   bool     // the pattern matches the path
}

// nearest returns the walk of the route's pattern. If its end is optional, it returns the better one of its two walks.
func nearest(i int, r routes.Route, parts []string) walk {
	var best walk
	for n, p := range r.Patterns {
		w := walkAlong(p, parts)
		if n == 0 || w.whole && !best.whole || w.whole == best.whole && w.matched > best.matched {
			best = w
		}
	}
	best.route = i
	return best
}

func walkAlong(p routes.Pattern, parts []string) walk {
	w := walk{pattern: p, parts: parts}
	for i, s := range p {
		if s.Kind == routes.Rest && i < len(parts) {
			w.matched, w.whole = i+1, true
			return w
		}
		if i >= len(parts) {
			return w
		}
		if _, ok := s.Match(parts[i]); !ok {
			return w
		}
		w.matched = i + 1
	}
	w.whole = len(p) == len(parts)
	return w
}

// compare orders walks: the winner, routes that match with the method, routes that match, and then routes that fail, the latest first. If two
// fail at the same segment, a route with about as many segments as the path is nearer, and then a route with the method.
func (t *table) compare(method string, winner int, a, b walk) int {
	rank := func(w walk) int {
		switch {
		case w.route == winner:
			return 0
		case w.whole && t.serves(w.route, method):
			return 1
		case w.whole:
			return 2
		}
		return 3
	}
	other := func(w walk) int {
		if t.serves(w.route, method) {
			return 0
		}
		return 1
	}
	length := func(w walk) int { return max(len(w.pattern)-len(w.parts), len(w.parts)-len(w.pattern)) }
	return cmp.Or(rank(a)-rank(b), b.matched-a.matched, length(a)-length(b), other(a)-other(b))
}

// serves reports whether a route serves a method on its paths.
func (t *table) serves(route int, method string) bool {
	m := t.Routes[route].Method
	return m == method || m == routes.AnyMethod || t.HEAD && method == "HEAD" && m == "GET"
}

// near describes the walk. winner is the walk of the contract's route, or nil.
func (w walk) near(t *table, method string, winner *walk) Near {
	n := Near{Route: w.route, Parts: w.describe(), Values: []Value{}}
	switch {
	case winner != nil && w.route == winner.route:
		n.Fate, n.Text = Wins, "the contract's route"
	case w.whole && winner != nil && t.serves(w.route, method):
		n.Fate, n.Text = Loses, w.decide(t, *winner, n.Parts)
	case w.whole:
		n.Fate, n.Text = WrongMethod, fmt.Sprintf("matches the path, but its method is %s", t.Routes[w.route].Method)
	default:
		n.Fate, n.Text = Fails, w.reason()
	}
	if w.whole {
		n.Values = values(t.Routes[w.route], w.values())
	}
	return n
}

// describe returns each segment of the pattern beside its segment of the path.
func (w walk) describe() []Part {
	all := []Part{}
	for i, s := range w.pattern {
		p := Part{Text: s.String(), State: Unreached}
		switch {
		case i < w.matched:
			p.State = Matched
		case i == w.matched && !w.whole:
			p.State = Failed
		}
		if i < len(w.parts) {
			p.Path = printable(w.parts[i])
		}
		if s.Kind == routes.Rest && i < len(w.parts) {
			p.Path = printable(strings.Join(w.parts[i:], "/"))
		}
		all = append(all, p)
	}
	return all
}

// values returns the values of a pattern that matches.
func (w walk) values() []string {
	var all []string
	found, _ := w.pattern.Match("/" + strings.Join(w.parts, "/"))
	for _, value := range found {
		all = append(all, fmt.Sprint(value))
	}
	return all
}

// decide says why the winner goes first, and marks the part that decides.
func (w walk) decide(t *table, winner walk, all []Part) string {
	for i := range min(len(w.pattern), len(winner.pattern)) {
		if w.pattern[i].Compare(winner.pattern[i]) != 0 {
			all[i].State = Decides
			return fmt.Sprintf("matches too, but %s goes before %s", segmentText(winner.pattern[i]), segmentText(w.pattern[i]))
		}
	}
	return fmt.Sprintf("matches too, but the method %s goes before %s", t.Routes[winner.route].Method, t.Routes[w.route].Method)
}

// segmentText returns a segment for a sentence: a text in quotes, and a parameter as it is written.
func segmentText(s routes.Segment) string {
	if s.Kind == routes.Text {
		return fmt.Sprintf("%q", s.Text)
	}
	return s.String()
}

// reason says why the pattern does not match.
func (w walk) reason() string {
	if w.parts == nil {
		return "the path does not begin with a slash"
	}
	if w.matched == len(w.pattern) {
		if rest := w.parts[w.matched:]; rest[0] != "" || len(rest) > 1 {
			return fmt.Sprintf("the pattern ends, and the path continues with %q", strings.Join(rest, "/"))
		}
		return "the path ends in a slash, and the pattern does not"
	}
	s := w.pattern[w.matched]
	if w.matched == len(w.parts) {
		if s.Kind == routes.Text && s.Text == "" {
			return "the pattern ends in a slash, and the path does not"
		}
		return fmt.Sprintf("the path ends before %s", segmentText(s))
	}
	return mismatch(s, w.parts[w.matched])
}

// mismatch says why a segment does not match a part of the path.
func mismatch(s routes.Segment, part string) string {
	switch {
	case s.Kind == routes.Text && s.Text == "":
		return fmt.Sprintf("the pattern ends in a slash, and the path continues with %q", part)
	case s.Kind == routes.Text && strings.EqualFold(part, s.Text):
		return fmt.Sprintf("%q is not %q: upper and lower case differ", part, s.Text)
	case s.Kind == routes.Text:
		return fmt.Sprintf("%q is not %q", part, s.Text)
	case len(s.Texts) > 0:
		return fmt.Sprintf("%q is not one of %s", part, strings.Join(s.Texts, ", "))
	case !strings.HasPrefix(part, s.Before):
		return fmt.Sprintf("%q does not begin with %q", part, s.Before)
	case !strings.HasSuffix(part, s.After):
		return fmt.Sprintf("%q does not end with %q", part, s.After)
	case len(part) <= len(s.Before)+len(s.After):
		return fmt.Sprintf("the value of %s is empty", s)
	}
	return fmt.Sprintf("%q is not a number of 1 or more that fits into an int", part[len(s.Before):len(part)-len(s.After)])
}

// sentence says in a sentence why the contract gives its answer.
func (t *table) sentence(method string, all []walk, want routes.Want) string {
	matches, serving := 0, 0
	for _, w := range all {
		if w.whole {
			matches++
			if t.serves(w.route, method) {
				serving++
			}
		}
	}
	switch {
	case want.Route >= 0 && serving > 1:
		return fmt.Sprintf("%s wins over %s.", t.Routes[want.Route], count(serving-1, "other route that matches", "other routes that match"))
	case want.Route >= 0:
		return fmt.Sprintf("%s is the only route that matches.", t.Routes[want.Route])
	case want.Status == http.StatusNotFound:
		return "No route matches the path."
	case want.Status == http.StatusNoContent:
		return fmt.Sprintf("The table answers OPTIONS itself; %s the path.", count(matches, "route matches", "routes match"))
	}
	return fmt.Sprintf("%s the path, with another method.", count(matches, "route matches", "routes match"))
}

// count returns a number with its noun: "1 route", "2 routes".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

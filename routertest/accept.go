package routertest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// Accepted is a finding that a test accepts. Make one with Accept.
type Accepted struct {
	What   string
	Reason string
	Routes []string
}

// Accept makes Run, Fuzz or Same accept a finding. reason tells readers of the test why; it must not be empty. If routes are
// named, the finding is accepted only for their requests.
//
// For Same and Compare, what is the first line of a change, or only its cause, the text before the colon:
//
//	routertest.Accept("trailing slash: 301 → 404", "no page links to these addresses")
//	routertest.Accept("HEAD", "RFC 9110 asks for it")
//
// The cause "dot segments" includes "escaped dot segments".
//
// For Run and Fuzz, what is a fault, a rule, or both:
//
//	routertest.Accept("404 instead of 405, rule 7", "gin answers so unless it is told otherwise")
//	routertest.Accept("rule 2", "ServeMux redirects to the clean path")
//
// Without named routes, Run never accepts a fault of a plain request. That is the path of a route with the route's method, and
// with values of letters, digits, "-" and "_". So a lost route fails even if redirects of odd paths are accepted.
//
// An accepted finding that no longer occurs is a failure, too, so the list stays true.
func Accept(what, reason string, routes ...string) Accepted { return Accepted{what, reason, routes} }

// String describes what is accepted, and the routes.
func (a Accepted) String() string {
	if len(a.Routes) == 0 {
		return fmt.Sprintf("%q", a.What)
	}
	return fmt.Sprintf("%q of %s", a.What, strings.Join(a.Routes, ", "))
}

// acceptance is a list of accepted findings, and notes which of them occurred. Several goroutines may use it.
type acceptance struct {
	list   []Accepted
	table  *routes.Table
	mu     sync.Mutex
	reader *differ.Reader
	seen   map[acceptedRoute]bool
}

// acceptedRoute is an entry of the list, or one of its routes.
type acceptedRoute struct {
	index int
	route string // "" if the entry names no routes
}

// newAcceptance checks a list of accepted findings.
func newAcceptance(t *routes.Table, list []Accepted) (*acceptance, error) {
	var errs []error
	for _, a := range list {
		if strings.TrimSpace(a.Reason) == "" {
			errs = append(errs, fmt.Errorf("%v is accepted without a reason; add one", a))
		}
		for _, name := range a.Routes {
			if !slices.ContainsFunc(t.Routes, func(r routes.Route) bool { return r.Name == name }) {
				errs = append(errs, fmt.Errorf("%v is accepted, but the table has no route named %s", a, name))
			}
		}
	}
	return &acceptance{list: list, table: t, reader: differ.NewReader(t), seen: map[acceptedRoute]bool{}}, errors.Join(errs...)
}

// covers reports whether an entry accepts a finding about a route, and notes that the entry is needed. The texts are all that the entry
// may say. An entry without routes does not cover a plain request.
func (a *acceptance) covers(route string, isPlain bool, texts ...string) bool {
	covered := false
	for i, entry := range a.list {
		if !slices.Contains(texts, entry.What) {
			continue
		}
		switch {
		case len(entry.Routes) == 0 && !isPlain:
			a.seen[acceptedRoute{i, ""}], covered = true, true
		case slices.Contains(entry.Routes, route):
			a.seen[acceptedRoute{i, route}], covered = true, true
		}
	}
	return covered
}

// coversFailure reports whether a failure is accepted.
func (a *acceptance) coversFailure(f contract.Failure) bool {
	if a == nil || len(a.list) == 0 {
		return false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	rule := fmt.Sprintf("rule %d", int(f.Rule))
	return a.covers(a.routeOf(f.Request), contract.IsPlain(a.table, f.Request), f.What, rule, f.What+", "+rule)
}

// routeOf returns the name of the route that a request is about, or "".
func (a *acceptance) routeOf(q ask.Request) string {
	if !strings.HasPrefix(q.Path, "/") {
		return ""
	}
	return a.reader.Route(differ.Request{Method: q.Method, Target: escapePath(q.Path)})
}

// rest returns the changes, or parts of changes, that are not accepted.
func (a *acceptance) rest(all []differ.Change) []differ.Change {
	var rest []differ.Change
	for _, c := range all {
		names := []string{c.Name(), string(c.Cause)}
		if c.Cause == differ.EscapedDots {
			names = append(names, string(differ.DotSegments))
		}
		covered := func(route string) bool { return a.covers(route, false, names...) }
		if left, ok := c.Without(covered); ok {
			rest = append(rest, left)
		}
	}
	return rest
}

// unneeded returns the entries that no finding needed, with the routes that no finding was about.
func (a *acceptance) unneeded() []Accepted {
	var all []Accepted
	for i, entry := range a.list {
		if len(entry.Routes) == 0 {
			if !a.seen[acceptedRoute{i, ""}] {
				all = append(all, entry)
			}
			continue
		}
		entry.Routes = slices.DeleteFunc(slices.Clone(entry.Routes), func(route string) bool { return a.seen[acceptedRoute{i, route}] })
		if len(entry.Routes) > 0 {
			all = append(all, entry)
		}
	}
	return all
}

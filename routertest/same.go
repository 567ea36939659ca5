package routertest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"gorouting/internal/differ"
)

// Same tests that two routers answer alike, for a program that moves from one to the other. The router before is the reference,
// even where it departs from the table. The handlers of both must call Echo or Table.Echo, so that a change of the handler or of
// its values shows. docs/same.md has programs for many libraries.
//
//	func TestMove(t *testing.T) {
//		routertest.Same(t, table, oldRouter(), newRouter(),
//			routertest.Accept("trailing slash: 301 → 404", "no page links to these addresses"))
//	}
//
// Same sends both routers the same requests, derived from the table: the paths of the routes with every method, and these paths
// with a slash more or less, "//", "..", escaped bytes, another case and unusual values, also with several of these changes at once.
// It compares the status, the handler, its values, the Location, the methods in Allow as a set, and the answer after a redirect. It
// reports changes by cause. A failure has the text for Accept, the number of requests, the routes, and the simplest request with both
// answers:
//
//	trailing slash: 301 → 404
//	    redirected to a success before, not any more; this can hurt clients
//	    2 requests, about listUsers
//	    GET /users/
//	    before: 301, Location: /users, then GET /users → 200 from listUsers
//	     after: 404
//
// Same also fails if an accepted change no longer occurs, or if the router before never answers a route of the table.
func Same(t testing.TB, table Table, before, after http.Handler, accepted ...Accepted) {
	t.Helper()
	c, err := Compare(table, before, after, accepted...)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Changes) > 0 {
		t.Errorf("%s", c.summary())
	}
	for _, change := range c.Changes {
		t.Errorf("%v", change)
	}
	for _, a := range c.Unneeded {
		t.Errorf("%v is accepted (%s), but does not occur; remove it from the test", a, a.Reason)
	}
	if len(c.Unreached) > 0 {
		t.Errorf("the old router never answers %s; its handlers must call Echo or Table.Echo", strings.Join(c.Unreached, ", "))
	}
	if !t.Failed() {
		t.Logf("%d requests answered alike, except for %d accepted changes", c.Requests, len(accepted))
	}
}

// Comparison is what Compare found.
type Comparison struct {
	Requests  int        // number of requests that each router got, without the targets of redirects
	Changes   []Change   // the changes that are not accepted, the most harmful first
	Unneeded  []Accepted // accepted changes that do not occur
	Unreached []string   // the names of the routes that the router before never answered
}

// Change is a group of requests that two routers answer differently, for the same reason and in the same way.
type Change struct {
	Cause   string // "trailing slash"
	What    string // "301 → 404"
	Meaning string // "redirected to a success before, not any more"
	Hurts   bool   // whether a client that succeeded before can fail now

	Count  int      // number of requests
	Routes []string // the names of the routes that the requests are about; none for requests to unknown paths

	Method, Target string // the simplest of the requests
	Before, After  string // the answers to it, each on one line
}

// Compare is like Same, but returns what it finds as values. It returns an error for a table without routes, for an accepted change
// without a reason or with an unknown route, and if a router hangs.
func Compare(table Table, before, after http.Handler, accepted ...Accepted) (Comparison, error) {
	if table.routes == nil {
		return Comparison{}, errNoRoutes
	}
	a, err := newAcceptance(table.routes, accepted)
	if err != nil {
		return Comparison{}, err
	}
	result, err := differ.Compare(table.routes, differ.Ready(before), differ.Ready(after), nil)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{Requests: result.Requests, Unreached: result.Unreached}
	for _, change := range a.rest(result.Changes) {
		c.Changes = append(c.Changes, publicChange(change))
	}
	c.Unneeded = a.unneeded()
	return c, nil
}

// publicChange converts a change to the type that this package exports.
func publicChange(c differ.Change) Change {
	change := Change{
		Cause: string(c.Cause), What: c.What, Meaning: string(c.Kind), Hurts: c.Hurts, Count: c.Count,
		Method: c.Request.Method, Target: c.Request.Target, Before: c.Before.String(), After: c.After.String(),
	}
	for _, part := range c.Routes {
		if part.Route != "" {
			change.Routes = append(change.Routes, part.Route)
		}
	}
	return change
}

// Name returns the text that Accept takes: "trailing slash: 301 → 404".
func (c Change) Name() string { return c.Cause + ": " + c.What }

// String returns the change on six lines.
func (c Change) String() string {
	meaning, about := c.Meaning, "about no route"
	if c.Hurts {
		meaning += "; this can hurt clients"
	}
	if len(c.Routes) > 0 {
		about = "about " + few(c.Routes)
	}
	return fmt.Sprintf("%s\n\t%s\n\t%s, %s\n\t%s %s\n\tbefore: %s\n\t after: %s",
		c.Name(), meaning, count(c.Count, "request"), about, c.Method, c.Target, c.Before, c.After)
}

// few lists some names, and counts the others.
func few(names []string) string {
	const most = 5
	if len(names) <= most+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more routes", strings.Join(names[:most], ", "), len(names)-most)
}

// count returns a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// summary says how many changes there are.
func (c Comparison) summary() string {
	hurting := 0
	for _, change := range c.Changes {
		if change.Hurts {
			hurting++
		}
	}
	return fmt.Sprintf("%s in %d requests; %d can hurt clients. Mend the router, or accept a change: routertest.Accept(%q, reason)",
		count(len(c.Changes), "change"), c.Requests, hurting, c.Changes[0].Name())
}

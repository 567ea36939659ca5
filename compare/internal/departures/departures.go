// Package departures finds the distinct ways in which a router answers otherwise than its table wants, or than another router.
// The conformance kit asks; what it counts is what a client acts on: the status, the handler and its values, the methods in Allow,
// and where a redirect leads.
package departures

import (
	"net/http"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
	"gorouting/routertest"
)

// section is the part of the kit whose requests are asked: those one step away from each route.
const section = "derived"

// fewRoutes is up to how many routes a router is made anew for each test of the kit. It takes too long for larger tables.
const fewRoutes = 64

// reused returns newRouter, or for a large table a function that always returns the same router.
func reused(t *routes.Table, newRouter func() http.Handler) func() http.Handler {
	if len(t.Routes) <= fewRoutes {
		return newRouter
	}
	router := newRouter()
	return func() http.Handler { return router }
}

// Of returns the ways in which a router departs from what the table wants, each with its shortest request. A router that serves
// HEAD where it serves GET is held to a table that wants that (RFC 9110 §9.1): either is right. The refusals may be in the
// router's own words.
func Of(t *routes.Table, newRouter func() http.Handler) (found.Kit, error) {
	table, err := tableFor(t, newRouter)
	if err != nil {
		return found.Kit{}, err
	}
	r, err := routertest.Check(table, reused(t, newRouter), section)
	if err != nil {
		return found.Kit{}, err
	}
	var kit found.Kit
	for _, test := range r.Tests {
		kit.Asked += test.Checked
	}
	for _, cause := range r.Causes {
		kit.Causes = add(kit.Causes, cause.Example)
	}
	return kit, nil
}

// add adds a failure as a cause. One that is there already, but for the rule that its request is about, is the same way to depart
// where the method is wrong: whether the path had an odd value in it makes no difference then, unless it is that an escaped path is another one.
func add(all []found.Cause, f routertest.Failure) []found.Cause {
	cause := found.Cause{What: f.What, Rule: f.Rule, RuleText: f.RuleText, Example: found.Exchange{Request: f.Request.Text, Answer: f.Got.Text, Want: f.Want.Text}}
	if f.Want.Status != http.StatusMethodNotAllowed || f.Rule == int(contract.DecodedPath) {
		return append(all, cause)
	}
	cause.Rule, cause.RuleText = int(contract.WrongMethod), contract.WrongMethod.Text()
	i := slices.IndexFunc(all, func(c found.Cause) bool { return c.What == cause.What && c.Rule == cause.Rule })
	if i < 0 {
		return append(all, cause)
	}
	if len(f.Request.Text) < len(all[i].Example.Request) {
		all[i].Example = cause.Example
	}
	return all
}

// tableFor returns the table as the kit knows it: in the router's own words, and serving HEAD if the router does.
func tableFor(t *routes.Table, newRouter func() http.Handler) (routertest.Table, error) {
	var all []routertest.Route
	for _, r := range t.Routes {
		all = append(all, routertest.Route{Method: r.Method, Pattern: r.Pattern, Name: r.Name})
	}
	table, err := routertest.NewTable(all...)
	if err != nil {
		return table, err
	}
	if servesHEAD(t, newRouter()) {
		table = table.ServingHEAD()
	}
	return table.InOwnWords(), nil
}

// servesHEAD reports whether a router answers a HEAD with the first route of the table that has GET alone.
func servesHEAD(t *routes.Table, router http.Handler) bool {
	for _, r := range t.Routes {
		path := r.Sample()
		if r.Method != http.MethodGet || t.Want(http.MethodHead, path).Status == http.StatusOK {
			continue
		}
		var a ask.Answer
		_, _, ok := ask.Watch(func(c *ask.Client) { a = c.Do(router, ask.Request{Method: http.MethodHead, Path: path}) })
		return ok && a.Status == http.StatusOK && (a.Body == "" || strings.HasPrefix(a.Body, r.Name))
	}
	return false
}

package behaviour

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
	"gorouting/routertest"
)

// Kit is the result of the conformance kit for a router. The kit checks status, handler, values, the methods in Allow, and
// the target of redirects.
type Kit struct {
	Asked  int     // number of requests
	Causes []Cause // distinct ways in which the router violates its table; the one to fix first comes first
	Words  bool    // whether its refusals also have the texts of the contract
}

// Cause is one way in which a router violates its table.
type Cause struct {
	What     string // "a redirect (301)"
	Rule     int    // the number of the violated rule of docs/contract.md
	RuleText string
	Example  Exchange // the shortest exchange that shows it
}

// section is the part of the kit that we use: the requests one step away from each route.
const section = "derived"

// kitOfRouter runs the kit on a router with the widget routes that it accepts. It returns an empty Kit for a library with its
// own server, which has no http.Handler.
func kitOfRouter(r library.Router, kept *routes.Table) (Kit, error) {
	if r.Group == library.Server {
		return Kit{}, nil
	}
	newRouter, err := r.Maker(kept)
	if err != nil {
		return Kit{}, err
	}
	kit, err := kitOf(kept, newRouter)
	if err != nil {
		return Kit{}, err
	}
	kit.Words, err = keepsWords(newRouter)
	return kit, err
}

// keepsWords reports whether a router keeps the contract to the byte in the kit's section "written".
func keepsWords(newRouter func() http.Handler) (bool, error) {
	r, err := routertest.Check(routertest.Widgets(), newRouter, "written")
	return err == nil && len(r.Causes) == 0, err
}

// kitOf runs the kit. A router may serve HEAD on GET routes or refuse it (RFC 9110 §9.1), so the kit expects what the router
// does. The texts of refusals do not count.
func kitOf(t *routes.Table, newRouter func() http.Handler) (Kit, error) {
	table, err := tableFor(t, newRouter)
	if err != nil {
		return Kit{}, err
	}
	r, err := routertest.Check(table, reused(newRouter), section)
	if err != nil {
		return Kit{}, err
	}
	var kit Kit
	for _, test := range r.Tests {
		kit.Asked += test.Checked
	}
	for _, cause := range r.Causes {
		kit.Causes = addCause(kit.Causes, cause.Example)
	}
	return kit, nil
}

// reused returns a function that builds a router once and then returns it each time. Building one for each of thousands of
// requests would take minutes. If a request panics or hangs in the router, the next call builds a new one, because the old
// router may hold a lock forever.
func reused(newRouter func() http.Handler) func() http.Handler {
	var lock sync.Mutex
	var current *counted
	return func() http.Handler {
		lock.Lock()
		defer lock.Unlock()
		if current == nil || current.inside.Load() > 0 {
			current = &counted{Handler: newRouter()}
		}
		return current
	}
}

// counted is a router that counts the requests inside it.
type counted struct {
	http.Handler
	inside atomic.Int64
}

func (c *counted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.inside.Add(1)
	c.Handler.ServeHTTP(w, r)
	c.inside.Add(-1)
}

// addCause adds a failure as a cause. If the method is wrong, failures that differ only in the values of the path become one
// cause. Failures with escaped paths stay separate.
func addCause(all []Cause, f routertest.Failure) []Cause {
	cause := Cause{What: f.What, Rule: f.Rule, RuleText: f.RuleText, Example: Exchange{Request: f.Request.Text, Answer: f.Got.Text, Want: f.Want.Text}}
	if f.Want.Status != http.StatusMethodNotAllowed || f.Rule == int(contract.DecodedPath) {
		return append(all, cause)
	}
	cause.Rule, cause.RuleText = int(contract.WrongMethod), contract.WrongMethod.Text()
	i := slices.IndexFunc(all, func(c Cause) bool { return c.What == cause.What && c.Rule == cause.Rule })
	if i < 0 {
		return append(all, cause)
	}
	if len(f.Request.Text) < len(all[i].Example.Request) {
		all[i].Example = cause.Example
	}
	return all
}

// tableFor returns the table for the kit. Refusals may have any text. HEAD is served if the router serves it.
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

// servesHEAD reports whether a router serves HEAD on the first GET route whose path has no HEAD route.
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

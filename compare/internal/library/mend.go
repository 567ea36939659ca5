package library

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gorouting/internal/routes"
)

// This file advises what to do about a refused route. It tries each piece of advice: with the changed routes, the library accepts the table.
//
// For example, http.ServeMux refuses the third of these routes beside the second:
//
//	GET /images/aliases/{module-name}
//	GET /images/{fingerprint}/export
//
// It refuses the first alone, because module-name is not a Go identifier. With the name module_name, the first is fine. For the second,
// the advice is a guard: register GET /images/{fingerprint}/{module_name} in place of both, and let its handler choose.

// The kinds of advice.
const (
	Rename   = "rename"   // give a parameter another name
	Split    = "split"    // register several routes in place of one
	Guard    = "guard"    // register one route in place of several, and let its handler choose
	Fallback = "fallback" // register the route with a second router, which the first calls where it has no route
	Generate = "routegen" // generate a router
)

// Advice says how to change a program so that a library takes a route.
type Advice struct {
	Kind   string   // Rename, Split, Guard, Fallback or Generate
	Text   string   // a sentence or two
	Routes []string `json:",omitempty"` // the routes to register instead, as "GET /a/{b}"
	Code   string   `json:",omitempty"` // the handler of a Guard, for http.ServeMux
}

// Renaming is a route that a library takes only with other names for its parameters.
type Renaming struct {
	Route Route  // as in the table
	To    string // the pattern with the new names
	Text  string // the library's own words about the old names
}

// Taken says which routes of a table a library takes.
type Taken struct {
	Kept     *routes.Table `json:"-"` // the accepted routes; those in Renamed have their new names
	Renamed  []Renaming    // routes that are in Kept, but under new names
	Refusals []Refusal     // all other routes, each with an Advice

	router Router
	table  *routes.Table
}

// Take returns which routes of a table the library takes. A route that is refused only for the names of its parameters counts as
// taken.
func (r Router) Take(t *routes.Table) Taken { return r.Accept(t, Echo).Take(true) }

// Take returns which routes of the table the library takes. If advise is false, its refusals have no Advice. It then builds far fewer routers,
// so it is fast enough for large tables.
func (a *Acceptance) Take(advise bool) Taken {
	r, t, kept := a.router, a.table, a.Kept.Routes
	taken := Taken{Kept: a.Kept, router: r, table: t}
	for _, refusal := range a.Explained() {
		if renamed, ok := r.renamed(t.Routes[refusal.at], kept); ok {
			kept = inOrder(append(slices.Clone(kept), renamed))
			taken.Renamed = append(taken.Renamed, Renaming{refusal.Route, renamed.Pattern, refusal.Text})
			continue
		}
		taken.Refusals = append(taken.Refusals, refusal)
	}
	if len(taken.Renamed) > 0 {
		taken.Kept = tableOf(kept, t)
	}
	if advise {
		r.advise(taken.Refusals, t, taken.Kept.Routes)
	}
	return taken
}

// inOrder sorts routes by their lines.
func inOrder(all []routes.Route) []routes.Route {
	slices.SortStableFunc(all, func(a, b routes.Route) int { return cmp.Compare(a.Line, b.Line) })
	return all
}

// tableOf returns a table of some routes, with the properties of the table like. It panics if the routes are invalid.
func tableOf(all []routes.Route, like *routes.Table) *routes.Table {
	table, err := routes.New(all...)
	if err != nil {
		panic("library: renamed routes are invalid: " + err.Error())
	}
	for i := range all {
		table.Routes[i].Line = all[i].Line
	}
	table.HEAD, table.OPTIONS, table.OwnWords = like.HEAD, like.OPTIONS, like.OwnWords
	return table
}

// takes reports whether the library accepts all these routes together.
func (r Router) takes(all []routes.Route) bool { return r.objection(all) == nil }

// objection returns the library's refusal of these routes, or nil.
func (r Router) objection(all []routes.Route) *Refusal {
	b, err := r.build(inOrder(slices.Clone(all)), "", Echo)
	if err == nil && b.router != nil {
		err = said(routes.Route{}, -1, func() { b.router() })
	}
	var refusal *Refusal
	errors.As(err, &refusal)
	return refusal
}

// with returns the routes kept and more.
func with(kept []routes.Route, more ...routes.Route) []routes.Route {
	return append(slices.Clone(kept), more...)
}

// renamed returns a refused route with names that the library accepts, if there are any. It tries names that are Go identifiers, and
// then the names that other routes use at the same places.
func (r Router) renamed(refused routes.Route, kept []routes.Route) (renamed routes.Route, ok bool) {
	for _, name := range []func(p routes.Pattern, i int) string{
		func(p routes.Pattern, i int) string { return identifier(p[i].Name) },
		func(p routes.Pattern, i int) string { return nameInPlace(p, i, kept) },
	} {
		renamed, ok := rename(refused, name)
		if !ok || renamed.Pattern == refused.Pattern {
			continue
		}
		near := nearest(kept, func(k routes.Route) int { return likenessOf(k, renamed) }) // they refuse most names, in little time
		if r.takes(with(near, renamed)) && r.takes(with(kept, renamed)) {
			return renamed, true
		}
	}
	return routes.Route{}, false
}

// rename returns the route with new names for its parameters. It reports false if the new names are not valid in one pattern.
func rename(route routes.Route, name func(p routes.Pattern, i int) string) (routes.Route, bool) {
	pattern := route.Pattern
	p := route.Patterns[len(route.Patterns)-1]
	for i, s := range p {
		if !s.IsParam() {
			continue
		}
		to := name(p, i)
		for _, begin := range []string{"{", "{/"} {
			for _, end := range []string{"}", ":", "..."} {
				pattern = strings.Replace(pattern, begin+s.Name+end, begin+to+end, 1)
			}
		}
	}
	return like(route, pattern)
}

// like returns the route with another pattern. It reports false if the pattern is invalid.
func like(route routes.Route, pattern string) (routes.Route, bool) {
	table, err := routes.New(routes.Route{Method: route.Method, Pattern: pattern, Name: route.Name})
	if err != nil {
		return routes.Route{}, false
	}
	one := table.Routes[0]
	one.Line = route.Line
	return one, true
}

// identifier returns a name with "_" in place of characters that no Go identifier has: module_name for module-name.
func identifier(name string) string {
	name = strings.Map(func(c rune) rune {
		if c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return '_'
	}, name)
	return name
}

// nameInPlace returns the name of the parameter that another route has in the place of p[i], below the same segments.
func nameInPlace(p routes.Pattern, i int, kept []routes.Route) string {
	for _, r := range kept {
		for _, q := range r.Patterns {
			if i < len(q) && q[i].IsParam() && q[:i].Compare(p[:i]) == 0 {
				return q[i].Name
			}
		}
	}
	return p[i].Name
}

// advise sets the advice of each refusal. Refusals with the same conflicts get the same advice.
func (r Router) advise(refusals []Refusal, t *routes.Table, kept []routes.Route) {
	var groups []group
	for i, refusal := range refusals {
		refused := t.Routes[refusal.at]
		if refusals[i].Advice = r.split(refused, kept); refusals[i].Advice != nil {
			continue
		}
		if members := r.conflicts(refused, kept); members != nil {
			groups = merge(groups, group{members, []int{i}})
			continue
		}
		refusals[i].Advice = r.elsewhere(refused, kept)
	}
	for _, g := range groups {
		advice := r.guard(g.members, kept)
		for _, i := range g.refusals {
			if refusals[i].Advice = advice; advice == nil {
				refusals[i].Advice = r.elsewhere(t.Routes[refusals[i].at], kept)
			}
		}
	}
}

// fewMethods are the methods that replace a route for every method.
var fewMethods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

// split looks for routes to register in place of the refused route: one for each text of a list, for each method, or for each form of an
// optional end. If that does not help, it splits the route for every method that conflicts with the refused route.
func (r Router) split(refused routes.Route, kept []routes.Route) *Advice {
	if some := parts(refused, kept); len(some) > 1 && r.takes(with(kept, some...)) {
		return &Advice{Kind: Split, Text: fmt.Sprintf("Register %d routes in place of this one.", len(some)), Routes: texts(some)}
	}
	i := r.conflict(refused, kept)
	if i < 0 || kept[i].Method != routes.AnyMethod {
		return nil
	}
	other, rest := kept[i], append(without(kept, i), refused)
	some := parts(other, rest)
	if !r.takes(with(rest, some...)) {
		return nil
	}
	return &Advice{Kind: Split, Text: fmt.Sprintf("Register a route for each method in place of %s (line %d).", other, other.Line), Routes: texts(some)}
}

// without returns the routes except the one with that index.
func without(kept []routes.Route, i int) []routes.Route {
	return slices.Delete(slices.Clone(kept), i, i+1)
}

// conflict returns the index of the first kept route that the library does not take beside the refused one, or -1. It returns -1 if the
// library refuses the route alone.
func (r Router) conflict(refused routes.Route, kept []routes.Route) int {
	if !r.takes([]routes.Route{refused}) {
		return -1
	}
	return slices.IndexFunc(kept, func(k routes.Route) bool { return !r.takes([]routes.Route{k, refused}) })
}

// parts returns the routes that a route stands for, together. It leaves out a method if another route has this method and the same pattern.
func parts(route routes.Route, others []routes.Route) []routes.Route {
	var all []routes.Route
	patterns := []string{route.Pattern}
	if len(route.Patterns) > 1 {
		patterns = []string{route.Patterns[0].String(), route.Patterns[1].String()}
	}
	for _, s := range route.Patterns[0] {
		if s.Kind == routes.List {
			patterns = each(patterns, s)
		}
	}
	methods := []string{route.Method}
	if route.Method == routes.AnyMethod {
		methods = fewMethods
	}
	for _, method := range methods {
		for _, pattern := range patterns {
			part := route
			part.Method = method
			part, ok := like(part, pattern)
			if !ok || slices.ContainsFunc(others, func(o routes.Route) bool { return repeats(part, o) }) {
				continue
			}
			part.Name += fmt.Sprint("_", len(all)+1)
			all = append(all, part)
		}
	}
	return all
}

// repeats reports whether two routes have the same method and match the same paths.
func repeats(a, b routes.Route) bool {
	return a.Method == b.Method && slices.EqualFunc(a.Patterns, b.Patterns, func(p, q routes.Pattern) bool { return p.Compare(q) == 0 })
}

// each returns each pattern with each text of the list in place of the list.
func each(patterns []string, list routes.Segment) []string {
	var all []string
	for _, pattern := range patterns {
		for _, text := range list.Texts {
			all = append(all, strings.Replace(pattern, list.String(), text, 1))
		}
	}
	return all
}

// texts returns the routes as "GET /a/{b}".
func texts(all []routes.Route) []string {
	var lines []string
	for _, r := range all {
		lines = append(lines, r.String())
	}
	return lines
}

// elsewhere advises a second router for the refused route, or else a generated one.
func (r Router) elsewhere(refused routes.Route, kept []routes.Route) *Advice {
	second := &Advice{Kind: Fallback, Text: "Register it with a second router, and let the first one call the second where it has no route."}
	if r.Library == serveMux {
		catchAll, _ := like(routes.Route{Method: routes.AnyMethod, Name: "fallback"}, "/{rest...}")
		kept = with(kept, catchAll)
		second.Text += " The first then answers 404 in place of 405."
		second.Code = `mux.Handle("/", second)`
	}
	if !r.takes([]routes.Route{refused}) || !r.takes(kept) {
		return &Advice{Kind: Generate, Text: "Let routegen write the router."}
	}
	return second
}

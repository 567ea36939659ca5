package contestant

import (
	"fmt"
	"math/bits"
	"net/http"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

// library says how a library whose handlers are of type H is given routes. It is for those that are not in the root's
// package plain.
type library[H any] struct {
	slug, id string // how a pattern names its parameters: ":slug", ":id"

	// Handlers that answer with a name, with a name and the slug, and with both and the id.
	static, withSlug, withPart func(name string) H

	// seen is a handler that calls see with what it gets.
	seen func(see http.HandlerFunc) H

	// router returns one of the routes given; it may panic if it does not take them.
	router func(all []route[H]) http.Handler
}

// route is one that a library is to take, in its own words.
type route[H any] struct {
	method, pattern string
	handler         H
}

// contestant fills in New and Probe, and what the library had to say if it does not take all routes.
func (l library[H]) contestant(c Contestant) Contestant {
	taken := l.routes()
	if c.Refused = refusal(l.router, taken); c.Refused != "" {
		taken, c.Missing = l.largest(taken)
	}
	c.Group = found.GroupPlain
	c.New = func() http.Handler { return l.router(taken) }
	c.Probe = func(see http.HandlerFunc) http.Handler {
		return l.router([]route[H]{{"GET", "/" + l.slug + "/admin", l.seen(see)}})
	}
	return c
}

// routes returns the widget routes in the library's words.
func (l library[H]) routes() []route[H] {
	var all []route[H]
	for _, r := range routes.Widgets().Routes {
		handler := l.static
		switch {
		case strings.Contains(r.Pattern, "{id:int}"):
			handler = l.withPart
		case strings.Contains(r.Pattern, "{slug}"):
			handler = l.withSlug
		}
		pattern := strings.NewReplacer("{slug}", l.slug, "{id:int}", l.id).Replace(r.Pattern)
		all = append(all, route[H]{r.Method, pattern, handler(r.Name)})
	}
	return all
}

// largest returns a largest set of routes that the library takes, and the routes that are not in it. Of several such
// sets it is the one with the routes that come first in the contract.
func (l library[H]) largest(all []route[H]) (taken []route[H], missing []found.Route) {
	widgets, best := routes.Widgets().Routes, 0
	// A set is a number whose highest bit is the first route: of equally large sets, the highest number has what comes first.
	for set := 1<<len(all) - 1; set > 0; set-- {
		if bits.OnesCount(uint(set)) <= best {
			continue
		}
		var some []route[H]
		var others []found.Route
		for i := range all {
			if set>>(len(all)-1-i)&1 == 1 {
				some = append(some, all[i])
			} else {
				others = append(others, found.Route{Method: widgets[i].Method, Pattern: widgets[i].Pattern, Name: widgets[i].Name})
			}
		}
		if refusal(l.router, some) == "" {
			taken, missing, best = some, others, len(some)
		}
	}
	return taken, missing
}

// refusal returns the text of router's panic on the routes; "" if it takes them.
func refusal[H any](router func([]route[H]) http.Handler, all []route[H]) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprint(p)
		}
	}()
	router(all)
	return ""
}

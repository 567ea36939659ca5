package library

import (
	"net/http"
	"strings"

	"gorouting/internal/routes"
)

// Mounted makes a router of a table, with the routes below a prefix mounted there as the library's documentation does that. If the
// library does not take them, the error is a *Refusal. There has to be a Mount.
func (s Setup) Mounted(t *routes.Table, prefix string, h Handlers) (http.Handler, error) {
	o := s.open(h)
	return s.fill(o, mounted(o.add, o.below, prefix), t.Routes)
}

// mounted returns what adds a route: by below, without the prefix, if it begins with the prefix, and otherwise by add. Nothing is
// mounted for the prefix "".
func mounted(add func(r routes.Route), below func(prefix string) func(r routes.Route), prefix string) func(r routes.Route) {
	if prefix == "" {
		return add
	}
	sub := below(prefix)
	return func(r routes.Route) {
		rest, ok := strings.CutPrefix(r.Pattern, prefix+"/")
		if !ok {
			add(r)
			return
		}
		r.Pattern, r.Segments = "/"+rest, r.Segments[strings.Count(prefix, "/"):]
		sub(r)
	}
}

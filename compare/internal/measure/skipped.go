package measure

import (
	"fmt"
	"net/http"

	"gorouting/compare/internal/library"
)

// reason says in a few words why a router is not to be timed on a request; "" if it answers as the contract wants.
func reason(c library.Contestant, q Request, router http.Handler) string {
	if c.NewFor != nil && q.parallel {
		return "answers one request at a time"
	}
	f, ok := q.check(router)
	switch {
	case ok:
		return ""
	case c.Without(q.Name):
		return "does not have the route"
	case len(c.Refusals) > 0 && q.found():
		return "does not have all of the routes"
	}
	return fmt.Sprintf("%s (rule %d)", f.What, int(f.Rule))
}

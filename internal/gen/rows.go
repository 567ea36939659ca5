package gen

import (
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// A technique routes rows. Most routes have one row. A route with an optional end has two, because it stands for two patterns with one
// handler. For GET /users{/} and GET /v3{/path...}, the rows and their calls are
//
//	GET /users           h.ListUsers(w, r)
//	GET /users/{$}       h.ListUsers(w, r)
//	GET /v3              h.Forward(w, r, "")
//	GET /v3/{path...}    h.Forward(w, r, path)

// row is a pattern of a route.
type row struct {
	route   int    // the index of the route in the table
	method  string // of the route
	pattern routes.Pattern
	lacks   bool // the handler also gets a rest, which the pattern lacks: it is ""
}

// rowsOf returns the rows of all routes, in the table's order.
func rowsOf(t *routes.Table) []row {
	var all []row
	for i, r := range t.Routes {
		for _, p := range r.Patterns {
			all = append(all, row{i, r.Method, p, len(paramsOf(p)) < len(r.Params())})
		}
	}
	return all
}

// paramsOf returns the parameters of a pattern.
func paramsOf(p routes.Pattern) []routes.Segment {
	return slices.DeleteFunc(slices.Clone(p), func(s routes.Segment) bool { return !s.IsParam() })
}

// isAny reports whether the row serves every method.
func (r row) isAny() bool { return r.method == routes.AnyMethod }

// byMethod compares the methods of two rows. AnyMethod is last.
func byMethod(a, b row) int {
	switch {
	case a.isAny() == b.isAny():
		return strings.Compare(a.method, b.method)
	case a.isAny():
		return 1
	}
	return -1
}

// hasAny reports whether a row serves every method.
func (c *code) hasAny() bool { return slices.ContainsFunc(c.rows, row.isAny) }

// hasHEADRoute reports whether GET routes serve HEAD too, and the table also has HEAD routes. For a HEAD request, a HEAD route wins
// over every GET route, even over a more specific one.
func (c *code) hasHEADRoute() bool {
	return c.table.HEAD && slices.ContainsFunc(c.rows, func(r row) bool { return r.method == "HEAD" })
}

// asksForHEAD reports whether the router must know, before it searches the route for a HEAD request, whether any HEAD route matches the
// path. In a table with
//
//	HEAD /{x...}
//	GET  /a
//	*    /{y}
//
// a HEAD route matches /a, so GET /a does not serve HEAD, and * /{y} wins as the more specific route. Without the HEAD route, GET /a
// wins over * /{y}.
func (c *code) asksForHEAD() bool { return c.hasHEADRoute() && c.hasAny() }

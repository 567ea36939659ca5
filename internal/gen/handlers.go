package gen

import (
	"strings"

	"gorouting/internal/routes"
)

// handlersFile returns handlers.go: a type with all handlers. Each answers 501.
func (c *code) handlersFile() ([]byte, error) {
	c.imported("net/http")
	c.p("// App has the handlers. Replace their bodies, and add the fields that they need, such as a database.")
	c.p("type App struct{}")
	c.p("")
	c.p("var _ Handlers = (*App)(nil) // does not compile if a route has no method here")
	for _, i := range c.handlerRoutes() {
		var served []string
		for k, r := range c.table.Routes {
			if c.handler(k) == c.handler(i) {
				served = append(served, printable(r.String())+c.guard(r))
			}
		}
		c.p("")
		c.p("// %s serves %s.", c.handler(i), strings.Join(served, " and "))
		c.p("func (app *App) %s(%s) {", c.handler(i), c.signature(i))
		c.p(`http.Error(w, "501 not implemented", http.StatusNotImplemented)`)
		c.p("}")
	}
	for _, e := range c.extras() {
		c.p("")
		c.p("// %s", e.comment)
		c.p("func (app *App) %s%s {", e.name, e.signature)
		c.p("%s", e.body)
		c.p("}")
	}
	return c.file(false, func() {
		c.p("// This file is yours: routegen wrote it once and does not change it. New(&App{}) returns a router with these handlers.")
		c.p("")
	})
}

// guard returns the groups of a route in words: " through @auth @admin". In a table with groups, it also says that a route has none, because
// somebody may have forgotten them.
func (c *code) guard(r routes.Route) string {
	switch {
	case len(r.Groups) > 0:
		return " through @" + strings.Join(r.Groups, " @")
	case len(c.table.Groups()) > 0:
		return " without a group"
	}
	return ""
}

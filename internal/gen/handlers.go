package gen

// handlersFile returns handlers.go: a type with all handlers. Each answers 501.
func (c *code) handlersFile() ([]byte, error) {
	c.imported("net/http")
	c.p("// App has the handlers. Replace their bodies, and add the fields that they need, such as a database.")
	c.p("type App struct{}")
	c.p("")
	c.p("var _ Handlers = (*App)(nil) // does not compile if a route has no method here")
	for i, r := range c.table.Routes {
		c.p("")
		c.p("// %s serves %s.", c.method(i), printable(r.String()))
		c.p("func (app *App) %s(%s) {", c.method(i), c.signature(i))
		c.p(`http.Error(w, "501 not implemented", http.StatusNotImplemented)`)
		c.p("}")
	}
	return c.file(false, func() {
		c.p("// This file is yours: routegen wrote it once and does not change it. New(&App{}) returns a router with these handlers.")
		c.p("")
	})
}

package gen

// handlersFile returns handlers.go: a type with all handlers, each of which answers 501.
func (c *code) handlersFile() ([]byte, error) {
	c.imported("net/http")
	c.p("// App has the handlers of the routes. Give it the fields that they need, a database for instance, and fill them in.")
	c.p("type App struct{}")
	c.p("")
	c.p("var _ Handlers = (*App)(nil) // a route that is added later is a method that is missing here")
	for i, r := range c.table.Routes {
		c.p("")
		c.p("// %s serves %s.", c.method(i), printable(r.String()))
		c.p("func (app *App) %s(%s) {", c.method(i), c.signature(i))
		c.p(`http.Error(w, "501 not implemented", http.StatusNotImplemented)`)
		c.p("}")
	}
	return c.file(false, func() {
		c.p("// This file was written once by routegen and is yours: it is not written again. A router with these handlers is")
		c.p("// New(&App{}).")
		c.p("")
	})
}

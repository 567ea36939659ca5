package gen

// Lookup runs the same router. Its type wrapped has isLookup set, so that the methods only store the route, in the ResponseWriter that Lookup
// passes to the router.

// lookup writes the function Lookup, if the option Lookup is set.
func (c *code) lookup() {
	c.use("lookup")
	c.p("")
	c.p("// Params has the values of a route's parameters. The fields of other parameters are zero.")
	c.p("type Params struct {")
	for _, k := range c.names.sorted {
		kind := "string"
		if k.isInt {
			kind = "int"
		}
		c.p("%s %s", c.names.fields[k], kind)
	}
	c.p("}")
	c.p("")
	c.p("// lookup is the router that Lookup runs.")
	handlers := "isLookup: true"
	if c.options.Hooks {
		c.use("silent")
		handlers = "Handlers: silent{}, " + handlers
	}
	c.p("var lookup = newRouter(&wrapped{%s})", handlers)
}

// found writes the statements of a method of wrapped for Lookup.
func (c *code) found(i int) {
	r := c.table.Routes[i]
	call := "found(w"
	c.p("if h.isLookup {")
	params := c.params(i)
	if len(params) > 0 {
		call = "params := " + call
	}
	c.p("%s, %q, %q, %q)", call, r.Method, r.Pattern, r.Name)
	for _, p := range params {
		c.p("params.%s = %s", c.names.fields[keyOf(p.segment)], p.name)
	}
	c.p("return")
	c.p("}")
}

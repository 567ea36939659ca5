package gen

// oracle writes the function oracle of a standalone test. That function tells the fuzz target the right answer. It tries one row after
// the other.
func (c *code) oracle() {
	lacks := c.lacksRest()
	c.p("// tested has the routes. A route that wins over another is above it.")
	if lacks {
		c.p("// missing is the value of a rest that the pattern lacks.")
		c.p("var tested = []struct{ method, pattern, name, missing string }{")
	} else {
		c.p("var tested = []struct{ method, pattern, name string }{")
	}
	for _, i := range c.ordered() {
		r := c.rows[i]
		missing := ""
		if lacks {
			missing = `, ""`
		}
		if r.lacks {
			missing = ", ` \"\"`"
		}
		c.p("{%q, %q, %q%s},", r.method, r.pattern.String(), c.table.Routes[r.route].Name, missing)
	}
	c.p("}")
	c.p("")
	c.p("// oracle returns the right answer to a request, in the form of cases. It tries one route after the other.")
	c.p("func oracle(method, path string) string {")
	hasMethod := "route.method == method"
	switch {
	case c.asksForHEAD():
		c.p("isHEAD := false")
		c.p("for _, route := range tested {")
		c.p("_, ok := fit(route.pattern, path)")
		c.p("isHEAD = isHEAD || ok && route.method == \"HEAD\"")
		c.p("}")
		c.p("wanted := method")
		c.p("if method == \"HEAD\" && !isHEAD {")
		c.p("wanted = \"GET\"")
		c.p("}")
		hasMethod = "route.method == wanted"
	case c.table.HEAD:
		hasMethod += ` || route.method == "GET" && method == "HEAD"`
	}
	if c.hasAny() {
		hasMethod += ` || route.method == "*"`
	}
	c.p("var allow []string")
	c.p("for _, route := range tested {")
	c.p("values, ok := fit(route.pattern, path)")
	c.p("if ok && (%s) {", hasMethod)
	if lacks {
		c.p("return route.name + values + route.missing")
	} else {
		c.p("return route.name + values")
	}
	c.p("}")
	c.p("if ok {")
	c.p("allow = append(allow, route.method)")
	c.p("}")
	c.p("}")
	c.p("if allow == nil {")
	c.p(`return "404"`)
	c.p("}")
	c.appendServed()
	c.p("slices.Sort(allow)")
	c.p(`methods := strings.Join(slices.Compact(allow), ", ")`)
	if c.table.OPTIONS {
		c.p(`if method == "OPTIONS" {`)
		c.p(`return "204 " + methods`)
		c.p("}")
	}
	c.p(`return "405 " + methods`)
	c.p("}")
	c.copied("standalone/fit.go")
}

// lacksRest reports whether a row lacks a rest.
func (c *code) lacksRest() bool {
	for _, r := range c.rows {
		if r.lacks {
			return true
		}
	}
	return false
}

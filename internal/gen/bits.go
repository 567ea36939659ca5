package gen

import (
	"fmt"
	"slices"

	"gorouting/internal/routes"
)

// bit returns the name of the constant for the method of row i.
func (c *code) bit(i int) string { return c.methodBit(c.rows[i].method) }

// methodBit returns the name of the constant for a method.
func (c *code) methodBit(method string) string {
	if c.bits == nil {
		c.bits = map[string]string{}
		for _, m := range c.allMethods() {
			c.bits[m] = c.names.topLevel("method" + identifier(m))
		}
	}
	return c.bits[method]
}

// allMethods returns every method that Allow can list, sorted.
func (c *code) allMethods() []string {
	all := c.table.Methods()
	if c.table.HEAD && slices.Contains(all, "GET") {
		all = append(all, "HEAD")
	}
	if c.table.OPTIONS {
		all = append(all, "OPTIONS")
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// methodBits writes the type methods, its constants, and refuse.
func (c *code) methodBits() {
	all := c.allMethods()
	size := 8
	for size < len(all) {
		size *= 2
	}
	c.p("// methods is a set of methods, one bit for each.")
	c.p("type methods uint%d", size)
	c.p("")
	c.p("const (")
	c.bitConstants()
	c.p(")")
	c.p("")
	c.p("// methodNames has the methods in the order of their bits.")
	c.p("var methodNames = []string{%s}", quoteAll(all))
	c.p("")
	c.refuseBits()
}

// bitConstants writes the lines of the constants.
func (c *code) bitConstants() {
	for i, m := range c.allMethods() {
		if i == 0 {
			c.p("%s methods = 1 << iota", c.methodBit(m))
		} else {
			c.p("%s", c.methodBit(m))
		}
	}
}

// refuseBits writes the function refuse for a set of methods.
func (c *code) refuseBits() {
	c.imported("strings")
	c.refuseBegin("methods", "allow == 0")
	if c.table.HEAD && c.methodBit("GET") != "" {
		c.p("if allow&%s != 0 {", c.methodBit("GET"))
		c.p("allow |= %s", c.methodBit("HEAD"))
		c.p("}")
	}
	if c.table.OPTIONS {
		c.p("allow |= %s", c.methodBit("OPTIONS"))
	}
	c.p("var names []string")
	c.p("for i, name := range methodNames {")
	c.p("if allow&(1<<i) != 0 {")
	c.p("names = append(names, name)")
	c.p("}")
	c.p("}")
	c.p(`w.Header().Set("Allow", strings.Join(names, ", "))`)
	c.refuseEnd("names")
}

// refuseManyMethods returns an error if the methods do not fit into 64 bits.
func refuseManyMethods(t *routes.Table) error {
	n := len((&code{table: t}).allMethods())
	if slices.ContainsFunc(t.Routes, func(r routes.Route) bool { return r.Method == routes.AnyMethod }) {
		n++ // table has a bit for such routes
	}
	if n > 63 {
		return fmt.Errorf("the routes have %d methods, with HEAD and OPTIONS; this technique accepts up to 63, so choose match, split or shiftpath", n)
	}
	return nil
}

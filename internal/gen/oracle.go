package gen

import "gorouting/internal/routes"

// oracle writes the function oracle of a standalone test. That function tells the fuzz target the right answer. It tries one
// route after the other.
func (c *code) oracle() {
	hasMethod := "route.method == method"
	if c.table.HEAD {
		hasMethod = `(route.method == method || route.method == "GET" && method == "HEAD")`
	}
	c.p("// tested has the routes. A route that wins over another is above it.")
	c.p("var tested = []struct{ method, pattern, name string }{")
	for _, i := range c.order {
		r := c.table.Routes[i]
		c.p("{%q, %q, %q},", r.Method, r.Pattern, r.Name)
	}
	c.p("}")
	c.p("")
	c.p("// oracle returns the right answer to a request, in the form of cases. It tries one route after the other.")
	c.p("func oracle(method, path string) string {")
	c.p("var allow []string")
	c.p("for _, route := range tested {")
	c.p("values, ok := fit(route.pattern, path)")
	c.p("if ok && %s {", hasMethod)
	c.p("return route.name + values")
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
	c.fit()
}

// fit writes the function fit, which matches a path with a pattern.
func (c *code) fit() {
	kinds := map[routes.Kind]bool{}
	for _, r := range c.table.Routes {
		for _, s := range r.Segments {
			kinds[s.Kind] = true
		}
	}
	c.p("")
	c.p("// fit reports whether the pattern matches the path, and returns the values of its parameters in the form of tell.")
	c.p("func fit(pattern, path string) (values string, ok bool) {")
	c.p(`parts := strings.Split(path, "/")`)
	c.p(`wanted := strings.Split(pattern, "/")`)
	if kinds[routes.Rest] {
		c.p(`if strings.HasSuffix(pattern, "...}") && len(parts) > len(wanted) {`)
		c.p("last := len(wanted) - 1")
		c.p(`parts = append(parts[:last:last], strings.Join(parts[last:], "/"))`)
		c.p("}")
	}
	c.p("if len(parts) != len(wanted) {")
	c.p(`return "", false`)
	c.p("}")
	c.p("for i, want := range wanted {")
	c.p("switch part := parts[i]; {")
	c.p(`case want == "{$}":`)
	c.p(`ok = part == ""`)
	if kinds[routes.Rest] {
		c.p(`case strings.HasSuffix(want, "...}"):`)
		c.p(`values, ok = values+fmt.Sprintf(" %%q", part), true`)
	}
	if kinds[routes.Int] {
		c.imported("strconv")
		c.p(`case strings.HasSuffix(want, ":int}"):`)
		c.p("n, err := strconv.ParseUint(part, 10, strconv.IntSize-1)")
		c.p(`values, ok = values+fmt.Sprintf(" %%q", fmt.Sprint(n)), err == nil && n > 0`)
	}
	if kinds[routes.Any] {
		c.p(`case strings.HasPrefix(want, "{"):`)
		c.p(`values, ok = values+fmt.Sprintf(" %%q", part), part != ""`)
	}
	c.p("default:")
	c.p("ok = part == want")
	c.p("}")
	c.p("if !ok {")
	c.p(`return "", false`)
	c.p("}")
	c.p("}")
	c.p("return values, true")
	c.p("}")
	c.p("")
}

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
	for _, i := range c.order {
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
	c.imported("strconv")
	c.body.WriteString(fit)
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

// fit is the function of the oracle that matches a path with a pattern.
const fit = `
// fit reports whether the pattern matches the path, and returns the values of its parameters in the form of tell.
func fit(pattern, path string) (values string, ok bool) {
	parts, wanted := strings.Split(path, "/"), strings.Split(pattern, "/")
	if last := len(wanted) - 1; strings.HasSuffix(pattern, "...}") && len(parts) > len(wanted) {
		parts = append(parts[:last:last], strings.Join(parts[last:], "/"))
	}
	if len(parts) != len(wanted) {
		return "", false
	}
	for i, want := range wanted {
		before, inner, isParam := strings.Cut(want, "{")
		inner, after, _ := strings.Cut(inner, "}")
		_, kind, _ := strings.Cut(inner, ":")
		value, hasBefore := strings.CutPrefix(parts[i], before)
		value, hasAfter := strings.CutSuffix(value, after)
		switch {
		case !isParam || inner == "$":
			ok = value == ""
		case strings.HasSuffix(inner, "..."):
			ok = true
		case kind == "":
			ok = value != ""
		case kind == "int":
			n, err := strconv.ParseUint(value, 10, strconv.IntSize-1)
			value, ok = fmt.Sprint(n), err == nil && n > 0
		default:
			ok = slices.Contains(strings.Split(kind, "|"), value)
		}
		if !ok || !hasBefore || !hasAfter {
			return "", false
		}
		if isParam && inner != "$" {
			values += fmt.Sprintf(" %q", value)
		}
	}
	return values, true
}

`

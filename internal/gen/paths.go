package gen

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// paths writes a function for each route that builds its path.
func (c *code) paths() {
	for i, r := range c.table.Routes {
		name := c.pathFunction(i)
		c.p("")
		if isFixed(r) {
			c.p("// %s returns the path of %s.", name, printable(r.String()))
			c.p("func %s() string { return %q }", name, escapedPath(r.Patterns[0]))
			continue
		}
		c.p("// %s returns the path of %s. It returns an error if the route cannot have these values.", name, printable(r.String()))
		c.p("func %s(%s) (string, error) {", name, parameters(c.params(i)))
		c.buildBody(i)
		c.p("}")
	}
	c.tellers()
}

// isFixed reports whether the path of the route is always the same, and clients do not change it. Clients remove the segments "." and
// "..".
func isFixed(r routes.Route) bool { return r.Static() && !hasDots(r) }

// hasDots reports whether a text of the route is "." or "..".
func hasDots(r routes.Route) bool {
	return slices.ContainsFunc(r.Patterns[0], func(s routes.Segment) bool { return s.Text == "." || s.Text == ".." })
}

// pathFunction returns the name of the function that builds the path of route i.
func (c *code) pathFunction(i int) string {
	if c.names.builders[i] == "" {
		c.names.builders[i] = c.names.topLevel(c.method(i) + "Path")
	}
	return c.names.builders[i]
}

// buildBody writes the body of the function for route i.
func (c *code) buildBody(i int) {
	c.use("buildPath")
	r, params := c.table.Routes[i], c.params(i)
	for _, p := range params {
		c.refuseValue(p)
	}
	last := len(r.Patterns) - 1
	if r.Patterns[last].HasRest() && last > 0 {
		c.p("if %s == \"\" {", params[len(params)-1].name)
		c.build(i, r.Patterns[0])
		c.p("}")
	}
	if !r.Patterns[last].HasRest() {
		last = 0 // without an optional slash
	}
	c.build(i, r.Patterns[last])
}

// build writes the call of buildPath for a pattern of route i.
func (c *code) build(i int, p routes.Pattern) {
	var segments []string
	params := c.paramsOf(p)
	for _, s := range p {
		if !s.IsParam() {
			segments = append(segments, strconv.Quote(s.Text))
			continue
		}
		if s.Kind != routes.Rest {
			segments = append(segments, c.segmentValue(params[0]))
		}
		params = params[1:]
	}
	list := strings.Join(segments, ", ")
	if p.HasRest() {
		c.imported("strings")
		rest := fmt.Sprintf("strings.Split(%s, \"/\")", c.names.param(p[len(p)-1]))
		if list != "" {
			rest = fmt.Sprintf("append([]string{%s}, %s...)", list, rest)
		}
		list = rest + "..."
	}
	c.p("return buildPath(%q, %s, %s)", c.table.Routes[i].Method, c.told(i), list)
}

// segmentValue returns an expression for the segment of a path that has the parameter's value.
func (c *code) segmentValue(p param) string {
	value := p.name
	if p.goType() == "int" {
		c.imported("strconv")
		value = "strconv.Itoa(" + value + ")"
	}
	if p.segment.Before != "" {
		value = fmt.Sprintf("%q + %s", p.segment.Before, value)
	}
	if p.segment.After != "" {
		value = fmt.Sprintf("%s + %q", value, p.segment.After)
	}
	return value
}

// refuseValue writes an if that checks the value of a parameter. The value of a {name...} may be any text.
func (c *code) refuseValue(p param) {
	function, texts := "segmentError", ""
	switch p.segment.Kind {
	case routes.Rest:
		return
	case routes.Int:
		function = "numberError"
	case routes.List:
		function, texts = "listError", ", "+quoteAll(p.segment.Texts)
	}
	if function != "segmentError" {
		c.use(function)
	}
	c.p("if err := %s(%q, %s%s); err != nil {", function, p.segment.Name, p.name, texts)
	c.p("return \"\", err")
	c.p("}")
}

// tellers writes the handlers of the router that buildPath uses to check a path.
func (c *code) tellers() {
	if !c.helpers["buildPath"] {
		return
	}
	c.p("")
	c.p("// tellers has handlers that store their names in a finder.")
	c.p("type tellers struct{}")
	c.p("")
	for _, i := range c.handlerRoutes() {
		c.p("func (tellers) %s(%s) { w.(*finder).handler = %s }", c.handler(i), c.signature(i), c.told(i))
	}
	for _, e := range c.extras() {
		c.p("func (tellers) %s%s {%s}", e.name, e.signature, e.nothing)
	}
}

// told returns an expression for what the teller of route i's handler stores: the name of the handler. If several routes share the handler,
// another one may have won, with other values. So the values of the parameters follow the name.
func (c *code) told(i int) string {
	shared := 0
	for k := range c.table.Routes {
		if c.handler(k) == c.handler(i) {
			shared++
		}
	}
	params := c.params(i)
	if shared == 1 || len(params) == 0 {
		return strconv.Quote(c.handler(i))
	}
	c.imported("fmt")
	return fmt.Sprintf("fmt.Sprintf(%q, %s)", c.handler(i)+strings.Repeat(" %#v", len(params)), strings.Join(argNames(params), ", "))
}

// escapedPath returns the escaped path of a pattern without parameters.
func escapedPath(p routes.Pattern) string {
	var parts []string
	for _, s := range p {
		parts = append(parts, url.PathEscape(s.Text))
	}
	return "/" + strings.Join(parts, "/")
}

// pathTests writes a test of the functions that build paths.
func (c *code) pathTests() {
	c.p("")
	c.p("// TestPaths requests each path: the handler must get the values that the path was built from.")
	c.p("func TestPaths(t *testing.T) {")
	for i, r := range c.table.Routes {
		name, values := c.pathFunction(i), c.builtValues(i)
		switch {
		case isFixed(r):
			c.p("checkPath(t, %q, %s(), nil, func(w http.ResponseWriter) { echo{}.%s(w, nil) })", r.Method, name, c.handler(i))
		case values != nil:
			list := strings.Join(values, ", ")
			c.p("{")
			c.p("path, err := %s(%s)", name, list)
			c.p("checkPath(t, %q, path, err, func(w http.ResponseWriter) { echo{}.%s(w, nil, %s) })", r.Method, c.handler(i), list)
			c.p("}")
		}
		if list := c.refusedValues(i); list != "" {
			c.p("if path, err := %s(%s); err == nil {", name, list)
			c.p("t.Errorf(\"%s of %%s is %%q, want an error\", %q, path)", name, list)
			c.p("}")
		}
	}
	c.p("}")
	c.copied("paths/checkpath_test.go")
}

// builtValues returns Go expressions for values of route i's parameters. The route wins on the path with these values.
// builtValues returns nil if it does not find such values, or if the pattern has a segment "." or "..", because buildPath
// always returns an error for these segments.
func (c *code) builtValues(i int) []string {
	r := c.table.Routes[i]
	full := r.Patterns[len(r.Patterns)-1]
	if hasDots(r) {
		return nil
	}
	for _, rest := range []string{"a b/é%?#+;", "a b", "", "a b/1/2/3/4/5/6/7/8/9/10/11/12"} {
		var values []string
		path := full.With(func(s routes.Segment) string {
			value := map[routes.Kind]string{routes.Int: "42", routes.String: "a b%é?#+;", routes.Rest: rest}[s.Kind]
			if s.Kind == routes.List {
				value = s.Value()
			}
			if goType(s) == "int" {
				values = append(values, value)
			} else {
				values = append(values, strconv.Quote(value))
			}
			return value
		})
		if len(r.Patterns) > 1 {
			path = strings.TrimSuffix(path, "/") // the function leaves out an empty optional end
		}
		if want := c.table.Want(r.Method, path); want.Route == i {
			return values
		}
	}
	return nil
}

// refusedValues returns values of route i's parameters that buildPath must refuse. It returns "" if buildPath accepts all
// values.
func (c *code) refusedValues(i int) string {
	var values []string
	refused := false
	for _, p := range c.params(i) {
		switch {
		case p.goType() == "int":
			values, refused = append(values, "0"), true
		case p.segment.Kind == routes.Rest:
			values = append(values, strconv.Quote("a"))
		default:
			values, refused = append(values, strconv.Quote("a/b")), true
		}
	}
	if !refused {
		return ""
	}
	return strings.Join(values, ", ")
}

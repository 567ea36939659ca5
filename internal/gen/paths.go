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
		if r.Static() {
			c.p("// %s returns the path of %s.", name, printable(r.String()))
			c.p("func %s() string { return %q }", name, escapedPath(r))
			continue
		}
		c.p("// %s returns the path of %s. It returns an error if the route cannot have these values.", name, printable(r.String()))
		c.p("func %s(%s) (string, error) {", name, parameters(c.params(i)))
		c.buildBody(i)
		c.p("}")
	}
	c.tellers()
}

// pathFunction returns the name of the function that builds the path of route i.
func (c *code) pathFunction(i int) string {
	if c.builders == nil {
		c.builders = map[int]string{}
	}
	if c.builders[i] == "" {
		c.builders[i] = c.names.topLevel(c.method(i) + "Path")
	}
	return c.builders[i]
}

// buildBody writes the body of the function for route i.
func (c *code) buildBody(i int) {
	c.use("buildPath")
	r := c.table.Routes[i]
	var segments []string
	rest := ""
	params := c.params(i)
	for _, s := range r.Segments {
		switch s.Kind {
		case routes.Text:
			segments = append(segments, strconv.Quote(s.Text))
			continue
		case routes.Int:
			c.imported("strconv")
			c.use("numberError")
			c.refuseValue("numberError", s, params[0])
			segments = append(segments, "strconv.Itoa("+params[0].name+")")
		case routes.Any:
			c.refuseValue("segmentError", s, params[0])
			segments = append(segments, params[0].name)
		case routes.Rest:
			c.imported("strings")
			rest = fmt.Sprintf("strings.Split(%s, \"/\")", params[0].name)
		}
		params = params[1:]
	}
	list := strings.Join(segments, ", ")
	switch {
	case rest != "" && list == "":
		c.p("return buildPath(%q, %q, %s...)", r.Method, c.method(i), rest)
	case rest != "":
		c.p("return buildPath(%q, %q, append([]string{%s}, %s...)...)", r.Method, c.method(i), list, rest)
	default:
		c.p("return buildPath(%q, %q, %s)", r.Method, c.method(i), list)
	}
}

// refuseValue writes an if that checks the value of a parameter. The argument function is the name of a helper that returns an
// error for an invalid value.
func (c *code) refuseValue(function string, s routes.Segment, p param) {
	c.p("if err := %s(%q, %s); err != nil {", function, s.Text, p.name)
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
	for i := range c.table.Routes {
		c.p("func (tellers) %s(%s) { w.(*finder).handler = %q }", c.method(i), c.signature(i), c.method(i))
	}
}

// escapedPath returns the escaped path of a pattern without parameters.
func escapedPath(r routes.Route) string {
	var parts []string
	for _, s := range r.Segments {
		parts = append(parts, url.PathEscape(s.Text))
	}
	return "/" + strings.Join(parts, "/")
}

// pathTests writes a test of the functions that build paths.
func (c *code) pathTests() {
	c.imported("net/http/httptest", "net/url", "errors")
	c.p("")
	c.p("// TestPaths requests each path: the handler must get the values that the path was built from.")
	c.p("func TestPaths(t *testing.T) {")
	for i, r := range c.table.Routes {
		name, values := c.pathFunction(i), c.builtValues(i)
		switch {
		case r.Static():
			c.p("checkPath(t, %q, %s(), nil, func(w http.ResponseWriter) { echo{}.%s(w, nil) })", r.Method, name, c.method(i))
		case values != nil:
			list := strings.Join(values, ", ")
			c.p("{")
			c.p("path, err := %s(%s)", name, list)
			c.p("checkPath(t, %q, path, err, func(w http.ResponseWriter) { echo{}.%s(w, nil, %s) })", r.Method, c.method(i), list)
			c.p("}")
		}
		if list := c.refusedValues(i); list != "" {
			c.p("if path, err := %s(%s); err == nil {", name, list)
			c.p("t.Errorf(\"%s of %%s is %%q, want an error\", %q, path)", name, list)
			c.p("}")
		}
	}
	c.p("}")
	c.p("")
	c.body.WriteString(checkPathCode)
}

// checkPathCode is the helper of TestPaths.
const checkPathCode = `
// checkPath requests the path, and compares the answer with the handler's.
func checkPath(t *testing.T, method, path string, err error, handle func(w http.ResponseWriter)) {
	t.Helper()
	u, wrong := url.ParseRequestURI(path)
	if err = errors.Join(err, wrong); err != nil {
		t.Error(err)
		return
	}
	got, want := httptest.NewRecorder(), httptest.NewRecorder()
	newTested().ServeHTTP(got, &http.Request{Method: method, URL: u, Header: http.Header{}})
	if handle(want); got.Code != want.Code || got.Body.String() != want.Body.String() {
		t.Errorf("%s %s: answer %d %q, want %q", method, path, got.Code, got.Body, want.Body)
	}
}
`

// builtValues returns Go expressions for values of route i's parameters. The route wins on the path with these values.
// builtValues returns nil if it does not find such values, or if the pattern has a segment "." or "..", because buildPath
// always returns an error for these segments.
func (c *code) builtValues(i int) []string {
	r := c.table.Routes[i]
	if slices.ContainsFunc(r.Segments, func(s routes.Segment) bool { return s.Kind == routes.Text && (s.Text == "." || s.Text == "..") }) {
		return nil
	}
	for _, rest := range []string{"a b/é%?#+;", "a b", "", "a b/1/2/3/4/5/6/7/8/9/10/11/12"} {
		var values []string
		path := r.With(func(s routes.Segment) string {
			value := map[routes.Kind]string{routes.Int: "42", routes.Any: "a b%é?#+;", routes.Rest: rest}[s.Kind]
			if s.Kind == routes.Int {
				values = append(values, value)
			} else {
				values = append(values, strconv.Quote(value))
			}
			return value
		})
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
		switch p.kind {
		case routes.Int:
			values, refused = append(values, "0"), true
		case routes.Any:
			values, refused = append(values, strconv.Quote("a/b")), true
		default:
			values = append(values, strconv.Quote("a"))
		}
	}
	if !refused {
		return ""
	}
	return strings.Join(values, ", ")
}

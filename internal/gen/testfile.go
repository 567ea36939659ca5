package gen

import (
	"fmt"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// testFile returns router_test.go: it tests the router with the kit.
func (c *code) testFile() ([]byte, error) {
	c.imported("net/http", "testing", "gorouting/routertest")
	suffix := ""
	if c.table.HEAD {
		suffix += ".ServingHEAD()"
	}
	if c.table.OPTIONS {
		suffix += ".ServingOPTIONS()"
	}
	c.p("var tested = routertest.MustParse(%s)%s", c.tableText(), suffix)
	c.p("")
	c.p("func TestRoutes(t *testing.T) { routertest.Run(t, tested, newTested) }")
	c.p("")
	c.p("func FuzzRoutes(f *testing.F) { routertest.Fuzz(f, tested, newTested) }")
	c.p("")
	c.p("func BenchmarkRoutes(b *testing.B) { routertest.Benchmark(b, tested, newTested) }")
	c.p("")
	c.echo("routertest.Echo")
	c.featureTests()
	if c.options.Paths {
		c.pathTests()
	}
	return c.file(true, func() {})
}

// echo writes handlers that pass their names and values to the function with the given name.
// echo also writes newTested, which returns a router with these handlers.
func (c *code) echo(function string) {
	c.p("func newTested() http.Handler { return New(echo{}) }")
	c.p("")
	c.p("// echo has handlers that answer with their names and values.")
	c.p("type echo struct{}")
	for _, i := range c.handlerRoutes() {
		args := []string{"w", strconv.Quote(c.table.Routes[i].Name)}
		for _, p := range c.params(i) {
			args = append(args, p.name)
		}
		c.p("")
		c.p("func (echo) %s(%s) {", c.handler(i), c.signature(i))
		c.p("%s(%s)", function, strings.Join(args, ", "))
		c.p("}")
	}
	if c.options.Hooks {
		c.imported("strings")
	}
	for _, e := range c.extras() {
		c.p("")
		c.p("func (echo) %s%s {", e.name, e.signature)
		c.p("%s", e.marked)
		c.p("}")
	}
}

// tableText returns the table as a Go literal.
func (c *code) tableText() string {
	text := "\n"
	for _, r := range c.table.Routes {
		if literal(r.Row())[0] != '`' {
			return strconv.Quote(c.table.String())
		}
		text += "\t" + r.Row() + "\n"
	}
	return "`" + text + "`"
}

// standaloneFile returns a router_test.go that imports only the standard library. It has requests and the right answers.
func (c *code) standaloneFile() ([]byte, error) {
	c.imported("slices", "strings")
	c.p("// cases has requests and the right answers: the handler's name and its values, 404, or 405 with the methods of the path.")
	c.p("var cases = []struct{ method, path, want string }{")
	for _, q := range c.requests() {
		c.p("{%q, %q, %q},", q.method, q.path, wanted(c.table, q))
	}
	c.p("}")
	c.copied("standalone/routes_test.go", "standalone/benchmark_test.go", "standalone/tell.go")
	c.oracle()
	c.echo("tell")
	c.featureTests()
	if c.options.Paths {
		c.pathTests()
	}
	return c.file(true, func() {})
}

// wanted returns the right answer to a request, in the form of the generated test.
func wanted(t *routes.Table, q query) string {
	switch want := t.Want(q.method, q.path); want.Status {
	case 200:
		text := t.Routes[want.Route].Name
		for _, v := range want.Values {
			text += fmt.Sprintf(" %q", fmt.Sprint(v))
		}
		return text
	case 404:
		return "404"
	default:
		return fmt.Sprintf("%d %s", want.Status, strings.Join(want.Allow, ", "))
	}
}

package gen

import "gorouting/internal/routes"

// Param is a parameter of a handler.
type Param struct {
	Name string // a Go identifier
	Kind routes.Kind
}

// OwnHandlers returns a Go file for the package that Generate writes with the same options. It declares an empty struct with
// all handlers. The argument name is the name of the struct, and imported lists the packages that the file imports. The
// function body returns the statements of a handler, which may use w, r, params and these packages. Benchmarks and tests of
// generated routers need such handlers.
func OwnHandlers(t *routes.Table, o Options, name string, imported []string, body func(route int, params []Param) string) ([]byte, error) {
	var text []byte
	err := named(t, func(n *names) error {
		c := newCode(t, o, technique{})
		c.names = n
		c.imported("net/http")
		c.imported(imported...)
		c.p("// %s has the handlers of all routes.", name)
		c.p("type %s struct{}", name)
		for _, i := range c.handlerRoutes() {
			var params []Param
			for _, p := range c.params(i) {
				params = append(params, Param{p.name, p.segment.Kind})
			}
			c.p("")
			c.p("func (*%s) %s(%s) {", name, c.handler(i), c.signature(i))
			c.p("%s", body(i, params))
			c.p("}")
		}
		for _, e := range c.extras() {
			c.p("")
			c.p("func (*%s) %s%s {", name, e.name, e.signature)
			c.p("%s", e.usual)
			c.p("}")
		}
		var err error
		text, err = c.file(false, func() {})
		return err
	})
	return text, err
}

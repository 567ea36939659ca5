package gen

import (
	"fmt"
	"regexp"
	"strings"

	"gorouting/internal/routes"
)

// wrapHandlers writes a statement of New, if the option Pattern is set. The statement makes the handlers set the Pattern of
// requests.
func (c *code) wrapHandlers() {
	if c.options.Pattern {
		c.p("h = patterned{h}")
	}
}

// patterned writes handlers that set a request's Pattern and path values, and call the program's handlers. The handlers get a copy of the
// request, because middleware may have made other copies that share its path values.
func (c *code) patterned() {
	c.p("")
	c.p("// patterned sets the Pattern and the path values of a request, as http.ServeMux does, and calls the handler of h.")
	c.p("type patterned struct{ h Handlers }")
	for i, r := range c.table.Routes {
		var args []string
		c.p("")
		c.p("func (p patterned) %s(%s) {", c.method(i), c.signature(i))
		c.p("r.Pattern = %q", muxPattern(r))
		if len(c.params(i)) > 0 {
			c.p("r = r.Clone(r.Context()) // other copies of r may share its path values")
		}
		for _, p := range c.params(i) {
			c.p("r.SetPathValue(%q, %s)", p.segment.Name, c.pathValue(p))
			args = append(args, p.name)
		}
		c.p("p.h.%s(%s)", c.method(i), strings.Join(append([]string{"w", "r"}, args...), ", "))
		c.p("}")
	}
}

// pathValue returns an expression for the path value of a parameter. For a number, this is the text in the path, such as "007".
func (c *code) pathValue(p param) string {
	if p.goType() != "int" {
		return p.name
	}
	c.use("segmentOf")
	text := fmt.Sprintf("segmentOf(r.URL.Path, %d)", p.at)
	if p.segment.IsBeside() {
		c.use("inner")
		text = fmt.Sprintf("inner(%s, %q, %q)", text, p.segment.Before, p.segment.After)
	}
	return text
}

// kinds matches the kind of a parameter, as in "{id:int}".
var kinds = regexp.MustCompile(`\{([^{}:]*):[^{}]*\}`)

// muxPattern returns the route as a pattern of http.ServeMux, which has no kinds of parameters. Text beside a parameter and an optional
// end, which ServeMux does not have either, are as in the table.
func muxPattern(r routes.Route) string {
	text := kinds.ReplaceAllString(r.Pattern, "{${1}}")
	if text == "/" {
		text = "/{$}"
	}
	if r.Method == routes.AnyMethod {
		return text
	}
	return r.Method + " " + text
}

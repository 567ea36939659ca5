package gen

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorouting/internal/routes"
)

// refuseBytes says that a regular expression cannot have text that is no UTF-8: \xff stands for the letter ÿ there, and U+FFFD
// for any byte that is out of place.
func refuseBytes(t *routes.Table) error {
	var all routes.Errors
	for _, r := range t.Routes {
		for _, s := range r.Segments {
			if s.Kind == routes.Text && (!utf8.ValidString(s.Text) || strings.ContainsRune(s.Text, utf8.RuneError)) {
				text := fmt.Sprintf("%q: segment %q has bytes that are no text, which a regular expression cannot match; want another technique, like after", r, s.Text)
				all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: text})
			}
		}
	}
	if all != nil {
		return all
	}
	return nil
}

// expression returns the regular expression of a pattern as it stands in Go.
func expression(r routes.Route) string {
	text := ""
	for _, s := range r.Segments {
		text += "/"
		switch s.Kind {
		case routes.Text:
			text += regexp.QuoteMeta(s.Text)
		case routes.Int:
			text += "([0-9]+)"
		case routes.Any:
			text += "([^/]+)"
		case routes.Rest:
			text = "(?s)" + text + "(.*)" // lets . stand for a newline too
		}
	}
	if strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

// writeRegexSwitch writes a switch whose cases run a regular expression.
func writeRegexSwitch(c *code) {
	patterns := c.patterns()
	c.p("// serve calls the handler of the first case that has the request's path and method. So text stands before a pattern that")
	c.p("// matches it too.")
	c.p("func serve(h Handlers, w http.ResponseWriter, r *http.Request) {")
	c.variables(c.params)
	c.p("path := r.URL.Path")
	c.on()
	c.switchOf(func(i int) (condition string, args []string) {
		r := c.table.Routes[i]
		if r.Static() {
			return fmt.Sprintf("path == %q", r.Sample()), nil
		}
		return fmt.Sprintf("match(path, %s, %s)", patterns[expression(r)], strings.Join(c.targets(i), ", ")), nil
	})
	if len(patterns) > 0 {
		c.use("compile", "regexMatch", "number")
	}
	c.useRefuse()
}

// patterns prints the variables with the regular expressions, and returns their names. A variable is named after the first
// route that has it.
func (c *code) patterns() map[string]string {
	names := map[string]string{}
	for _, i := range c.order {
		r := c.table.Routes[i]
		if r.Static() || names[expression(r)] != "" {
			continue
		}
		if len(names) == 0 {
			c.p("// A pattern is a regular expression of the whole path: it need not begin with ^ or end with $. With (?s), . stands for a newline")
			c.p("// too, which a path may have in it.")
			c.p("var (")
		}
		name := c.names.topLevel(lower(c.method(i)) + "Pattern")
		names[expression(r)] = name
		c.p("%s = compile(%s)", name, expression(r))
	}
	if len(names) > 0 {
		c.p(")")
		c.p("")
	}
	return names
}

// lower returns the name with a small first letter.
func lower(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// newTable prints the table of regextable, and its New.
func (c *code) newTable() {
	c.p("// table returns the routes, which call h. It is tried from the top. So text stands before a pattern that matches it too. With")
	c.p("// (?s), . stands for a newline too, which a path may have in it.")
	c.p("func table(h Handlers) []*route {")
	c.p("return []*route{")
	for _, i := range c.order {
		r := c.table.Routes[i]
		c.p("newRoute(%q, %s, h.%s),", r.Method, expression(r), c.method(i))
	}
	c.p("}")
	c.p("}")
	c.p("")
	c.p("// New returns a handler for the routes in the table, which calls h.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	c.p("routes := table(h)")
	c.p("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(routes, w, r) })")
	c.p("}")
	c.p("")
}

// writeRegexTable writes a loop over a table of regular expressions.
func writeRegexTable(c *code) {
	condition := "route.method != r.Method"
	if c.table.HEAD {
		condition += ` && (route.method != "GET" || r.Method != "HEAD")`
	}
	c.p("// serve calls the handler of the first route that has the request's method and path. If there is none, it looks for routes")
	c.p("// that have the path with another method, for the Allow header.")
	c.p("func serve(routes []*route, w http.ResponseWriter, r *http.Request) {")
	c.p("for _, route := range routes {")
	c.p("if %s {", condition)
	c.p("continue")
	c.p("}")
	c.p("if groups, ok := route.match(r.URL.Path); ok {")
	c.p("route.handle(w, r, groups)")
	c.p("return")
	c.p("}")
	c.p("}")
	c.p("var allow []string")
	c.p("for _, route := range routes {")
	c.p("if _, ok := route.match(r.URL.Path); ok {")
	c.p("allow = append(allow, route.method)")
	c.p("}")
	c.p("}")
	c.p("%s", c.refuseCall("allow"))
	c.p("}")
	c.p("")
	c.adapt()
	c.use("regexRoute", "isNumber")
	c.useRefuse()
}

// handlerTypes returns the types of the parameters that the handlers have, each list once, short ones first and string before
// int.
func (c *code) handlerTypes() [][]string {
	seen := map[string]bool{}
	var all [][]string
	for i := range c.table.Routes {
		var kinds []string
		for _, p := range c.params(i) {
			kinds = append(kinds, p.goType())
		}
		if text := strings.Join(kinds, " "); !seen[text] {
			seen[text] = true
			all = append(all, kinds)
		}
	}
	slices.SortFunc(all, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(b, a)
	})
	return all
}

// adapt prints the types that the handlers have, and the function that calls one with what the groups captured.
func (c *code) adapt() {
	all := c.handlerTypes()
	var union, cases []string
	for _, kinds := range all {
		text, returned, numbers, args := "func(http.ResponseWriter, *http.Request", "nil", "", "w, r"
		for k, kind := range kinds {
			text += ", " + kind
			if kind == "int" {
				n := "n"
				if strings.Count(numbers, "\n") > 0 {
					n = fmt.Sprintf("n%d", 1+strings.Count(numbers, "\n"))
				}
				numbers += fmt.Sprintf("%s, _ := strconv.Atoi(groups[%d])\n", n, k)
				args += ", " + n
			} else {
				args += fmt.Sprintf(", groups[%d]", k)
			}
		}
		if len(kinds) > 0 {
			returned = "[]string{" + quoteAll(kinds) + "}"
		}
		union = append(union, text+")")
		body := fmt.Sprintf(" handle(%s) ", args)
		if numbers != "" {
			c.imported("strconv")
			body = fmt.Sprintf("\n%shandle(%s)\n", numbers, args)
		}
		cases = append(cases, fmt.Sprintf("case %s):\nreturn %s, func(w http.ResponseWriter, r *http.Request, groups []string) {%s}", text, returned, body))
	}
	c.p("// handler is the types that a handler may have: after the request, it takes a value for each group of its route's pattern.")
	c.p("type handler interface {")
	c.p("%s", strings.Join(union, " |\n"))
	c.p("}")
	c.p("")
	c.p("// adapt returns a function that calls the handler with what the groups captured, and the kinds of values that the handler")
	c.p("// takes, one for each group. The groups of an \"int\" are numbers: match makes sure of that.")
	c.p("func adapt(handle any) (kinds []string, call func(w http.ResponseWriter, r *http.Request, groups []string)) {")
	c.p("switch handle := handle.(type) {")
	c.p("%s", strings.Join(cases, "\n"))
	c.p("}")
	c.p("panic(fmt.Sprintf(\"regextable: a handler is a %%T; add a case for this type to adapt\", handle))")
	c.p("}")
	c.p("")
	c.imported("fmt")
}

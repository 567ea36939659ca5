package gen

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorouting/internal/routes"
)

// refuseBytes returns an error with each route that has invalid UTF-8 in its text. A regular expression cannot match such text:
// \xff matches the letter ÿ, and U+FFFD matches any invalid byte.
func refuseBytes(t *routes.Table) error {
	var all routes.Errors
	isWrong := func(text string) bool { return !utf8.ValidString(text) || strings.ContainsRune(text, utf8.RuneError) }
	for _, r := range t.Routes {
		for _, s := range r.Patterns[0] { // the end of a pattern has no text
			if slices.ContainsFunc(append([]string{s.Text, s.Before, s.After}, s.Texts...), isWrong) {
				text := fmt.Sprintf("%q: segment %q is not valid UTF-8, and a regular expression cannot match it; choose another technique, such as after", r, s)
				all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: text})
			}
		}
	}
	if all != nil {
		return all
	}
	return nil
}

// expression returns the regular expression of a pattern as a Go literal. end is its end.
func expression(p routes.Pattern, end string) string {
	text := ""
	for _, s := range p {
		text += "/" + segmentExpression(s)
	}
	text += end
	if p.HasRest() {
		text = "(?s)" + text // lets . match a newline too
	}
	return literal(text)
}

// segmentExpression returns the regular expression of a segment, with a group for the parameter.
func segmentExpression(s routes.Segment) string {
	switch s.Kind {
	case routes.Text:
		return regexp.QuoteMeta(s.Text)
	case routes.Rest:
		return "(.*)"
	case routes.List:
		var all []string
		for _, text := range s.Texts {
			all = append(all, regexp.QuoteMeta(text))
		}
		return "(" + strings.Join(all, "|") + ")"
	case routes.Int:
		return regexp.QuoteMeta(s.Before) + "([0-9]+)" + regexp.QuoteMeta(s.After)
	}
	return regexp.QuoteMeta(s.Before) + "([^/]+)" + regexp.QuoteMeta(s.After)
}

// writeRegexSwitch writes a switch. Its cases run regular expressions.
func writeRegexSwitch(c *code) {
	patterns := c.patterns()
	c.p("// serve calls the handler of the first case that matches the request. Order counts: a pattern for \"/posts/([^/]+)\" matches")
	c.p("// \"/posts/new\" too, so a case for \"/posts/new\" must be above it.")
	c.p("func serve(h %s, w http.ResponseWriter, r *http.Request) {", c.handlersType())
	c.variables(c.paramsOf)
	c.p("path := r.URL.Path")
	caseOf := func(i int) (condition string, args []string) {
		r := c.rows[i]
		if r.pattern.Static() {
			return fmt.Sprintf("path == %q", r.pattern.Sample()), nil
		}
		var targets []string
		for _, p := range c.paramsOf(r.pattern) {
			targets = append(targets, "&"+p.name)
		}
		return fmt.Sprintf("match(path, %s, %s)", patterns[expression(r.pattern, "")], strings.Join(targets, ", ")), nil
	}
	c.on(caseOf)
	c.switchOf(caseOf)
	if len(patterns) > 0 {
		c.use("compile", "regexMatch", "number")
	}
	c.useRefuse()
}

// patterns writes the variables that contain the regular expressions. It returns a map from each expression to the name of its
// variable. A variable has the name of the first route that uses it.
func (c *code) patterns() map[string]string {
	names := map[string]string{}
	for _, i := range c.ordered() {
		r := c.rows[i]
		expr := expression(r.pattern, "")
		if r.pattern.Static() || names[expr] != "" {
			continue
		}
		if len(names) == 0 {
			c.p("// A pattern is a regular expression for the whole path; ^ and $ are added to it. With (?s), . also matches a newline.")
			c.p("var (")
		}
		name := c.names.topLevel(lower(c.method(r.route)) + "Pattern")
		names[expr] = name
		c.p("%s = compile(%s)", name, expr)
	}
	if len(names) > 0 {
		c.p(")")
		c.p("")
	}
	return names
}

// lower returns the name with its first letter in lower case.
func lower(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// newTable writes the table and New.
func (c *code) newTable() {
	c.p("// table returns the routes, which call h. Order counts: \"/posts/([^/]+)\" matches \"/posts/new\" too, so a row for \"/posts/new\" must be")
	c.p("// above it. With (?s), . also matches a newline.")
	c.p("func table(h %s) []*route {", c.handlersType())
	c.p("return []*route{")
	for _, i := range c.ordered() {
		r := c.rows[i]
		end := ""
		if r.lacks {
			end = "()" // a group for the missing rest
		}
		c.p("newRoute(%q, %s, h.%s),", r.method, expression(r.pattern, end), c.called(r.route))
	}
	c.p("}")
	c.p("}")
	c.p("")
	c.p("// New returns a handler for the routes in the table, which calls h.")
	c.beginNew()
	c.p("routes := table(h)")
	handlers := ""
	if c.options.Hooks {
		handlers = "h, "
	}
	c.p("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(%sroutes, w, r) })", handlers)
	c.p("}")
	c.p("")
}

// writeRegexTable writes a loop over a table of regular expressions.
func writeRegexTable(c *code) {
	condition := "route.method != r.Method"
	switch {
	case c.asksForHEAD():
		condition = "route.method != wanted"
	case c.table.HEAD:
		condition += ` && (route.method != "GET" || r.Method != "HEAD")`
	}
	if c.hasAny() {
		condition += fmt.Sprintf(" && route.method != %q", routes.AnyMethod)
	}
	c.p("// serve calls the handler of the first route that matches the request. If none does, it collects the methods of the routes")
	c.p("// that match the path, because a 405 lists them in Allow.")
	handlers := ""
	if c.options.Hooks {
		handlers = "h " + c.handlersType() + ", "
	}
	c.p("func serve(%sroutes []*route, w http.ResponseWriter, r *http.Request) {", handlers)
	if c.asksForHEAD() {
		c.imported("slices")
		c.p("isHEAD := func(route *route) bool {")
		c.p("_, ok := route.match(r.URL.Path)")
		c.p("return ok && route.method == \"HEAD\"")
		c.p("}")
		c.p("wanted := r.Method")
		c.p("if wanted == \"HEAD\" && !slices.ContainsFunc(routes, isHEAD) { // no HEAD route matches the path, so GET routes serve HEAD")
		c.p("wanted = \"GET\"")
		c.p("}")
	}
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

// handlerTypes returns the different lists of parameter types that handlers have: [], [string], [int], [string int].
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

// adapt writes the interface handler and the function adapt.
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
	c.p("// handler lists the types that a handler may have: after the request, it takes one value for each group of the pattern.")
	c.p("type handler interface {")
	c.p("%s", strings.Join(union, " |\n"))
	c.p("}")
	c.p("")
	c.p("// adapt returns call, which converts the groups and calls handle. It also returns kinds, the type of each value: \"string\" or \"int\".")
	c.p("// match has made sure that the text for an \"int\" is a number.")
	c.p("func adapt(handle any) (kinds []string, call func(w http.ResponseWriter, r *http.Request, groups []string)) {")
	c.p("switch handle := handle.(type) {")
	c.p("%s", strings.Join(cases, "\n"))
	c.p("}")
	c.p("panic(fmt.Sprintf(\"regextable: a handler is a %%T; add a case for this type to adapt\", handle))")
	c.p("}")
	c.p("")
	c.imported("fmt")
}

package gen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// writeSplit writes a switch on the segments of the path.
func writeSplit(c *code) {
	c.p("// serve calls the handler of the first case that matches the request. Order counts: a parameter also matches a text, so the case for the")
	c.p("// text is above it.")
	c.p("//")
	c.p("// A case compares n, the number of segments. Without it, p[0] == \"posts\" would also match \"/posts/new\".")
	c.p("func serve(h %s, w http.ResponseWriter, r *http.Request) {", c.handlersType())
	c.splitVariables()
	c.on(c.splitCase)
	c.switchOf(c.splitCase)
	c.useRefuse()
}

// splitVariables writes the variables of serve.
func (c *code) splitVariables() {
	longest, usesP, usesN, usesPath, usesRest := 0, false, false, false, false
	names := map[string][]string{}
	for _, r := range c.rows {
		f := formOf(r.pattern)
		switch f {
		case exact:
			usesP, usesN, longest = true, true, max(longest, len(r.pattern))
		case root:
			usesP, usesN = true, true
		case openAfterParam:
			usesP, usesRest, longest = true, true, max(longest, len(r.pattern)-1)
		}
		usesPath = usesPath || f != exact && f != root
		for _, p := range c.paramsOf(r.pattern) {
			if isStored(p.segment) {
				names[p.goType()] = append(names[p.goType()], p.name)
			}
		}
	}
	if usesP {
		c.p("var p [%d]string // the segments of the path", longest)
	}
	if usesRest {
		c.p("var rest string // set by splitRest")
	}
	if all := names["string"]; len(all) > 0 {
		c.p("var %s string // set by between; a case that uses %s must call between", distinct(all), all[0])
	}
	if all := names["int"]; len(all) > 0 {
		c.p("var %s int // set by number; a case that uses %s must call number", distinct(all), all[0])
	}
	path := "r.URL.Path"
	if usesPath {
		c.p("path := r.URL.Path")
		path = "path"
	}
	if usesN {
		c.use("split")
		c.p("n := split(%s, p[:])", path)
	}
}

// splitCase returns the condition for row i, and expressions for its handler's values.
func (c *code) splitCase(i int) (condition string, args []string) {
	p := c.rows[i].pattern
	before := p[:len(p)-1]
	switch formOf(p) {
	case root:
		return "n == 0", nil
	case slash:
		return fmt.Sprintf("path == %q", p.Sample()), nil
	case open:
		return c.openCase(p)
	case openAfterParam:
		c.use("splitRest")
		condition, args = c.splitSegments(before)
		condition = fmt.Sprintf("splitRest(path, p[:%d], &rest)", len(before)) + condition
		if !p.HasRest() {
			return condition + ` && rest == ""`, args
		}
		return condition, append(args, "rest")
	}
	condition, args = c.splitSegments(p)
	return fmt.Sprintf("n == %d", len(p)) + condition, args
}

// splitSegments returns the conditions on the segments in p. The conditions that store a value are last. It also returns expressions
// for the values of the parameters.
func (c *code) splitSegments(segments routes.Pattern) (condition string, args []string) {
	var first, last string
	for k, s := range segments {
		one, value := c.condition(s, fmt.Sprintf("p[%d]", k), c.names.param(s))
		switch {
		case isStored(s):
			last += " && " + one
		case s.Kind != routes.String: // split has made sure that no segment is empty
			first += " && " + one
		}
		if s.IsParam() {
			args = append(args, value)
		}
	}
	return first + last, args
}

// distinct returns the names without repeats, separated by commas.
func distinct(names []string) string {
	var all []string
	seen := map[string]bool{}
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}

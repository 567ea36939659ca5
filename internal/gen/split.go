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
	c.p("func serve(h Handlers, w http.ResponseWriter, r *http.Request) {")
	c.splitVariables()
	c.on()
	c.switchOf(c.splitCase)
	c.useRefuse()
}

// splitVariables writes the variables of serve.
func (c *code) splitVariables() {
	longest, usesP, usesN, usesPath, usesRest := 0, false, false, false, false
	var ints []string
	for i, r := range c.table.Routes {
		f := formOf(r)
		switch f {
		case exact:
			usesP, usesN, longest = true, true, max(longest, len(r.Segments))
		case root:
			usesP, usesN = true, true
		case openAfterParam:
			usesP, usesRest, longest = true, true, max(longest, len(r.Segments)-1)
		}
		usesPath = usesPath || f != exact && f != root
		ints = append(ints, c.intNames(i)...)
	}
	if usesP {
		c.p("var p [%d]string // the segments of the path", longest)
	}
	if usesRest {
		c.p("var rest string // set by splitRest")
	}
	if len(ints) > 0 {
		c.p("var %s int // set by number; a case that uses %s must call number", distinct(ints), ints[0])
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

// splitCase returns the condition for route i, and expressions for its handler's values.
func (c *code) splitCase(i int) (condition string, args []string) {
	r := c.table.Routes[i]
	before := r.Segments[:len(r.Segments)-1]
	switch formOf(r) {
	case root:
		return "n == 0", nil
	case slash:
		return fmt.Sprintf("path == %q", r.Sample()), nil
	case open:
		return c.openCase(r)
	case openAfterParam:
		c.use("splitRest")
		condition, args = c.splitSegments(before)
		condition = fmt.Sprintf("splitRest(path, p[:%d], &rest)", len(before)) + condition
		if last := r.Segments[len(before)]; last.Kind == routes.Text {
			return condition + ` && rest == ""`, args
		}
		return condition, append(args, "rest")
	}
	condition, args = c.splitSegments(r.Segments)
	return fmt.Sprintf("n == %d", len(r.Segments)) + condition, args
}

// splitSegments returns the conditions on the segments in p. The conditions on numbers are last. It also returns expressions
// for the values of the parameters.
func (c *code) splitSegments(segments []routes.Segment) (condition string, args []string) {
	var texts, numbers string
	for k, s := range segments {
		switch s.Kind {
		case routes.Text:
			texts += fmt.Sprintf(" && p[%d] == %q", k, s.Text)
		case routes.Int:
			c.use("number")
			numbers += fmt.Sprintf(" && number(p[%d], &%s)", k, c.names.param(s))
			args = append(args, c.names.param(s))
		case routes.Any:
			args = append(args, fmt.Sprintf("p[%d]", k))
		}
	}
	return texts + numbers, args
}

// intNames returns the names of the int parameters of route i.
func (c *code) intNames(i int) []string {
	var names []string
	for _, p := range c.params(i) {
		if p.kind == routes.Int {
			names = append(names, p.name)
		}
	}
	return names
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

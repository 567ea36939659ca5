package gen

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// writeMatch writes a switch. Its cases call match with a pattern.
func writeMatch(c *code) {
	c.p("// serve calls the handler of the first case that matches the request. Order counts: \"/posts/+\" matches \"/posts/new\" too, so a case")
	c.p("// for \"/posts/new\" must be above it.")
	c.p("func serve(h %s, w http.ResponseWriter, r *http.Request) {", c.handlersType())
	c.variables(func(p routes.Pattern) []param {
		if formOf(p) == open {
			return nil
		}
		all := c.paramsOf(p)
		for _, one := range all {
			if name := c.matched(one); name != one.name {
				all = append(all, param{name: name})
			}
		}
		return all
	})
	c.p("path := r.URL.Path")
	c.on(c.matchCase)
	c.switchOf(c.matchCase)
	c.useRefuse()
}

// variables declares the variables of serve. stored(p) must return the parameters of the pattern p that are stored in variables.
func (c *code) variables(stored func(p routes.Pattern) []param) {
	names := map[string][]string{}
	for _, r := range c.rows {
		for _, p := range stored(r.pattern) {
			names[p.goType()] = append(names[p.goType()], p.name)
		}
	}
	for _, kind := range []string{"string", "int"} {
		if len(names[kind]) > 0 {
			c.p("var %s %s", distinct(names[kind]), kind)
		}
	}
}

// matched returns the name of the variable for the segment that match stores. This is the parameter's variable, except for a number with
// text beside it: its segment, such as "v7", is not a number and needs a variable of its own.
func (c *code) matched(p param) string {
	if p.segment.Kind != routes.Int || !p.segment.IsBeside() {
		return p.name
	}
	if c.segments == nil {
		c.segments = map[string]string{}
	}
	if c.segments[p.name] == "" {
		c.segments[p.name] = c.names.topLevel(p.name + "Segment")
	}
	return c.segments[p.name]
}

// matchCase returns the condition for row i, and expressions for its handler's values, as in switchOf.
func (c *code) matchCase(i int) (condition string, args []string) {
	p := c.rows[i].pattern
	if p.Static() {
		return fmt.Sprintf("path == %q", p.Sample()), nil
	}
	if formOf(p) == open {
		return c.openCase(p)
	}
	c.use("match", "number")
	var targets []string
	conditions := ""
	for _, one := range c.paramsOf(p) {
		variable := c.matched(one)
		targets = append(targets, "&"+variable)
		if one.segment.IsBeside() || one.segment.Kind == routes.List {
			more, _ := c.condition(one.segment, variable, one.name)
			conditions += " && " + more
		}
	}
	last := len(targets) - 1
	if p.HasRest() {
		c.use("matchRest")
		begin := append(p[:len(p)-1:len(p)-1], routes.Segment{})
		return fmt.Sprintf("matchRest(path, %q, %s, %s)", c.matchPattern(begin), targets[last], strings.Join(targets[:last], ", ")) + conditions, nil
	}
	return fmt.Sprintf("match(path, %q, %s)", c.matchPattern(p), strings.Join(targets, ", ")) + conditions, nil
}

// matchPattern returns the pattern in the syntax of match: "/posts/+".
func (c *code) matchPattern(p routes.Pattern) string {
	text := ""
	for _, s := range p {
		text += "/" + s.Text
		if s.IsParam() {
			text += c.sign()
		}
	}
	return text
}

// sign returns the character that means "any segment" in the patterns of match. It is +, or ? if a text of the table contains a
// +. No text contains a ?.
func (c *code) sign() string {
	if c.anySegment == "" {
		c.anySegment = "+"
		if slices.ContainsFunc(c.table.Texts(), func(text string) bool { return strings.Contains(text, "+") }) {
			c.anySegment = "?"
		}
	}
	return c.anySegment
}

// newChecked writes a New that makes match check the patterns of all cases. If no case calls match, it writes an ordinary New.
func (c *code) newChecked() {
	if !c.hasMatch() {
		c.new()
		return
	}
	c.p("// New returns a handler for the routes, which calls h. New calls serve once with an empty path. No case matches it, so match runs")
	c.p("// in every case and checks its pattern and targets. New panics if they are wrong.")
	c.beginNew()
	c.p("r, _ := http.NewRequest(\"CHECK\", \"\", http.NoBody)")
	c.p("serve(%s, discard{}, r)", c.silenced())
	c.p("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) })")
	c.p("}")
	c.p("")
	c.use("discard")
}

// hasMatch reports whether a case calls the function match.
func (c *code) hasMatch() bool {
	for _, r := range c.rows {
		if !r.pattern.Static() && (c.options.Technique == "regexswitch" || formOf(r.pattern) != open) {
			return true
		}
	}
	return false
}

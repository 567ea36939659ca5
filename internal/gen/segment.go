package gen

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// This file writes the code that compares a segment of a path with a segment of a pattern. The handwritten techniques use condition,
// and tree uses clause. regex.go has the regular expressions, after.go the code that cuts a path, and table.go the arrays.

// goType returns the type of a parameter's values.
func goType(s routes.Segment) string {
	if s.Kind == routes.Int {
		return "int"
	}
	return "string"
}

// isEnd reports whether a segment is the "{$}" at the end of a pattern, or the root's only segment.
func isEnd(s routes.Segment) bool { return !s.IsParam() && s.Text == "" }

// isStored reports whether condition stores the parameter's value in a variable.
func isStored(s routes.Segment) bool { return s.Kind == routes.Int || s.IsBeside() }

// condition returns a Go condition: the expression text is a segment of a path that s matches. It also returns an expression for the
// parameter's value. If isStored(s) is true, the condition stores the value in the variable target.
func (c *code) condition(s routes.Segment, text, target string) (condition, value string) {
	switch {
	case !s.IsParam():
		return fmt.Sprintf("%s == %q", text, s.Text), ""
	case s.Kind == routes.List:
		return oneOf(text, s.Texts), text
	case s.Kind == routes.Int && s.IsBeside():
		c.use("numberBetween", "between", "number")
		return fmt.Sprintf("numberBetween(%s, %q, %q, &%s)", text, s.Before, s.After, target), target
	case s.Kind == routes.Int:
		c.use("number")
		return fmt.Sprintf("number(%s, &%s)", text, target), target
	case s.IsBeside():
		c.use("between")
		return fmt.Sprintf("between(%s, %q, %q, &%s)", text, s.Before, s.After, target), target
	}
	return text + ` != ""`, text
}

// clause returns the clause of an if statement: the expression text is a segment of a path that the parameter s matches. The clause
// declares the variable name with the value.
func (c *code) clause(s routes.Segment, text, name string) string {
	switch {
	case s.Kind == routes.List:
		return fmt.Sprintf("%s := %s; %s", name, text, oneOf(name, s.Texts))
	case s.Kind == routes.Int && s.IsBeside():
		c.use("inner", "positive")
		return fmt.Sprintf("%s := positive(inner(%s, %q, %q)); %[1]s > 0", name, text, s.Before, s.After)
	case s.Kind == routes.Int:
		c.use("positive")
		return fmt.Sprintf("%s := positive(%s); %[1]s > 0", name, text)
	case s.IsBeside():
		c.use("inner")
		return fmt.Sprintf("%s := inner(%s, %q, %q); %[1]s != \"\"", name, text, s.Before, s.After)
	}
	return fmt.Sprintf("%s := %s; %[1]s != \"\"", name, text)
}

// oneOf returns a Go condition: the expression text is one of the texts.
func oneOf(text string, texts []string) string {
	var all []string
	for _, one := range texts {
		all = append(all, fmt.Sprintf("%s == %q", text, one))
	}
	return "(" + strings.Join(all, " || ") + ")"
}

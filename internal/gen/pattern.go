package gen

import (
	"fmt"
	"regexp"

	"gorouting/internal/routes"
)

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

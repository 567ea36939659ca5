package regexswitch

import "regexp"

// compile returns the pattern for expr. It panics if expr is not a valid regular expression.
func compile(expr string) *regexp.Regexp {
	regexp.MustCompile(expr) // compile expr alone first, because "a)(b" is invalid but "^(?:a)(b)$" compiles
	return regexp.MustCompile("^(?:" + expr + ")$")
}

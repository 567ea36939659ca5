package routes

import "strings"

// SyntaxMark begins a comment at the top of a text that says in which router's syntax its patterns are written: "# syntax: gin". Such
// a text is no table; the package routefile of the module compare makes one of it.
const SyntaxMark = "# syntax: "

// Syntax returns the name that stands behind SyntaxMark in one of the comments at the top of a text, and where the name stands: line
// and column, from 1, the column in bytes. The name is "" if there is none.
func Syntax(text string) (name string, line, column int) {
	for written := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line++
		trimmed := strings.TrimSpace(written)
		if behind, ok := strings.CutPrefix(trimmed, SyntaxMark); ok {
			name = strings.TrimSpace(behind)
			return name, line, 1 + strings.LastIndex(written, name)
		}
		if trimmed != "" && trimmed[0] != '#' {
			break
		}
	}
	return "", 0, 0
}

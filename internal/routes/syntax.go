package routes

import "strings"

// SyntaxMark begins a comment such as "# syntax: gin" at the top of a text. It means that the patterns are written for that
// router. Such a text is not a table; package routefile of the module compare converts it to one.
const SyntaxMark = "# syntax: "

// Syntax returns the name after SyntaxMark in the comments at the top of a text, and its place: line and column from 1, the
// column in bytes. Without such a comment, it returns "" and zeros.
func Syntax(text string) (name string, line, column int) {
	for written := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line++
		trimmed := strings.TrimSpace(written)
		if after, ok := strings.CutPrefix(trimmed, SyntaxMark); ok {
			name = strings.TrimSpace(after)
			return name, line, 1 + strings.LastIndex(written, name)
		}
		if trimmed != "" && trimmed[0] != '#' {
			break
		}
	}
	return "", 0, 0
}

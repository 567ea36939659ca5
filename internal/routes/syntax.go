package routes

import "strings"

// SyntaxMark begins a comment such as "# syntax: gin" at the top of a text. The comment says that the patterns of the text are
// written for that router. Package routefile of the module compare converts such a text to a table.
const SyntaxMark = "# syntax: "

// Syntax returns the name after SyntaxMark in the comments at the top of a text. It also returns the line and the column of the
// name, from 1; the column counts bytes. Without such a comment, it returns "" and zeros.
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

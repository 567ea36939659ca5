package routes

import "testing"

// TestSyntax has texts with and without a SyntaxMark.
func TestSyntax(t *testing.T) {
	type found struct {
		name         string
		line, column int
	}
	for text, want := range map[string]found{
		"# syntax: gin\nGET /:id\n":             {"gin", 1, 11},
		"\ufeff# mine\r\n\n # syntax:  y  \r\n": {"y", 3, 13},
		"GET /:id\n# syntax: gin\n":             {},
		"# syntax:\n#syntax: gin\n":             {},
		"":                                      {},
	} {
		if name, line, column := Syntax(text); (found{name, line, column}) != want {
			t.Errorf("Syntax(%q) is %q at %d:%d, want %v", text, name, line, column, want)
		}
	}
}

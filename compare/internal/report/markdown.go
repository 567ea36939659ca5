package report

import (
	"strings"
	"unicode"
)

// Table is a Markdown table. Its cells are Markdown: text from outside goes through Plain or Code first.
type Table struct {
	columns int
	rows    [][]string // the head, the line of dashes below it, and the rows
}

// NewTable returns a table without rows. A heading that begins with ">" aligns its column to the right.
func NewTable(headings ...string) *Table {
	t := &Table{columns: len(headings)}
	rules := make([]string, len(headings))
	for i, heading := range headings {
		rules[i] = "---"
		if name, right := strings.CutPrefix(heading, ">"); right {
			headings[i], rules[i] = name, "---:"
		}
	}
	t.Add(headings...)
	t.rows = append(t.rows, rules)
	return t
}

// Add appends a row. Missing cells are empty. Add panics if there are more cells than columns.
func (t *Table) Add(cells ...string) {
	row := make([]string, t.columns)
	if len(cells) > t.columns {
		panic("report: a row has more cells than the table has columns: " + strings.Join(cells, " | "))
	}
	for i, cell := range cells {
		row[i] = strings.ReplaceAll(cell, "|", `\|`) // in a table, GitHub needs the backslash in code spans too
	}
	t.rows = append(t.rows, row)
}

// Len returns the number of rows below the head.
func (t *Table) Len() int { return len(t.rows) - 2 }

// String returns the lines of the table. The last one has no newline, so that a template decides what follows.
func (t *Table) String() string {
	lines := make([]string, len(t.rows))
	for i, row := range t.rows {
		lines[i] = "| " + strings.Join(row, " | ") + " |"
	}
	return strings.Join(lines, "\n")
}

var escapes = strings.NewReplacer("\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "~", "\\~", "|", "&#124;",
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "#", "\\#", "$", "&#36;", "://", ":&#47;/", "www.", "www&#46;", "@", "&#64;")

// Plain returns text from outside as Markdown that shows it as it is: `*a*` becomes `\*a\*`.
func Plain(text string) string {
	text = escapes.Replace(oneLine(text))
	if text != "" && strings.ContainsRune("-+=", rune(text[0])) {
		return `\` + text // it would begin a list or a heading
	}
	if i := strings.IndexAny(text, ".)"); i > 0 && strings.Trim(text[:i], "0123456789") == "" {
		return text[:i] + `\` + text[i:] // "1." would begin a list too
	}
	return text
}

// Code returns text from outside as a code span. The fence has more backticks than any run of them in the text, so the text
// cannot end the span. Code("") is "". In a table, Table escapes a | in the span.
func Code(text string) string {
	if text == "" {
		return ""
	}
	text = oneLine(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 || strings.HasPrefix(text, " ") {
		text = " " + text + " " // Markdown takes one space off either end
	}
	return fence + text + fence
}

// oneLine replaces line breaks with ↵. It replaces other invisible characters, such as those that change the direction of
// writing, with �.
func oneLine(text string) string {
	text = strings.NewReplacer("\r\n", " ↵ ", "\n", " ↵ ", "\r", " ↵ ", "\t", " ").Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.C, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// List returns names as a list in a sentence: "a", "a and b", or "a, b and c".
func List(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

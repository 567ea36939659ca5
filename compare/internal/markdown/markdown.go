// Package markdown writes tables and text as Markdown, so that text from elsewhere shows as it is.
package markdown

import "strings"

// Table is a table. Its cells are Markdown: text from elsewhere goes through Plain or Code first.
type Table struct {
	columns int
	rows    [][]string // the head, the line below it, and the rows
}

// Column is the head of a column.
type Column struct {
	Name    string // as Markdown
	Figures bool   // whether its cells are aligned to the right
}

// NewTable returns a table without rows.
func NewTable(columns ...Column) *Table {
	t := &Table{columns: len(columns), rows: make([][]string, 2)}
	for _, c := range columns {
		rule := "---"
		if c.Figures {
			rule = "---:"
		}
		t.rows[0], t.rows[1] = append(t.rows[0], c.Name), append(t.rows[1], rule)
	}
	return t
}

// Figures returns columns whose cells are aligned to the right.
func Figures(names ...string) []Column {
	var all []Column
	for _, name := range names {
		all = append(all, Column{name, true})
	}
	return all
}

// Add appends a row. Cells that it lacks are empty; it must not have more cells than the table has columns.
func (t *Table) Add(cells ...string) {
	row := make([]string, t.columns)
	if copy(row, cells) < len(cells) {
		panic("markdown: a row has more cells than the table has columns: " + strings.Join(cells, " | "))
	}
	t.rows = append(t.rows, row)
}

// Len returns the number of rows, the head not counted.
func (t *Table) Len() int { return len(t.rows) - 2 }

// String returns the lines of the table, each with its newline.
func (t *Table) String() string {
	var b strings.Builder
	for i, row := range t.rows {
		if i == 1 {
			b.WriteString("|" + strings.Join(row, "|") + "|\n")
		} else {
			b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		}
	}
	return b.String()
}

var escapes = strings.NewReplacer("\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "~", "\\~", "|", "\\|",
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ↵ ", "\r", " ↵ ", "#", "\\#", "://", ":&#47;/", "@", "&#64;")

// Plain returns text with everything escaped that means something to Markdown, in a table or elsewhere.
func Plain(text string) string { return escapes.Replace(text) }

// Code returns text as a code span, between as many backticks as it takes; "" for "". A | in it still ends a cell of a table.
func Code(text string) string {
	if text == "" {
		return ""
	}
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	text = strings.NewReplacer("\n", " ↵ ", "\r", " ↵ ").Replace(text)
	if len(fence) > 1 || strings.HasPrefix(text, " ") {
		text = " " + text + " "
	}
	return fence + text + fence
}

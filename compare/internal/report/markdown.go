package report

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
)

// The marks of the matrix, and what they stand for.
const (
	departsMark = "≠"
	breaksMark  = "✗"
	keptMark    = "·"
	departsText = "departs from the contract"
	breaksText  = "breaks a MUST of its source"
)

// markdown returns the report as Markdown for a README or a pull request.
func (r view) markdown() []byte {
	var b bytes.Buffer
	b.WriteString("# Which Go router?\n\n")
	for _, w := range r.warnings() {
		fmt.Fprintf(&b, "> **%s**\n\n", markdown.Plain(w))
	}
	for _, a := range r.answers() {
		fmt.Fprintf(&b, "- **%s.** %s\n", markdown.Plain(a.Label), markdown.Plain(a.Text))
	}
	b.WriteString("\n## The run\n\n")
	writeTable(&b, r.runTable())
	b.WriteString("## The routers\n\n")
	writeTable(&b, r.routerTable())
	r.writeUnkept(&b)
	r.writeBehaviour(&b)
	r.writeCosts(&b)
	b.WriteString("## The table itself\n\n")
	writeTable(&b, r.loadTable())
	if len(r.Growth) > 0 {
		b.WriteString("## Larger tables\n\n")
		for _, t := range r.growthTables() {
			writeTable(&b, t)
		}
	}
	if len(r.Shares) > 0 {
		b.WriteString("## Share of a real request\n\n")
		writeTable(&b, r.shareTable())
	}
	b.WriteString("## Versions\n\n")
	writeTable(&b, r.moduleTable())
	text := bytes.ReplaceAll(b.Bytes(), []byte("\n\n\n"), []byte("\n\n")) // lists that turned out empty
	return printable(append(bytes.TrimRight(text, "\n"), '\n'))
}

// routerTable returns who was compared, and how much of the kit each keeps.
func (r view) routerTable() table {
	t := table{Caption: "Who was compared", Columns: []column{
		{Name: "router"}, {Name: "what it is"}, {Name: "version"}, {Name: "group"}, {"kit cases kept", true}, {"share", true}}}
	for _, x := range r.Routers {
		cases := dash
		if x.Kit.Cases > 0 {
			cases = fmt.Sprintf("%d of %d", x.Kit.Kept, x.Kit.Cases)
		}
		t.Rows = append(t.Rows, tableRow{Cells: []string{x.Name, x.Title, x.Version, x.Group, cases, share(x.Kit)}})
	}
	return t
}

// writeUnkept lists what routers refused, and has a table for each router that does not keep all cases of the kit.
func (r view) writeUnkept(b *bytes.Buffer) {
	for _, x := range r.Routers {
		for _, f := range x.Refusals {
			fmt.Fprintf(b, "- **%s** refuses %s, and was measured without: %s\n", markdown.Plain(x.Name), markdown.Plain(refused(f)), markdown.Code(f.Text))
		}
	}
	b.WriteString("\n")
	for _, x := range r.Routers {
		if len(x.Kit.Causes) > 0 {
			writeTable(b, causeTable(x))
		}
	}
}

// causeTable returns why a router does not keep all cases of the kit, in the order in which to mend it.
func causeTable(x found.Router) table {
	t := table{
		Caption: fmt.Sprintf("%s: %d of %d cases not kept, by cause, in the order in which to mend them", x.Name, x.Kit.Cases-x.Kit.Kept, x.Kit.Cases),
		Columns: []column{{"cases", true}, {Name: "what"}, {"rule", true}, {Name: "for example"}, {Name: "answer"}, {Name: "wanted"}},
	}
	for _, c := range x.Kit.Causes {
		t.Rows = append(t.Rows, tableRow{Cells: []string{strconv.Itoa(c.Count), c.What, strconv.Itoa(c.Rule),
			c.Example.Request, c.Example.Answer, c.Example.Want}})
	}
	return t
}

// writeBehaviour writes the matrix: its marks as a table, and below it for each row what happened and to whom.
func (r view) writeBehaviour(b *bytes.Buffer) {
	b.WriteString("## Behaviour\n\n")
	if len(r.Rows) == 0 {
		b.WriteString("Nothing was asked.\n\n")
		return
	}
	fmt.Fprintf(b, "%s %s; %s %s; %s neither. What was asked and answered is below the table.\n\n",
		departsMark, departsText, breaksMark, breaksText, keptMark)
	writeTable(b, r.markTable())
	for _, row := range r.Rows {
		writeRow(b, row)
	}
}

// markTable returns the marks of the matrix.
func (r view) markTable() table {
	t := table{Caption: "What each router does", Columns: []column{{Name: "question"}}}
	columns := r.matrixRouters()
	for _, x := range columns {
		t.Columns = append(t.Columns, column{Name: x.Name})
	}
	for _, row := range r.Rows {
		cells := []string{row.Name}
		for _, x := range columns {
			mark := dash
			if c, ok := row.Cell(x.Name); ok {
				mark = cmp.Or(strings.TrimSpace(marks(c)), keptMark)
			}
			cells = append(cells, mark)
		}
		t.Rows = append(t.Rows, tableRow{Cells: cells})
	}
	return t
}

// marks returns the cell's marks, with a space behind each.
func marks(c found.Cell) string {
	s := ""
	if c.Breaks {
		s += breaksMark + " "
	}
	if c.Departs {
		s += departsMark + " "
	}
	return s
}

// writeRow explains a row, and lists what happened, each thing once, with the routers that did it. Where it departs, it
// shows a request and its answer.
func writeRow(b *bytes.Buffer, row found.Row) {
	fmt.Fprintf(b, "### %s\n\n%s Source: ", markdown.Plain(row.Name), markdown.Plain(row.About))
	for _, s := range sources(row.Source) {
		if s.Href == "" {
			b.WriteString(markdown.Plain(s.Text))
		} else {
			fmt.Fprintf(b, "[%s](%s)", markdown.Plain(s.Text), s.Href)
		}
	}
	fmt.Fprintf(b, ".%s\n\n", after(" MUST: ", markdown.Plain(row.Must)))
	for _, like := range alike(row) {
		var names []string
		for _, c := range like {
			names = append(names, c.Router)
		}
		fmt.Fprintf(b, "- %s%s: %s\n", marks(like[0]), markdown.Plain(like[0].Text), markdown.Plain(strings.Join(names, ", ")))
		for _, e := range like[0].Exchanges {
			if marks(like[0]) != "" && e.Answer != e.Want {
				fmt.Fprintf(b, "  - %s → %s%s\n", markdown.Code(e.Request), markdown.Code(e.Answer), after("; wanted ", markdown.Code(e.Want)))
				break
			}
		}
	}
	b.WriteString("\n")
}

// alike returns the row's cells by what happened, in the order in which that comes first.
func alike(row found.Row) [][]found.Cell {
	var all [][]found.Cell
	for _, c := range row.Cells {
		i := slices.IndexFunc(all, func(like []found.Cell) bool { return like[0].Text == c.Text && marks(like[0]) == marks(c) })
		if i < 0 {
			all = append(all, []found.Cell{c})
		} else {
			all[i] = append(all[i], c)
		}
	}
	return all
}

// writeCosts writes all tables of costs.
func (r view) writeCosts(b *bytes.Buffer) {
	b.WriteString("## Cost\n\n")
	if len(r.Costs) == 0 {
		b.WriteString("Nothing was measured.\n\n")
		return
	}
	for _, t := range []table{r.costTable(hits), r.costTable(mixed), r.routeTable()} {
		writeTable(b, t)
	}
}

// writeTable writes a table with its caption above and its notes below it.
func writeTable(b *bytes.Buffer, t table) {
	fmt.Fprintf(b, "%s.\n\n%s\n", markdown.Plain(t.Caption), t.markdown())
	for i, note := range t.Notes {
		fmt.Fprintf(b, "%d. %s\n", i+1, markdown.Plain(note))
	}
	if len(t.Notes) > 0 {
		b.WriteString("\n")
	}
}

// markdown returns the table alone. The note of a row is its next cell.
func (t table) markdown() *markdown.Table {
	var columns []markdown.Column
	for _, c := range t.Columns {
		columns = append(columns, markdown.Column{Name: markdown.Plain(c.Name), Figures: c.Figures})
	}
	made := markdown.NewTable(columns...)
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, markdown.Plain(c))
		}
		if row.Note != "" {
			cells = append(cells, markdown.Plain(row.Note))
		}
		made.Add(cells...)
	}
	return made
}

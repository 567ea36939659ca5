package report

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
)

// markdown returns the report as Markdown for a README or a pull request.
func (r view) markdown() []byte {
	var b bytes.Buffer
	b.WriteString("# Which Go router?\n\n")
	for _, w := range r.warnings() {
		fmt.Fprintf(&b, "> **%s**\n\n", markdown.Plain(w))
	}
	r.writeAdvice(&b)
	for i, a := range r.answers() {
		if i == 0 {
			b.WriteString("\n## In short\n\n")
		}
		fmt.Fprintf(&b, "- **%s.** %s\n", markdown.Plain(a.Label), markdown.Plain(a.Text))
	}
	b.WriteString("\n## The run\n\n")
	writeTable(&b, r.runTable())
	r.writeLibraries(&b)
	r.writeBehaviour(&b)
	r.writeServers(&b)
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

// writeAdvice writes which router to take in which situation, and what the words mean.
func (r view) writeAdvice(b *bytes.Buffer) {
	for _, c := range r.advice() {
		fmt.Fprintf(b, "- **%s**, if %s\n  - because: %s\n", inMarkdown(c.Take), inMarkdown(c.If), inMarkdown(c.Because))
		if c.Price != nil {
			fmt.Fprintf(b, "  - the price: %s\n", inMarkdown(c.Price))
		}
		fmt.Fprintf(b, "  - evidence: %s\n", links(c.See))
	}
	for _, note := range r.notes() {
		fmt.Fprintf(b, "\n%s\n", markdown.Plain(note))
	}
}

// inMarkdown returns a sentence as Markdown.
func inMarkdown(sentence []piece) string {
	var b strings.Builder
	for _, part := range sentence {
		if part.Code {
			b.WriteString(markdown.Code(part.Text))
		} else {
			b.WriteString(markdown.Plain(part.Text))
		}
	}
	return b.String()
}

// links returns links as Markdown, to heads of the document by their text.
func links(all []link) string {
	var parts []string
	for _, l := range all {
		text := markdown.Plain(l.Text)
		if l.Href != "" {
			text = fmt.Sprintf("[%s](#%s)", text, strings.ToLower(strings.ReplaceAll(l.Text, " ", "-")))
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// writeLibraries writes who was compared, with which options, what they do not take, and how they depart from the contract.
func (r view) writeLibraries(b *bytes.Buffer) {
	b.WriteString("## The libraries\n\n")
	writeTable(b, r.libraryTable())
	r.writeOptions(b, r.InGroup(found.GroupPlain))
	for _, l := range r.libraries() {
		for _, f := range l.Setups[0].Refusals {
			fmt.Fprintf(b, "- **%s** refuses %s, and was measured without: %s\n", markdown.Plain(l.Name), markdown.Plain(refused(f)), markdown.Code(f.Text))
		}
	}
	b.WriteString("\n")
	for _, x := range r.Routers {
		if len(x.Kit.Causes) > 0 {
			writeTable(b, causeTable(x))
		}
	}
}

// writeOptions lists the options that were set, and how routes are mounted, with links.
func (r view) writeOptions(b *bytes.Buffer, routers []found.Router) {
	for _, x := range routers {
		var options []string
		for _, o := range x.Options {
			options = append(options, linked(o))
		}
		if x.Mount.What != "" && x.Options == nil {
			fmt.Fprintf(b, "- **%s** mounts routes by %s.\n", markdown.Plain(x.Name), linked(x.Mount))
		}
		if options != nil {
			fmt.Fprintf(b, "- **%s** has %s.\n", markdown.Plain(x.Name), strings.Join(options, "; "))
		}
	}
	b.WriteString("\n")
}

// linked returns an option with a link to the documentation that has it.
func linked(o found.Option) string { return fmt.Sprintf("[%s](%s)", markdown.Plain(o.What), o.Source) }

// causeTable returns the ways in which a router departs from the contract, in the order in which to mend them.
func causeTable(x found.Router) table {
	t := table{
		Caption: fmt.Sprintf("%s: the ways in which it departs from this module's contract, whatever its words, in the order in which to mend them", x.Name),
		Columns: []column{{Name: "what"}, {"rule", true}, {Name: "for example"}, {Name: "answer"}, {Name: "wanted"}},
	}
	for _, c := range x.Kit.Causes {
		t.Rows = append(t.Rows, tableRow{Cells: []string{c.What, strconv.Itoa(c.Rule), c.Example.Request, c.Example.Answer, c.Example.Want}})
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
	var legend []string
	for _, m := range found.Marks() {
		legend = append(legend, markSigns[m]+" "+markTexts[m])
	}
	fmt.Fprintf(b, "%s; %s neither. A second mark is that of the library with its options.\n\n", strings.Join(legend, "; "), markSigns[found.Unmarked])
	for _, g := range r.rowGroups() {
		writeTable(b, r.markTable(g))
	}
	for _, g := range r.rowGroups() {
		for _, row := range g.Rows {
			r.writeRow(b, row.Row)
		}
	}
}

// markTable returns the marks of a group of rows.
func (r view) markTable(g rowGroup) table {
	t := table{Caption: g.Title, Columns: []column{{Name: "question"}}}
	for _, l := range r.libraries() {
		t.Columns = append(t.Columns, column{Name: l.Name})
	}
	t.Columns = append(t.Columns, column{Name: found.Contract})
	for _, row := range g.Rows {
		t.Rows = append(t.Rows, tableRow{Cells: append([]string{row.Name}, r.signs(row.Row)...)})
	}
	return t
}

// writeRow explains a row, and lists what happened, each thing once, with the libraries that did it. Where it is marked, it shows a
// request and its answer.
func (r view) writeRow(b *bytes.Buffer, row found.Row) {
	fmt.Fprintf(b, "### %s\n\n%s Source: ", markdown.Plain(row.Name), markdown.Plain(row.About))
	for _, s := range sources(row.Source) {
		if s.Href == "" {
			b.WriteString(markdown.Plain(s.Text))
		} else {
			fmt.Fprintf(b, "[%s](%s)", markdown.Plain(s.Text), s.Href)
		}
	}
	fmt.Fprintf(b, ".%s%s\n\n", after(" MUST: ", markdown.Plain(row.Must)), after(" Routes: ", markdown.Code(routesOf(row))))
	for _, o := range r.outcomes(row) {
		fmt.Fprintf(b, "- %s %s: %s\n", markSigns[o.Mark], markdown.Plain(o.Text), markdown.Plain(o.Who))
		if e, ok := telling(o.Cell); ok {
			fmt.Fprintf(b, "  - %s → %s%s\n", markdown.Code(e.Request), markdown.Code(e.Answer), after("; wanted ", markdown.Code(e.Want)))
		}
	}
	b.WriteString("\n")
}

// telling returns the first exchange of a marked cell that is not as wanted.
func telling(c found.Cell) (found.Exchange, bool) {
	i := slices.IndexFunc(c.Exchanges, func(e found.Exchange) bool { return e.Answer != e.Want })
	if i < 0 || c.Mark == found.Unmarked {
		return found.Exchange{}, false
	}
	return c.Exchanges[i], true
}

// fewRoutes is how many routes of a row's own table are shown.
const fewRoutes = 6

// routesOf returns the first routes of a row's own table in a line; "" for the widget routes.
func routesOf(row found.Row) string {
	var all []string
	for line := range strings.Lines(row.Table) {
		fields := strings.Fields(line)
		all = append(all, strings.Join(fields[:min(2, len(fields))], " "))
	}
	if len(all) > fewRoutes {
		all = append(all[:fewRoutes], fmt.Sprintf("and %d more", len(all)-fewRoutes))
	}
	return strings.Join(all, ", ")
}

// writeServers writes what was found of libraries that bring a server of their own.
func (r view) writeServers(b *bytes.Buffer) {
	if len(r.Servers) == 0 {
		return
	}
	b.WriteString("## Servers of their own\n\n")
	writeTable(b, r.serverTable())
	r.writeOptions(b, r.Servers)
	if len(r.Whole) > 0 {
		writeTable(b, r.rateTable())
	}
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

package ownroutes

import (
	"bytes"
	"fmt"
	"path/filepath"

	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/speed"
	"gorouting/compare/internal/words"
)

// Page is what was found of a table, for a reader. What was not looked for is empty.
type Page struct {
	Table    Table
	Run      string       // when, with what and how it was found: whole sentences, as Markdown
	Findings []Finding    // who takes the routes, and who answers otherwise
	Costs    []speed.Cost // what a request costs
	Requests string       // all that was measured of requests, as Markdown with a heading
	Growth   []Size       // what parts of the table cost, the smallest first
}

// Size is what a request costs where there are so many of the routes.
type Size struct {
	Routes int
	Costs  []speed.Cost
}

// Markdown returns the page: what stands out, then each part. A long list is cut, says how many are left out, and stands whole at the end.
func (p Page) Markdown() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s: %s\n\n%s\n\n", markdown.Plain(p.Table.name()), words.Count(len(p.Table.Routes), "route"), p.Run)
	p.writeGlance(&b)
	if p.Findings != nil {
		b.Write(Takers(p.Table, p.Findings))
		p.writeAnswers(&b)
	}
	b.WriteString(p.Requests)
	p.writeGrowth(&b)
	p.writeRest(&b)
	return b.Bytes()
}

// name is what the text calls the file.
func (t Table) name() string { return filepath.Base(t.File) }

// Takers returns the part of a page that says who takes the table, with what the others say of which routes. It is the same for every
// run with the same versions.
func Takers(t Table, all []Finding) []byte {
	var b bytes.Buffer
	b.WriteString("## Who takes them\n\n")
	crossings(t).write(&b, few)
	refused := false
	for _, f := range all {
		l := f.refusals(t)
		refused = refused || len(l.items) > 0
		l.write(&b, few)
	}
	if !refused {
		b.WriteString("Every library that was asked takes all of them.\n\n")
	}
	return b.Bytes()
}

// writeAnswers says who answers otherwise.
func (p Page) writeAnswers(b *bytes.Buffer) {
	b.WriteString("## Who answers otherwise\n\nThan the table wants, on the routes that the library takes; the words of a refusal do not count. " +
		"A way to do so is what is wrong and the rule of [the contract](contract.md) that is broken, and counts once, however many requests show it.\n\n")
	for _, f := range p.Findings {
		f.causes().write(b, few)
	}
}

// writeRest writes whole the lists that were cut.
func (p Page) writeRest(b *bytes.Buffer) {
	lists := []list{crossings(p.Table)}
	for _, f := range p.Findings {
		lists = append(lists, f.refusals(p.Table), f.causes())
	}
	headed := p.Findings == nil
	for _, l := range lists {
		if !l.isCut(few) || p.Findings == nil {
			continue
		}
		if !headed {
			b.WriteString("## The long lists\n\n")
			headed = true
		}
		l.writeAll(b)
	}
}

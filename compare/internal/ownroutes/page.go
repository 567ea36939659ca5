package ownroutes

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

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
	Measured int          // with how many of the routes that was measured, picked evenly; 0 if it was not
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
	b.WriteString(strings.TrimLeft(p.Requests, "\n"))
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
	overlaps(t).write(&b, few)
	for _, l := range refusals(t, all) {
		l.write(&b, few)
	}
	if !slices.ContainsFunc(all, func(f Finding) bool { return len(f.Refusals) > 0 }) {
		b.WriteString("Every library that was asked takes all of them.\n\n")
	}
	return b.Bytes()
}

// writeAnswers says who answers otherwise.
func (p Page) writeAnswers(b *bytes.Buffer) {
	b.WriteString("## Who answers otherwise\n\nThan the table wants, on the routes that the library takes; the words of a refusal do not count. " +
		"A way to do so is what is wrong and the rule of [the contract](contract.md) that is broken, and counts once, however many requests show it.\n\n")
	for _, l := range lists(p.Findings, Finding.causes) {
		l.write(b, few)
	}
}

// writeRest writes whole the lists that were cut.
func (p Page) writeRest(b *bytes.Buffer) {
	if p.Findings == nil {
		return
	}
	all := slices.Concat([]list{overlaps(p.Table)}, refusals(p.Table, p.Findings), lists(p.Findings, Finding.causes))
	all = slices.DeleteFunc(all, func(l list) bool { return !l.isCut(few) })
	if len(all) > 0 {
		b.WriteString("## The long lists\n\n")
	}
	for _, l := range all {
		l.writeAll(b)
	}
}

// refusals returns the lists of what libraries refuse.
func refusals(t Table, all []Finding) []list {
	return lists(all, func(f Finding) list { return f.refusals(t) })
}

package ownroutes

import (
	"bytes"
	"fmt"

	"gorouting/compare/internal/departures"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/words"
)

// Markdown returns the findings as Markdown: who takes the table, with the refusals, and then who answers otherwise, with a request
// and both answers for each way.
func Markdown(t Table, all []Finding) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s: %s\n\n## Who takes them\n\n", markdown.Plain(t.File), words.Count(len(t.Routes), "route"))
	table := markdown.NewTable(append([]markdown.Column{{Name: "library"}}, markdown.Figures("takes", "refuses", "ways to answer otherwise")...)...)
	for _, f := range all {
		table.Add(markdown.Code(f.Name), fmt.Sprint(f.Takes), fmt.Sprint(len(f.Refusals)), ways(f))
	}
	fmt.Fprintf(&b, "%s\nA library stands there as its documentation begins, and with its own options set for the contract.\n\n", table)
	writeCrossings(&b, t)
	for _, f := range all {
		f.writeRefusals(&b, t)
	}
	b.WriteString("## Who answers otherwise\n\nThan the table wants, on the routes that the library takes; the words of a refusal do not count.\n\n")
	for _, f := range all {
		f.writeCauses(&b)
	}
	return b.Bytes()
}

// ways returns how many ways there are to answer otherwise.
func ways(f Finding) string {
	if f.Kit.Asked == 0 {
		return "not asked"
	}
	return fmt.Sprint(len(f.Kit.Causes))
}

// fewCrossings is how many pairs of crossing routes are listed.
const fewCrossings = 10

// writeCrossings lists pairs of routes that cross: they are why some libraries refuse a table.
func writeCrossings(b *bytes.Buffer, t Table) {
	all := t.Crossings()
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "%s of routes cross: each of the two matches something that the other does not, and both match some path.\n\n", words.Count(len(all), "pair"))
	for _, c := range all[:min(fewCrossings, len(all))] {
		wins, loses := t.Routes[c.Wins], t.Routes[c.Loses]
		fmt.Fprintf(b, "- %s:%d %s and %s:%d %s both match %s\n", markdown.Plain(t.File), wins.Line, markdown.Code(wins.String()),
			markdown.Plain(t.File), loses.Line, markdown.Code(loses.String()), markdown.Code(c.Path))
	}
	if more := len(all) - fewCrossings; more > 0 {
		fmt.Fprintf(b, "- and %d more\n", more)
	}
	b.WriteString("\n")
}

// writeRefusals lists what a library refuses, in its own words.
func (f Finding) writeRefusals(b *bytes.Buffer, t Table) {
	if len(f.Refusals) == 0 {
		return
	}
	set := "a large set of them, perhaps not the largest"
	if f.Largest {
		set = "no set of them is larger"
	}
	fmt.Fprintf(b, "### %s takes %d of %s (%s)\n\n", markdown.Plain(f.Name), f.Takes, words.Count(len(t.Routes), "route"), set)
	for _, r := range f.Refusals {
		fmt.Fprintf(b, "- %s: %s\n", where(t, r), markdown.Code(r.Text))
	}
	b.WriteString("\n")
}

// where says which route is refused, and beside which other.
func where(t Table, r found.Refusal) string {
	s := place(t, r.Route)
	if r.With != nil {
		s += " beside " + place(t, *r.With)
	}
	return s
}

func place(t Table, r found.Route) string {
	return fmt.Sprintf("%s:%d %s", markdown.Plain(t.File), r.Line, markdown.Code(r.Method+" "+r.Pattern))
}

// writeCauses lists how a library answers otherwise.
func (f Finding) writeCauses(b *bytes.Buffer) {
	if len(f.Kit.Causes) == 0 {
		return
	}
	fmt.Fprintf(b, "### %s, of %s for %s\n\n", markdown.Plain(f.Name), words.Count(f.Kit.Asked, "request"), words.Count(f.Asked, "route"))
	for _, c := range f.Kit.Causes {
		fmt.Fprintf(b, "- %s (rule %d: %s)\n  - %s → %s; wanted %s\n", markdown.Plain(c.What), c.Rule, markdown.Plain(c.RuleText),
			markdown.Code(c.Example.Request), markdown.Code(c.Example.Answer), markdown.Code(c.Example.Want))
	}
	b.WriteString("\n")
}

// Markdown returns what would change, as Markdown.
func (m Migration) Markdown(t Table) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s: what changes from %s to %s\n\n", markdown.Plain(t.File), markdown.Plain(m.From.Name), markdown.Plain(m.To.Name))
	for _, f := range []Finding{m.From, m.To} {
		f.writeRefusals(&b, t)
	}
	if len(m.Changes) == 0 {
		b.WriteString("On the routes that both take: nothing that a client could tell, but for the words of refusals.\n")
		return b.Bytes()
	}
	fmt.Fprintf(&b, "%s, asked for %s that both take, each with the shortest request that shows it. The words of a refusal do not count.\n\n",
		words.Count(len(m.Changes), "change"), words.Count(m.Asked, "route"))
	for _, c := range m.Changes {
		fmt.Fprintf(&b, "- %s\n  - %s\n  - %s: %s\n  - %s: %s\n", says(c), markdown.Code(c.Request),
			markdown.Plain(m.From.Name), markdown.Code(c.Answers[0]), markdown.Plain(m.To.Name), markdown.Code(c.Answers[1]))
	}
	return b.Bytes()
}

// says returns a change in words.
func says(c departures.Change) string {
	return markdown.Plain(string(c.Impact) + ": " + c.What)
}

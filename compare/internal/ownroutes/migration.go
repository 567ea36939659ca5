package ownroutes

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"gorouting/compare/internal/departures"
	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/words"
)

// Markdown returns what would change, as Markdown. No list of it is cut: it is what somebody wants to go through.
func (m Migration) Markdown(t Table) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s: what changes from %s to %s\n\n", markdown.Plain(t.name()), markdown.Plain(m.From.Name), markdown.Plain(m.To.Name))
	for _, f := range []Finding{m.From, m.To} {
		b.WriteString(f.setUp())
	}
	b.WriteString("\n")
	for _, f := range []Finding{m.From, m.To} {
		f.refusals(t).write(&b, math.MaxInt-1)
	}
	switch {
	case m.Asked == 0:
		b.WriteString("There is no route that both take.\n")
	case len(m.Changes) == 0:
		b.WriteString("On the routes that both take: nothing that a client could tell, but for the words of refusals.\n")
	default:
		fmt.Fprintf(&b, "%s, asked for %s that both take, each with the shortest request that shows it. The words of a refusal do not count.\n",
			words.Count(len(m.Changes), "change"), words.Count(m.Asked, "route"))
		m.changes(&b)
	}
	return b.Bytes()
}

// changes writes the changes, those first that hurt most.
func (m Migration) changes(b *bytes.Buffer) {
	for _, impact := range departures.Impacts() {
		heading := fmt.Sprintf("\n## %s\n\n", impact)
		for _, c := range m.Changes {
			if c.Impact != impact {
				continue
			}
			fmt.Fprintf(b, "%s- %s: %s\n  - %s: %s\n  - %s: %s\n", heading, c.What, markdown.Code(c.Request),
				markdown.Plain(m.From.Name), markdown.Code(c.Answers[0]), markdown.Plain(m.To.Name), markdown.Code(c.Answers[1]))
			heading = ""
		}
	}
}

// setUp says how a library is set up, a line of a list.
func (f Finding) setUp() string {
	if len(f.Options) == 0 {
		return fmt.Sprintf("- %s: as its documentation begins.\n", markdown.Plain(f.Name))
	}
	var set []string
	for _, o := range f.Options {
		set = append(set, markdown.Plain(o.What))
	}
	return fmt.Sprintf("- %s: with options of its documentation set: %s.\n", markdown.Plain(f.Name), strings.Join(set, "; "))
}

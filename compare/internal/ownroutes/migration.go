package ownroutes

import (
	"bytes"
	"fmt"
	"math"

	"gorouting/compare/internal/departures"
	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/words"
)

// Markdown returns what would change, as Markdown. No list of it is cut: it is what somebody wants to go through.
func (m Migration) Markdown(t Table) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s: what changes from %s to %s\n\n", markdown.Plain(t.name()), markdown.Plain(m.From.Name), markdown.Plain(m.To.Name))
	for _, f := range []Finding{m.From, m.To} {
		f.refusals(t).write(&b, math.MaxInt-1)
	}
	if m.Asked == 0 {
		b.WriteString("There is no route that both take.\n")
		return b.Bytes()
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
	return markdown.Plain(c.From) + " → " + markdown.Plain(c.To)
}

package gen

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// branch is a text that can follow a slash, and the node behind it. Where a segment has only one way on, its text goes on with
// the next segment.
type branch struct {
	text string
	to   *trieNode
}

// branches returns the branches to the nodes.
func branches(nodes []*trieNode) []branch {
	var all []branch
	for _, n := range nodes {
		b := branch{n.segment.Text, n}
		for {
			next, ok := b.to.only()
			if !ok {
				break
			}
			b = branch{b.text + "/" + next.segment.Text, next}
		}
		all = append(all, b)
	}
	return all
}

// decide prints the decision between texts, of which one at most is what p begins with. It first looks at a byte that parts
// the routes in two halves, and so on, and compares a whole text last. Known is how long p is at least. It reports whether
// that is the end.
func (x *treeWriter) decide(n *trieNode, all []branch, known int, at place) (ends bool) {
	if len(all) <= 2 {
		x.compare(all, at)
		return false
	}
	shortest := slices.MinFunc(all, func(a, b branch) int { return len(a.text) - len(b.text) })
	if s, ok := bestCutting(all, known); ok {
		x.p("if p[%d] < %s {", s.at, byteText(s.limit))
		ends := x.half(n, s.below, known, at)
		x.p("} else {")
		ends = x.half(n, s.above, known, at) && ends
		x.p("}")
		return ends
	}
	if known < len(shortest.text) {
		x.p("if len(p) >= %d {", len(shortest.text))
		x.decide(n, all, len(shortest.text), at)
		x.p("}")
		return false
	}
	x.compare([]branch{shortest}, at)
	others := slices.DeleteFunc(slices.Clone(all), func(b branch) bool { return b == shortest })
	return x.decide(n, others, known, at)
}

// byteText returns a byte as it stands in the code.
func byteText(b byte) string {
	if b < utf8.RuneSelf {
		return strconv.QuoteRune(rune(b))
	}
	return fmt.Sprintf("%#x", b)
}

// half prints the decision between some of the texts behind a node, in a function of its own if they are many.
func (x *treeWriter) half(n *trieNode, some []branch, known int, at place) (ends bool) {
	size := 0
	for _, b := range some {
		size += x.size[b.to]
	}
	if size < functionSize {
		return x.decide(n, some, known, at)
	}
	what := fmt.Sprintf("what follows %s/, from %q to %q, and has %d bytes or more", printable(n.prefix), some[0].text, some[len(some)-1].text, known)
	return x.callLater(n, what, at, func(at place) bool { return x.decide(n, some, known, at) })
}

// cutting is texts parted in two by a byte that all of them have.
type cutting struct {
	at           int // the index of the byte
	limit        byte
	below, above []branch // whose byte is less than limit, or not
}

// bestCutting returns the one by one of the first bytes that comes nearest to two halves of the routes, if there is any.
func bestCutting(all []branch, bytes int) (best cutting, ok bool) {
	least := 0
	for at := range bytes {
		sorted := slices.Clone(all)
		slices.SortStableFunc(sorted, func(a, b branch) int { return cmp.Compare(a.text[at], b.text[at]) })
		below, total := 0, weight(all)
		for i := 1; i < len(sorted); i++ {
			below += sorted[i-1].to.weight
			distance := max(2*below-total, total-2*below)
			if sorted[i-1].text[at] != sorted[i].text[at] && (!ok || distance < least) {
				ok, least = true, distance
				best = cutting{at, sorted[i].text[at], sorted[:i], sorted[i:]}
			}
		}
	}
	return best, ok
}

func weight(all []branch) (sum int) {
	for _, b := range all {
		sum += b.to.weight
	}
	return sum
}

// compare prints comparisons of p with whole texts, the one with most routes first.
func (x *treeWriter) compare(all []branch, at place) {
	for _, b := range slices.SortedStableFunc(slices.Values(all), func(a, b branch) int { return b.to.weight - a.to.weight }) {
		if len(b.to.routes) > 0 {
			x.p("if %s {", isText(b.text))
			x.leaf(b.to, at)
			x.p("}")
		}
		if b.to.isInner() {
			x.p("if %s {", x.beginsWith(b.text+"/"))
			x.p("p := p[%d:]", len(b.text)+1)
			x.enter(b.to, at)
			x.p("}")
		}
	}
}

// quickText is how many bytes the compiler compares with a constant in place. For more, it calls a function.
const quickText = 16

// isText returns the condition that p is the text.
func isText(text string) string {
	if len(text) <= quickText {
		return fmt.Sprintf("p == %q", text)
	}
	return fmt.Sprintf("len(p) == %d", len(text)) + pieces(text)
}

// beginsWith returns the condition that p begins with the text.
func (x *treeWriter) beginsWith(text string) string {
	if len(text) <= quickText {
		x.imported("strings")
		return fmt.Sprintf("strings.HasPrefix(p, %q)", text)
	}
	return fmt.Sprintf("len(p) >= %d", len(text)) + pieces(text)
}

// pieces returns the conditions that the bytes of p are those of the text, a piece at a time.
func pieces(text string) string {
	all := ""
	for at := 0; at < len(text); at += quickText {
		end := min(at+quickText, len(text))
		all += fmt.Sprintf(" && p[%d:%d] == %q", at, end, text[at:end])
	}
	return strings.ReplaceAll(all, "p[0:", "p[:")
}

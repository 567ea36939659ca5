package gen

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// decide chooses among the texts that can follow a slash. For issues, labels, pulls and releases it writes
//
//	if len(p) >= 5 {
//		if p[0] < 'p' {
//			… issues or labels
//		} else {
//			… pulls or releases
//		}
//	}
//
// and compares the whole text last. So a request runs through few comparisons, whatever the number of texts. The hard case is a
// text that is a prefix of another, such as "issue" and "issues": no byte divides them, so decide compares the shorter text first.

// branch is a text that can follow a slash, and the node that the text leads to. If only one text can follow that node, the
// branch includes this text: "repos/public".
type branch struct {
	text string
	to   *trieNode
}

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

// decide writes the ifs that choose among texts; at most one is a prefix of p. known is a lower bound on len(p). decide reports
// whether the code it wrote always returns.
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

// byteText returns a byte as a Go literal.
func byteText(b byte) string {
	if b < utf8.RuneSelf {
		return strconv.QuoteRune(rune(b))
	}
	return fmt.Sprintf("%#x", b)
}

// half does the same as decide, for some of the texts after a node. If they are many, it writes a new function for them.
func (x *treeWriter) half(n *trieNode, some []branch, known int, at place) (ends bool) {
	size := 0
	for _, b := range some {
		size += x.size[b.to]
	}
	if size < functionSize {
		return x.decide(n, some, known, at)
	}
	what := fmt.Sprintf("paths that begin with %s/, and continue with one of the texts from %q to %q and at least %d bytes", printable(n.prefix), some[0].text, some[len(some)-1].text, known)
	return x.callLater(n, what, at, func(at place) bool { return x.decide(n, some, known, at) })
}

// cutting is a division of texts into two parts, by one of their bytes.
type cutting struct {
	at           int // the index of the byte
	limit        byte
	below, above []branch // texts with a byte below limit, and the others
}

// bestCutting returns the cutting that divides the routes most evenly. The argument bytes is the number of bytes that it
// considers at the beginning of each text.
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

// compare writes comparisons of p with whole texts. The text with the most routes is first.
func (x *treeWriter) compare(all []branch, at place) {
	for _, b := range slices.SortedStableFunc(slices.Values(all), func(a, b branch) int { return b.to.weight - a.to.weight }) {
		if len(b.to.rows) > 0 {
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

// quickText is the length of the longest constant that the compiler compares with a string inline. For a longer constant, it
// calls a function.
const quickText = 16

// isText returns the condition that p equals the text.
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

// pieces returns conditions that compare p with the text, quickText bytes at a time.
func pieces(text string) string {
	all := ""
	for at := 0; at < len(text); at += quickText {
		start, end := strconv.Itoa(at), min(at+quickText, len(text))
		if at == 0 {
			start = ""
		}
		all += fmt.Sprintf(" && p[%s:%d] == %q", start, end, text[at:end])
	}
	return all
}

// Package repeat sets two reports of one command side by side: how far the second run says what the first one said.
package repeat

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
)

// Comparison is how far two reports agree on who is faster.
type Comparison struct {
	Requests      []Request // those that both have ranked, in the order of the first
	first, second *found.Report
}

// Request is how far two reports agree on a request. Pairs are those of routers that both have measured.
type Request struct {
	Name        string
	Pairs       int
	Both        int         // separated in both, the same router being the faster one
	Opposed     [][2]string // separated in both, but the other way round; the faster one of the first report first
	One         int         // separated in one of the two
	Same        bool        // both have the same blocks, or both are too noisy to rank
	blocks      [2][][]string
	noisy       [2]bool
	withoutPair []string // routers that only one of the two has measured
}

// Compare sets two reports side by side.
func Compare(first, second *found.Report) Comparison {
	c := Comparison{first: first, second: second}
	for _, name := range first.Requests {
		if slices.Contains(second.Requests, name) {
			c.Requests = append(c.Requests, compare(first, second, name))
		}
	}
	return c
}

// compare sets the rankings of one request side by side.
func compare(first, second *found.Report, name string) Request {
	a, b := first.Ranking(name), second.Ranking(name)
	q := Request{Name: name, blocks: [2][][]string{a.Blocks, b.Blocks}, noisy: [2]bool{a.Noisy, b.Noisy}}
	both, one := measured(first, second, name)
	q.withoutPair = one
	for i, x := range both {
		for _, y := range both[:i] {
			q.Pairs++
			q.count(sides(a, x, y), sides(b, x, y), x, y)
		}
	}
	q.Same = a.Noisy == b.Noisy && slices.EqualFunc(a.Blocks, b.Blocks, slices.Equal)
	return q
}

// count counts a pair. It is separated in a report if that one's side is not 0.
func (q *Request) count(first, second int, x, y string) {
	switch {
	case first == 0 && second == 0:
	case first == 0 || second == 0:
		q.One++
	case first == second:
		q.Both++
	case first < 0:
		q.Opposed = append(q.Opposed, [2]string{x, y})
	default:
		q.Opposed = append(q.Opposed, [2]string{y, x})
	}
}

// sides returns -1 if x is the faster one, 1 if y is, and 0 if they are not separated.
func sides(r found.Ranking, x, y string) int {
	switch {
	case r.Faster(x, y):
		return -1
	case r.Faster(y, x):
		return 1
	}
	return 0
}

// measured returns the routers that both reports have measured on a request, and those that only one of them has. Gauges are
// in neither.
func measured(first, second *found.Report, request string) (both, one []string) {
	for _, x := range first.InGroup(found.GroupOurs, found.GroupPlain) {
		switch a, b := first.Cost(x.Name, request).Measured(), second.Cost(x.Name, request).Measured(); {
		case a && b:
			both = append(both, x.Name)
		case a || b:
			one = append(one, x.Name)
		}
	}
	return both, one
}

// Opposed reports whether there is a pair on which the two contradict each other.
func (c Comparison) Opposed() bool {
	return slices.ContainsFunc(c.Requests, func(q Request) bool { return len(q.Opposed) > 0 })
}

// Markdown returns the comparison as a document.
func (c Comparison) Markdown() string {
	var b strings.Builder
	b.WriteString("# Two runs\n\n" + c.summary() + "\n\n")
	b.WriteString(c.runs().String() + "\n")
	t := markdown.NewTable(append(append([]markdown.Column{{Name: "request"}},
		markdown.Figures("pairs", "separated in both alike", "in both, but opposed", "in one alone")...), markdown.Column{Name: "blocks"})...)
	for _, q := range c.Requests {
		t.Add(q.Name, fmt.Sprint(q.Pairs), fmt.Sprint(q.Both), fmt.Sprint(len(q.Opposed)), fmt.Sprint(q.One), q.verdict())
	}
	b.WriteString(t.String())
	for _, q := range c.Requests {
		b.WriteString(q.differences())
	}
	return b.String()
}

// summary says in a few sentences how far the two agree.
func (c Comparison) summary() string {
	pairs, both, opposed, one, same := 0, 0, 0, 0, 0
	for _, q := range c.Requests {
		pairs, both, opposed, one = pairs+q.Pairs, both+q.Both, opposed+len(q.Opposed), one+q.One
		if q.Same {
			same++
		}
	}
	return fmt.Sprintf("%d of %d requests have the same blocks in both runs. Of %d pairs of routers, both runs separate %d alike and %d the other way "+
		"round; %d are separated in one of the two alone, and %d in neither.", same, len(c.Requests), pairs, both, opposed, one, pairs-both-opposed-one)
}

// runs returns how the two runs were made.
func (c Comparison) runs() *markdown.Table {
	t := markdown.NewTable(markdown.Column{Name: "run"}, markdown.Column{Name: "first"}, markdown.Column{Name: "second"})
	a, b := c.first.Run, c.second.Run
	row := func(name string, of func(r found.Run) string) {
		t.Add(name, markdown.Plain(of(a)), markdown.Plain(of(b)))
	}
	row("command", func(r found.Run) string { return r.Command })
	row("date", func(r found.Run) string { return r.Date.UTC().Format("2 January 2006, 15:04 UTC") })
	row("Go, processor", func(r found.Run) string { return r.Go + ", " + r.CPU })
	row("seed", func(r found.Run) string { return fmt.Sprint(r.Seed) })
	row("processes, rounds", func(r found.Run) string { return fmt.Sprintf("%d, %d each", r.Processes, r.Rounds) })
	row("used by others", func(r found.Run) string { return fmt.Sprintf("%.0f %% of the processors' time", 100*r.Load.Others) })
	return t
}

// verdict says whether the blocks are the same.
func (q Request) verdict() string {
	switch {
	case q.Same && q.noisy[0]:
		return "too noisy in both"
	case q.Same:
		return "the same"
	}
	return "others"
}

// differences shows the blocks of both reports if they are not the same, and the pairs that are opposed.
func (q Request) differences() string {
	var b strings.Builder
	if !q.Same {
		fmt.Fprintf(&b, "\n%s, blocks from the fastest on:\n\n- first: %s\n- second: %s\n", q.Name, blocks(q.blocks[0], q.noisy[0]), blocks(q.blocks[1], q.noisy[1]))
	}
	for _, pair := range q.Opposed {
		fmt.Fprintf(&b, "\n%s: the first run has %s before %s, the second one the other way round.\n", q.Name, pair[0], pair[1])
	}
	if len(q.withoutPair) > 0 {
		fmt.Fprintf(&b, "\n%s: only one of the runs has measured %s.\n", q.Name, strings.Join(q.withoutPair, ", "))
	}
	return b.String()
}

// blocks returns blocks in words: "split · match, shiftpath · chi".
func blocks(all [][]string, noisy bool) string {
	if noisy {
		return "too noisy to rank"
	}
	var parts []string
	for _, block := range all {
		parts = append(parts, strings.Join(block, ", "))
	}
	return strings.Join(parts, " · ")
}

package ownroutes

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/speed"
	"gorouting/compare/internal/words"
)

// writeGlance writes what stands out: some sentences, and a row for each library and each generated router.
func (p Page) writeGlance(b *bytes.Buffer) {
	rows := p.rows()
	if len(rows) == 0 {
		return
	}
	b.WriteString("## What stands out\n\n")
	for _, sentence := range slices.Concat(p.whoTakes(), p.whoAnswers(), p.whoIsFast()) {
		fmt.Fprintf(b, "- %s\n", sentence)
	}
	columns := append([]markdown.Column{{Name: "router"}},
		markdown.Figures("takes", "ways to answer otherwise", "with its options", "ns a request", "× "+p.first(), "allocs", "to make it", "heap")...)
	for i := len(columns) - 1; i > 0; i-- {
		if !slices.ContainsFunc(rows, func(row []string) bool { return row[i] != unknown }) {
			columns = slices.Delete(columns, i, i+1)
			for k := range rows {
				rows[k] = slices.Delete(rows[k], i, i+1)
			}
		}
	}
	table := markdown.NewTable(columns...)
	for _, row := range rows {
		table.Add(row...)
	}
	fmt.Fprintf(b, "\n%s\n%s", table, p.glanceNotes())
	if p.Measured > 0 && p.Measured < len(p.Table.Routes) {
		fmt.Fprintf(b, "- Requests were measured with %d of the routes, picked evenly.\n", p.Measured)
	}
	b.WriteString("\n")
}

// unknown is a cell of which nothing was measured. A column of such cells is left out.
const unknown = "–"

// rows returns a row for each library that was asked, and for each router that was measured besides.
func (p Page) rows() [][]string {
	var rows [][]string
	seen := map[string]bool{touch: true}
	add := func(name string) {
		if !seen[name] {
			rows = append(rows, p.row(name))
		}
		seen[name] = true
	}
	for _, f := range p.Findings {
		add(f.Library)
	}
	for _, c := range p.Costs {
		add(c.Router)
	}
	return rows
}

// touch is what the measuring costs: no router.
const touch = "touch"

// What the columns are, for those that are there.
const (
	askedNote = `- *takes*: how many of the routes. *ways to answer otherwise*: distinct ways to answer otherwise than the table wants, on what it takes, set up as its
  documentation begins; and with its own options set for [the contract](contract.md). Generated routers were not asked: their own tests hold them to the table.
`
	costsNote = `- *ns a request*: of 32,768 different ones to all routes, with every value read and a small answer written. Parameters are named for their place in the pattern here,
  because some libraries take only one name in a place: a library may refuse routes as they stand, and have a figure. Without a figure, it refuses the table even so, or
  is none of the six that are measured.
`
	makingNote = `- *to make it*, *heap*: a router of all routes that the library takes, at the start of a program. Generated ones are compiled: how long that takes stands below.
`
)

// glanceNotes returns what the columns are.
func (p Page) glanceNotes() string {
	notes := ""
	if p.Findings != nil {
		notes += askedNote
	}
	if p.Costs != nil {
		notes += costsNote
	}
	if p.Findings != nil {
		notes += makingNote
	}
	return notes
}

// row returns the cells of a library or of a generated router.
func (p Page) row(name string) []string {
	cells := append([]string{markdown.Code(name)}, slices.Repeat([]string{unknown}, 8)...)
	if f, ok := p.finding(name); ok {
		cells[1], cells[2] = fmt.Sprint(f.Takes), ways(f)
		if f.Takes > 0 {
			cells[7], cells[8] = duration(f.Making.Took), size(f.Making.Heap)
		}
	} else {
		cells[1] = fmt.Sprint(p.Measured) // with these it was measured
	}
	if f, ok := p.finding(name + "-options"); ok {
		cells[3] = ways(f)
	}
	if c, ok := p.cost(name); ok {
		cells[4], cells[5], cells[6] = nanoseconds(c), fmt.Sprintf("%.2f", c.Times), fmt.Sprintf("%.1f", c.Allocs)
	}
	return cells
}

// finding returns what was found of a set-up.
func (p Page) finding(name string) (Finding, bool) {
	i := slices.IndexFunc(p.Findings, func(f Finding) bool { return f.Name == name })
	if i < 0 {
		return Finding{}, false
	}
	return p.Findings[i], true
}

// cost returns what a request costs in a router.
func (p Page) cost(name string) (speed.Cost, bool) {
	i := slices.IndexFunc(p.Costs, func(c speed.Cost) bool { return c.Router == name })
	if i < 0 {
		return speed.Cost{}, false
	}
	return p.Costs[i], true
}

// first returns the router that the others are compared with.
func (p Page) first() string {
	if len(p.Costs) == 0 {
		return "first"
	}
	return strings.TrimPrefix(p.Costs[0].Router, "routegen ")
}

// ways returns how many ways there are to answer otherwise.
func ways(f Finding) string {
	if f.Kit.Asked == 0 {
		return "not asked"
	}
	return fmt.Sprint(len(f.Kit.Causes))
}

// whoTakes says who takes the table.
func (p Page) whoTakes() []string {
	var all, some []string
	for _, f := range p.Findings {
		switch {
		case f.Name != f.Library && p.has(f.Library):
		case len(f.Refusals) == 0:
			all = append(all, f.Name)
		default:
			some = append(some, fmt.Sprintf("%s %d", f.Name, f.Takes))
		}
	}
	var says []string
	if len(all) > 0 {
		says = append(says, fmt.Sprintf("All %s: %s.", words.Count(len(p.Table.Routes), "route"), words.List(all)))
	} else if p.Findings != nil {
		says = append(says, "No library that was asked takes all of them.")
	}
	if len(some) > 0 {
		says = append(says, "Not all: "+words.List(some)+".")
	}
	return says
}

func (p Page) has(name string) bool {
	_, ok := p.finding(name)
	return ok
}

// whoAnswers says who answers as the table wants, or in the fewest and in the most ways otherwise.
func (p Page) whoAnswers() []string {
	asked := slices.DeleteFunc(slices.Clone(p.Findings), func(f Finding) bool { return f.Kit.Asked == 0 })
	if len(asked) < 2 {
		return nil
	}
	slices.SortStableFunc(asked, func(a, b Finding) int { return cmp.Compare(len(a.Kit.Causes), len(b.Kit.Causes)) })
	least, most := len(asked[0].Kit.Causes), len(asked[len(asked)-1].Kit.Causes)
	if least == most {
		return []string{fmt.Sprintf("Each answers otherwise than the table wants in %s.", words.Count(least, "way"))}
	}
	return []string{fmt.Sprintf("Fewest ways to answer otherwise than the table wants, on what they take: %s (%d). Most: %s (%d).",
		words.List(withWays(asked, least)), least, words.List(withWays(asked, most)), most)}
}

// withWays returns the names of those that have so many ways.
func withWays(all []Finding, n int) []string {
	var names []string
	for _, f := range all {
		if len(f.Kit.Causes) == n {
			names = append(names, f.Name)
		}
	}
	return names
}

// whoIsFast says what a request costs in the fastest generated router and in the fastest library that was measured.
func (p Page) whoIsFast() []string {
	var ours, theirs []speed.Cost
	for _, c := range p.Costs {
		switch {
		case c.Wrong != "": // it does another job
		case strings.HasPrefix(c.Router, "routegen "):
			ours = append(ours, c)
		case c.Router != touch:
			theirs = append(theirs, c)
		}
	}
	if len(ours) == 0 || len(theirs) == 0 {
		return nil
	}
	faster := func(a, b speed.Cost) int { return cmp.Compare(a.NS, b.NS) }
	made, library := slices.MinFunc(ours, faster), slices.MinFunc(theirs, faster)
	return []string{fmt.Sprintf("A request takes %.0f ns in %s and %.0f ns in %s, the fastest library that was measured.",
		made.NS, made.Router, library.NS, library.Router)}
}

// nanoseconds returns what a request costs, and whether some of them are answered by another route's handler.
func nanoseconds(c speed.Cost) string {
	if c.Wrong != "" {
		return fmt.Sprintf("%.0f, some wrong", c.NS)
	}
	return fmt.Sprintf("%.0f", c.NS)
}

// duration returns a time in two digits or so.
func duration(d time.Duration) string {
	if d < time.Millisecond {
		return fmt.Sprintf("%d µs", d.Microseconds())
	}
	return fmt.Sprintf("%.1f ms", d.Seconds()*1000)
}

// size returns a number of bytes.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KiB", bytes>>10)
	}
	return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
}

package ownroutes

import (
	"bytes"
	"fmt"
	"slices"

	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/speed"
)

// Sizes returns the numbers of routes with which a part of a table of n is measured, the least first and n last: 10, 100, … and none
// that is near to n.
func Sizes(n int) []int {
	var all []int
	for size := 10; size <= n/2; size *= 10 {
		all = append(all, size)
	}
	return append(all, n)
}

// writeGrowth writes what a request costs with a part of the routes, and with all of them.
func (p Page) writeGrowth(b *bytes.Buffer) {
	if len(p.Growth) == 0 || len(p.Growth) == 1 && p.Costs != nil {
		return // or it stands above
	}
	columns := []markdown.Column{{Name: "router"}}
	for _, s := range p.Growth {
		columns = append(columns, markdown.Figures(fmt.Sprintf("ns, %d routes", s.Routes))...)
	}
	table := markdown.NewTable(columns...)
	for _, name := range p.grown() {
		row := []string{markdown.Code(name)}
		for _, s := range p.Growth {
			row = append(row, s.cell(name))
		}
		table.Add(row...)
	}
	fmt.Fprintf(b, "\n## What more of these routes cost\n\nThe same request with fewer of the routes, picked evenly from the table.\n\n%s\n", table)
}

// grown returns the routers that were measured with the fewest routes: who takes more takes these.
func (p Page) grown() []string {
	var names []string
	for _, c := range p.Growth[0].Costs {
		names = append(names, c.Router)
	}
	return names
}

func (s Size) cell(router string) string {
	i := slices.IndexFunc(s.Costs, func(c speed.Cost) bool { return c.Router == router })
	if i < 0 {
		return "refuses it"
	}
	return nanoseconds(s.Costs[i])
}

package report

import (
	"cmp"
	"fmt"
	"slices"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// rowGroup is the rows of the matrix that have the same gravest mark.
type rowGroup struct {
	Title string
	Rows  []numberedRow
}

// numberedRow is a row with a number to link to.
type numberedRow struct {
	found.Row
	ID string
}

// rowGroups returns the rows in which something can hurt, then those in which a MUST is broken, then those that differ in taste,
// and those in which all agree or nothing is counted.
func (r view) rowGroups() []rowGroup {
	var all []rowGroup
	for _, m := range append(found.Marks(), found.Unmarked) {
		g := rowGroup{Title: map[found.Mark]string{
			found.Hurts: "What can hurt", found.Breaks: "What breaks a MUST", found.Differs: "What differs in taste", found.Unmarked: "Where nothing is counted",
		}[m]}
		for i, row := range r.Rows {
			if row.Worst() == m {
				g.Rows = append(g.Rows, numberedRow{row, fmt.Sprintf("row-%d", i)})
			}
		}
		if g.Rows != nil {
			all = append(all, g)
		}
	}
	return all
}

// signs returns the marks of a row: a cell for each library, in which a second mark is that of its options, and one for the
// contract.
func (r view) signs(row found.Row) []string {
	var cells []string
	for _, l := range r.libraries() {
		cells = append(cells, cmp.Or(l.change(func(x found.Router) string {
			c, ok := row.Cell(x.Name)
			if !ok {
				return dash
			}
			return markSigns[c.Mark]
		}), dash))
	}
	return append(cells, markSigns[row.Contract.Mark])
}

// outcome is something that happened, and to whom.
type outcome struct {
	found.Cell        // of the first of them
	Who        string // "chi and gin as its documentation begins"
}

// outcomes returns what happened in a row, each thing once, the gravest first: the libraries, and the contract.
func (r view) outcomes(row found.Row) []outcome {
	var all []outcome
	who := map[string][]string{}
	key := func(c found.Cell) string { return string(c.Mark) + c.Text }
	add := func(c found.Cell, name string) {
		if who[key(c)] == nil {
			all = append(all, outcome{Cell: c})
		}
		who[key(c)] = append(who[key(c)], name)
	}
	for _, l := range append(r.libraries(), r.servers()...) {
		for i, x := range l.Setups {
			c, ok := row.Cell(x.Name)
			if ok = ok && len(c.Exchanges) > 0; !ok {
				continue // it was not asked
			}
			if before, _ := row.Cell(l.Setups[0].Name); i > 0 && key(before) == key(c) {
				continue
			}
			add(c, r.called(row, l, i))
		}
	}
	add(row.Contract, found.Contract)
	rank := func(o outcome) int { return slices.Index(append(found.Marks(), found.Unmarked), o.Mark) }
	slices.SortStableFunc(all, func(a, b outcome) int { return cmp.Compare(rank(a), rank(b)) })
	for i, o := range all {
		all[i].Who = words.List(who[key(o.Cell)])
	}
	return all
}

// called returns how a set-up is called in a row: by its library's name alone, if its other set-up does the same.
func (r view) called(row found.Row, l library, setup int) string {
	if len(l.Setups) < 2 {
		return l.Setups[setup].Name
	}
	a, _ := row.Cell(l.Setups[0].Name)
	b, _ := row.Cell(l.Setups[1].Name)
	switch {
	case a.Text == b.Text && a.Mark == b.Mark:
		return l.Name
	case setup == 0:
		return l.Name + " without options"
	}
	return l.Name + " with options"
}

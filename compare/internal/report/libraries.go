package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// library is a library in the set-ups in which it was compared.
type library struct {
	Name   string
	Setups []found.Router // as its documentation begins, and with its options, as far as they were compared
}

// libraries returns the libraries, in their order.
func (r view) libraries() []library { return librariesOf(r.InGroup(found.GroupPlain)) }

// servers returns the libraries that bring a server of their own.
func (r view) servers() []library { return librariesOf(r.Servers) }

func librariesOf(routers []found.Router) []library {
	var all []library
	for _, x := range routers {
		name := cmp.Or(x.Library, x.Name)
		i := slices.IndexFunc(all, func(l library) bool { return l.Name == name })
		if i < 0 {
			all = append(all, library{Name: name})
			i = len(all) - 1
		}
		all[i].Setups = append(all[i].Setups, x)
	}
	return all
}

// among returns how many of this module's routers and of the libraries were tried, and the names of those of which something is so. A
// library is one of them, whatever its set-ups; it has the name of a set-up where it is not so of all that were tried.
func (r view) among(tried, isSo func(x found.Router) bool) (names []string, of int) {
	all := r.libraries()
	for _, x := range slices.Backward(r.InGroup(found.GroupOurs)) {
		all = slices.Insert(all, 0, library{x.Name, []found.Router{x}})
	}
	for _, l := range all {
		setups := slices.DeleteFunc(slices.Clone(l.Setups), func(x found.Router) bool { return !tried(x) })
		if len(setups) == 0 {
			continue
		}
		of++
		some := slices.DeleteFunc(slices.Clone(setups), func(x found.Router) bool { return !isSo(x) })
		if len(some) == len(setups) {
			names = append(names, l.Name)
			continue
		}
		for _, x := range some {
			names = append(names, x.Name)
		}
	}
	return names, of
}

// change returns what is to be said of the set-ups of a library: once, if it is the same of all of them.
func (l library) change(of func(x found.Router) string) string {
	var all []string
	for _, x := range l.Setups {
		all = append(all, of(x))
	}
	return strings.Join(slices.Compact(all), " → ")
}

// The words for the marks, by the columns in which they are counted.
var markTexts = map[found.Mark]string{
	found.Hurts:   "can hurt",
	found.Breaks:  "breaks a MUST",
	found.Differs: "differs in taste",
}

// markSigns are the marks in a cell.
var markSigns = map[found.Mark]string{found.Hurts: "‼", found.Breaks: "✗", found.Differs: "≠", found.Unmarked: "·"}

// libraryTable returns the libraries, and the contract as one of them, with how many distinct behaviours have each mark.
func (r view) libraryTable() table {
	t := table{
		Caption: "Distinct behaviours, each counted once: as a library's documentation begins → with its own documented options set for the contract",
		Columns: []column{{Name: "library"}},
	}
	for _, m := range found.Marks() {
		t.Columns = append(t.Columns, column{markTexts[m], true})
	}
	t.Columns = append(t.Columns, column{Name: "what it is"}, column{Name: "version"})
	for _, l := range r.libraries() {
		t.Rows = append(t.Rows, r.libraryRow(l))
	}
	if ours := r.InGroup(found.GroupOurs); len(ours) > 0 {
		row := []string{found.Contract}
		for _, m := range found.Marks() {
			row = append(row, r.count(found.Contract, m))
		}
		row = append(row, "this module: "+words.List(names(ours)), "")
		t.Rows = append(t.Rows, tableRow{Cells: row})
		t.Notes = append(t.Notes, r.contractNote(ours))
	}
	if len(r.Rows) == 0 {
		t.Notes = []string{"Behaviour was not asked for."}
		return t
	}
	t.Notes = append(t.Notes, "“Can hurt”: "+found.HurtsMeans+". "+
		"“Differs in taste”: otherwise than the source of the question or, where there is none, than the contract; nobody is wrong there. "+
		"Options are set for the contract, so a second figure can be the higher one where the contract itself is marked.")
	return t
}

// count returns how many behaviours of a router have a mark; a dash if nothing was asked.
func (r view) count(router string, m found.Mark) string {
	if len(r.Rows) == 0 {
		return dash
	}
	return strconv.Itoa(r.Behaviours(router)[m])
}

// libraryRow returns how many behaviours of a library have each mark.
func (r view) libraryRow(l library) tableRow {
	row := []string{l.Name}
	for _, m := range found.Marks() {
		row = append(row, l.change(func(x found.Router) string { return r.count(x.Name, m) }))
	}
	return tableRow{Cells: append(row, l.Setups[0].Title, l.Setups[0].Version)}
}

// serverTable returns the libraries that bring a server of their own.
func (r view) serverTable() table {
	t := table{Caption: "Distinct behaviours of libraries that bring a server of their own, asked over a connection", Columns: []column{{Name: "library"}}}
	for _, m := range found.Marks() {
		t.Columns = append(t.Columns, column{markTexts[m], true})
	}
	t.Columns = append(t.Columns, column{Name: "what it is"}, column{Name: "version"})
	for _, l := range r.servers() {
		t.Rows = append(t.Rows, r.libraryRow(l))
	}
	t.Notes = []string{"What is about middleware, handlers and requests of net/http they are not asked, so these figures are of fewer questions than those of the others."}
	return t
}

// rateTable returns how many whole requests servers answer.
func (r view) rateTable() table {
	t := table{Caption: "Whole requests over loopback", Columns: append([]column{{Name: "server"}}, figures("requests a second", "multiple of the first line")...)}
	for _, x := range r.Whole {
		t.Rows = append(t.Rows, tableRow{Cells: []string{x.Server, x.PerSecond.String(), x.ToFirst.String()}})
	}
	t.Notes = []string{"Medians of the rounds, with the least and the greatest. GET /contact, answered 200, over as many connections as keep all cores busy. " +
		"Client and server share the machine: the multiples mean something, the rates are not what a server can do. Routing is a small part of a whole request."}
	return t
}

// contractNote says of which routers the contract's line speaks.
func (r view) contractNote(ours []found.Router) string {
	if others := r.unlike(ours); len(others) > 0 {
		return "The contract's line is not that of " + words.List(others) + ", which answer otherwise in some rows."
	}
	return "The routers of this module answer alike, so they have one line. In rows with routes of their own, for which they are not made, it says what the contract for any table wants."
}

// unlike returns the names of the routers that do not do what the contract's column says.
func (r view) unlike(ours []found.Router) []string {
	var others []string
	for _, x := range ours {
		if slices.ContainsFunc(r.Rows, func(row found.Row) bool {
			c, ok := row.Cell(x.Name)
			return ok && (c.Text != row.Contract.Text || c.Mark != row.Contract.Mark)
		}) {
			others = append(others, x.Name)
		}
	}
	return others
}

// names returns the names of routers.
func names(routers []found.Router) []string {
	var all []string
	for _, x := range routers {
		all = append(all, x.Name)
	}
	return all
}

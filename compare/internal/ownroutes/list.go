package ownroutes

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/words"
)

// few is how many items a list has where it is cut.
const few = 3

// list is a list that may be cut. It is empty if there is nothing to say.
type list struct {
	names []string // of the set-ups that it is about; none if it is about the table
	title string   // what its heading says behind the names
	intro string
	whole string   // the heading of the whole list
	items []string // lines of Markdown, each ended
}

// isCut reports whether the list is cut to n items: not for the sake of a single one more.
func (l list) isCut(n int) bool { return len(l.items) > n+1 }

// write writes the list, with n items at most and a link to the whole one.
func (l list) write(b *bytes.Buffer, n int) {
	if len(l.items) == 0 {
		return
	}
	if l.names != nil {
		fmt.Fprintf(b, "### %s: %s\n\n", markdown.Plain(words.List(l.names)), l.title)
	}
	b.WriteString(l.intro)
	items := l.items
	if l.isCut(n) {
		items = items[:n]
	}
	b.WriteString(strings.Join(items, ""))
	if l.isCut(n) {
		fmt.Fprintf(b, "- and %d more: [%s](#%s)\n", len(l.items)-n, l.whole, anchor(l.whole))
	}
	b.WriteString("\n")
}

// writeAll writes all items under the heading that write links to.
func (l list) writeAll(b *bytes.Buffer) {
	fmt.Fprintf(b, "### %s\n\n%s\n", l.whole, strings.Join(l.items, ""))
}

// anchor returns what a heading of letters, digits, blanks and hyphens is linked by.
func anchor(heading string) string { return strings.ReplaceAll(strings.ToLower(heading), " ", "-") }

// lists returns a list for each finding, but one for two set-ups of a library of which the same is to be said.
func lists(all []Finding, of func(f Finding) list) []list {
	var lists []list
	for i, f := range all {
		l := of(f)
		if i > 0 && all[i-1].Library == f.Library && lists[len(lists)-1].title == l.title && slices.Equal(lists[len(lists)-1].items, l.items) {
			lists[len(lists)-1].names = append(lists[len(lists)-1].names, f.Name)
			continue
		}
		lists = append(lists, l)
	}
	return lists
}

// overlaps lists pairs of routes that cross: they are why some libraries refuse a table.
func overlaps(t Table) list {
	all := t.Overlaps()
	l := list{whole: "All pairs that cross", intro: fmt.Sprintf(
		"%s of routes cross: each of the two matches something that the other does not, and both match some path.\n\n", words.Count(len(all), "pair"))}
	for _, c := range all {
		wins, loses := t.Routes[c.Wins], t.Routes[c.Loses]
		l.items = append(l.items, fmt.Sprintf("- %s and %s both match %s\n", place(t, wins.Line, wins.String()), place(t, loses.Line, loses.String()), markdown.Code(c.Path)))
	}
	return l
}

// refusals lists what a library refuses, in its own words.
func (f Finding) refusals(t Table) list {
	set := "a large set of them, perhaps not the largest"
	if f.Largest {
		set = "no set of them is larger"
	}
	l := list{
		names: []string{f.Name},
		title: fmt.Sprintf("%d of %s (%s)", f.Takes, words.Count(len(t.Routes), "route"), set),
		whole: "All that " + f.Name + " refuses",
	}
	for _, r := range f.Refusals {
		at := place(t, r.Route.Line, r.Route.Method+" "+r.Route.Pattern)
		if r.With != nil {
			at += " beside " + place(t, r.With.Line, r.With.Method+" "+r.With.Pattern)
		}
		l.items = append(l.items, fmt.Sprintf("- %s: %s\n", at, markdown.Code(r.Text)))
	}
	return l
}

// place says where in the file a route stands.
func place(t Table, line int, route string) string {
	return fmt.Sprintf("%s:%d %s", markdown.Plain(t.name()), line, markdown.Code(route))
}

// causes lists how a library answers otherwise.
func (f Finding) causes() list {
	l := list{
		names: []string{f.Name},
		title: fmt.Sprintf("%s, of %s for %s", words.Count(len(f.Kit.Causes), "way"),
			words.Count(f.Kit.Asked, "request"), words.Count(f.Asked, "route")),
		whole: "All ways of " + f.Name,
	}
	for _, c := range f.Kit.Causes {
		l.items = append(l.items, cause(c))
	}
	return l
}

// cause says what is wrong, which rule is broken, and shows it.
func cause(c found.Cause) string {
	return fmt.Sprintf("- %s (rule %d: %s)\n  - %s → %s; wanted %s\n", markdown.Plain(c.What), c.Rule, markdown.Plain(c.RuleText),
		markdown.Code(c.Example.Request), markdown.Code(c.Example.Answer), markdown.Code(c.Example.Want))
}

package routefile

import (
	"fmt"
	"slices"
	"strconv"
	"unicode"
)

// The reasons of notes. Notes with the same reason are counted together.
const (
	twoParameters   = "two parameters in a segment"
	strayBrace      = "a stray brace"
	midRest         = "the rest of the path before its end"
	optional        = "an optional parameter"
	slashes         = "a parameter whose values contain slashes"
	inQuery         = "a query or fragment in the path"
	escapedSign     = "an escaped slash or brace"
	inHost          = "a host"
	wrongRegexp     = "a regular expression where the format has none, or an invalid one"
	unnamed         = "a parameter without a name"
	control         = "a control character"
	noSlash         = "no slash at the start"
	notBelow        = "outside of the prefix that is taken off"
	sameRequests    = "the same requests as an earlier route"
	notRoute        = "not a route"
	unknownMethod   = "an operation that the format does not define"
	noOperation     = "a path without operations"
	wrongReference  = "a reference that leads nowhere"
	otherFile       = "a reference to another file"
	refused         = "invalid in a table"
	slashAtEnd      = "a slash at the end"
	wider           = "a parameter that matches more than in the file"
	narrower        = "a parameter that matches less than in the file"
	renamed         = "a renamed parameter or route"
	decoded         = "an escape that is read decoded"
	likeParameter   = "text that looks like a parameter"
	restMaybeEmpty  = "a rest that may be empty"
	spansSegments   = "a parameter of several segments"
	prefixOmitted   = "a prefix that the table omits"
	ninefold        = "all methods, read as one route"
	besidePrefix    = "a prefix without a slash"
	partlyTaken     = "a route of which an earlier route takes a part"
	tableWarning    = "a warning about the table"
	ignoredGroups   = "groups, which are for routegen only"
	integerAsString = "an integer that is read as a string"
)

// Count compares the table with the file: "98 of 197 operations; 99 are left out".
func (f *File) Count() string {
	all := len(f.Table.Routes) + len(f.LeftOut)
	text := fmt.Sprintf("%d of %d %s", len(f.Table.Routes), all, f.unit)
	if all != 1 {
		text += "s"
	}
	switch n := len(f.LeftOut); n {
	case 0:
		return text
	case 1:
		return text + "; 1 is left out"
	default:
		return text + "; " + strconv.Itoa(n) + " are left out"
	}
}

// Group is the notes that have a reason in common.
type Group struct {
	Reason string
	Notes  []Note
}

// Groups groups notes by their reasons. The largest group is first.
func Groups(notes []Note) []Group {
	var all []Group
	for _, n := range notes {
		i := slices.IndexFunc(all, func(g Group) bool { return g.Reason == n.Reason })
		if i < 0 {
			i, all = len(all), append(all, Group{Reason: n.Reason})
		}
		all[i].Notes = append(all[i].Notes, n)
	}
	slices.SortStableFunc(all, func(a, b Group) int { return len(b.Notes) - len(a.Notes) })
	return all
}

// Summary returns the count, and a line for each reason to omit routes: "  98: two parameters in a segment".
func (f *File) Summary() []string {
	lines := []string{f.Name + ": " + f.Count()}
	for _, g := range Groups(f.LeftOut) {
		lines = append(lines, fmt.Sprintf("  %d: %s", len(g.Notes), g.Reason))
	}
	return lines
}

// printable returns a name for a message. A name with control characters is quoted, because a terminal would obey them.
func printable(name string) string {
	if slices.ContainsFunc([]rune(name), func(c rune) bool { return !unicode.IsPrint(c) }) {
		return strconv.Quote(name)
	}
	return name
}

package playground

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"gorouting/compare/internal/routefile"
)

// read reads a text. Mistakes are a result here, not an error: the page shows them beside their lines.
func (c *call) read(s Source) (*Reading, error) {
	r := &Reading{Routes: []Route{}, Mistakes: []Note{}, LeftOut: []LeftOut{}, Remarks: []Note{}}
	t, err := c.table(s)
	var wrong *Error
	if errors.As(err, &wrong) && wrong.Kind == KindMistakes {
		r.Mistakes = wrong.Mistakes
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	r.Format, r.Table = t.file.Format, t.String()
	for _, route := range t.Routes {
		r.Routes = append(r.Routes, Route{route.Line, route.Method, printable(route.Pattern), route.Name})
	}
	r.LeftOut = leftOut(t.file.LeftOut)
	for _, n := range t.file.Remarks {
		r.Remarks = append(r.Remarks, note(n))
	}
	return r, nil
}

func note(n routefile.Note) Note { return Note{n.Line, n.Column, printable(n.Text)} }

// quoted matches a text in quotes.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// leftOut groups notes by their reasons. Texts in quotes, and numbers of lines, are not part of a reason.
func leftOut(notes []routefile.Note) []LeftOut {
	all := []LeftOut{}
	for _, n := range notes {
		_, why, _ := strings.Cut(n.Text, " is left out: ")
		reason := quoted.ReplaceAllString(why, "…")
		i := slices.IndexFunc(all, func(g LeftOut) bool { return g.Reason == reason })
		if i < 0 {
			i = len(all)
			all = append(all, LeftOut{Reason: reason})
		}
		all[i].Count++
		all[i].Notes = append(all[i].Notes, note(n))
	}
	slices.SortStableFunc(all, func(a, b LeftOut) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

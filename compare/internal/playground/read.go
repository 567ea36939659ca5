package playground

import (
	"errors"

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
	r.Format, r.Table = t.file.Format, t.file.Table.String()
	for _, route := range t.file.Table.Routes {
		r.Routes = append(r.Routes, Route{route.Line, route.Method, printable(route.Pattern), route.Handler()})
	}
	r.Count, r.HEAD = t.file.Count(), t.HEAD
	for _, g := range routefile.Groups(t.file.LeftOut) {
		group := LeftOut{Reason: g.Reason, Count: len(g.Notes)}
		for _, n := range g.Notes {
			group.Notes = append(group.Notes, note(n))
		}
		r.LeftOut = append(r.LeftOut, group)
	}
	for _, n := range t.remarks {
		r.Remarks = append(r.Remarks, note(n))
	}
	return r, nil
}

func note(n routefile.Note) Note { return Note{n.Line, n.Column, printable(n.Text)} }

package behaviour

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// report.json repeats nothing. Routers that did the same in a row share a cell, and a cell leaves out what the row or the contract's
// cell already says:
//
//	{"Name":"wrong method",…
//	 "Contract":{"Router":"contract","Text":"405, Allow: GET","Exchanges":[{"Request":"PUT \"/contact\"","Answer":"405 …","Want":"405 …"}]},
//	 "Cells":[{"Router":"servemux chi","Text":"405, Allow: GET","Exchanges":[{"Answer":"405 …"}]},…
//
// Decode also reads a file that repeats everything.

// Encode returns the findings as JSON, with a line for each router and each row.
func (f *Findings) Encode() ([]byte, error) {
	head, err := json.Marshal(Findings{Go: f.Go, OldGo: f.OldGo, Missing: f.Missing})
	if err != nil {
		return nil, err
	}
	text, _, _ := bytes.Cut(head, []byte(`,"Routers":`))
	routers, err := encodeLines(f.Routers)
	if err != nil {
		return nil, err
	}
	var short []Row
	for _, row := range f.Rows {
		short = append(short, row.packed())
	}
	rows, err := encodeLines(short)
	if err != nil {
		return nil, err
	}
	return slices.Concat(text, []byte(",\n\"Routers\":"), routers, []byte(",\n\"Rows\":"), rows, []byte("}\n")), nil
}

// encodeLines returns a list as JSON, with a line for each element.
func encodeLines[T any](all []T) ([]byte, error) {
	lines := make([][]byte, len(all))
	for i, one := range all {
		var err error
		if lines[i], err = json.Marshal(one); err != nil {
			return nil, err
		}
	}
	return slices.Concat([]byte("[\n"), bytes.Join(lines, []byte(",\n")), []byte("]")), nil
}

// Decode reads findings that Encode has written.
func Decode(text []byte) (*Findings, error) {
	f := new(Findings)
	if err := json.Unmarshal(text, f); err != nil {
		return nil, err
	}
	place := map[string]int{}
	for i, r := range f.Routers {
		place[r.Name] = i
	}
	for i, row := range f.Rows {
		f.Rows[i] = row.unpacked()
		slices.SortStableFunc(f.Rows[i].Cells, func(a, b Cell) int { return place[a.Router] - place[b.Router] })
	}
	return f, nil
}

// packed returns the row without repetitions. The field Router of a cell has the names of all its routers, with blanks between them.
func (r Row) packed() Row {
	short := r
	short.Contract.Cause = r.shortCause(r.Contract.Cause)
	short.Cells = nil
	for _, c := range r.Cells {
		c = r.shortCell(c)
		i := slices.IndexFunc(short.Cells, c.same)
		if i < 0 {
			short.Cells = append(short.Cells, c)
			continue
		}
		short.Cells[i].Router += " " + c.Router
	}
	if r.Old != nil {
		old := r.shortCell(*r.Old)
		short.Old = &old
	}
	return short
}

func (r Row) shortCell(c Cell) Cell {
	c.Cause, c.Exchanges = r.shortCause(c.Cause), slices.Clone(c.Exchanges)
	for i, e := range c.Exchanges {
		if i < len(r.Contract.Exchanges) && e.Request == r.Contract.Exchanges[i].Request && e.Want == r.Contract.Exchanges[i].Want {
			c.Exchanges[i] = Exchange{Answer: e.Answer}
		}
	}
	return c
}

// shortCause returns "" for the usual cause, which is the name of the row.
func (r Row) shortCause(cause string) string {
	if cause == r.Name {
		return ""
	}
	return cause
}

// same reports whether two cells differ in nothing except their routers.
func (c Cell) same(o Cell) bool {
	return c.Text == o.Text && c.Mark == o.Mark && c.Cause == o.Cause && c.Note == o.Note && slices.Equal(c.Exchanges, o.Exchanges)
}

// unpacked is the inverse of packed, except for the order of the cells.
func (r Row) unpacked() Row {
	long := r
	long.Contract = r.longCell(r.Contract)
	long.Cells = nil
	for _, c := range r.Cells {
		for _, name := range strings.Fields(c.Router) {
			one := r.longCell(c)
			one.Router = name
			long.Cells = append(long.Cells, one)
		}
	}
	if r.Old != nil {
		old := r.longCell(*r.Old)
		long.Old = &old
	}
	return long
}

func (r Row) longCell(c Cell) Cell {
	if c.Cause == "" {
		c.Cause = r.Name
	}
	c.Exchanges = slices.Clone(c.Exchanges)
	for i, e := range c.Exchanges {
		if e.Request == "" && i < len(r.Contract.Exchanges) {
			c.Exchanges[i].Request, c.Exchanges[i].Want = r.Contract.Exchanges[i].Request, r.Contract.Exchanges[i].Want
		}
	}
	return c
}

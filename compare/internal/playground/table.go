package playground

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/routes"
)

// table is a table that was read, with the routers that were built for it.
type table struct {
	source  Source
	file    *routefile.File
	remarks []routefile.Note
	index   map[string]int // the index of each route, by its name

	*routes.Table // of file.ForRouters(), because programs tell routes apart by their names

	setups []*setup // in the order of About.Setups

	mu    sync.Mutex
	taken map[string]*taken // by the name of a router
}

// setup is a library in one configuration, with the routes that it accepts.
type setup struct {
	library.Router
	once sync.Once
	*library.Acceptance
}

// keptTables is how many tables an engine keeps. A table of 1,400 routes with its routers takes some 50 MiB.
const keptTables = 2

// table returns the table of a source. If the text has mistakes, the error lists them.
func (e *Engine) table(s Source) (*table, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if i := slices.IndexFunc(e.tables, func(t *table) bool { return t.source == s }); i >= 0 {
		t := e.tables[i]
		e.tables = slices.Insert(slices.Delete(e.tables, i, i+1), 0, t)
		return t, nil
	}
	t, err := newTable(s)
	if err != nil {
		return nil, err
	}
	e.tables = slices.Insert(e.tables[:min(len(e.tables), keptTables-1)], 0, t)
	return t, nil
}

// textName is the name of a text in notes, if it does not come from a file.
const textName = "routes"

func newTable(s Source) (*table, error) {
	if len(s.Text) > limits.Text {
		return nil, tooLarge("text", len(s.Text), limits.Text, "bytes")
	}
	file, err := routefile.Parse(cmp.Or(s.File, textName), []byte(s.Text))
	if err != nil {
		return nil, mistakesOf(KindMistakes, err)
	}
	if n := len(file.Table.Routes); n > limits.Routes {
		return nil, tooLarge("table", n, limits.Routes, "routes")
	}
	asked := file.ForRouters()
	t := &table{source: s, Table: asked.Table, file: file, remarks: asked.Remarks, index: map[string]int{}, taken: map[string]*taken{}}
	t.HEAD, t.OPTIONS, t.OwnWords = s.HEAD || file.Table.HEAD, s.OPTIONS, true
	for i, r := range t.Routes {
		t.index[r.Name] = i
	}
	for _, r := range library.In(library.Library) {
		t.setups = append(t.setups, &setup{Router: r})
	}
	return t, nil
}

// mistakesOf returns an error with all mistakes of err, which is an error about routes.
func mistakesOf(kind ErrorKind, err error) *Error {
	var all routes.Errors
	var one *routes.Error
	result := &Error{Kind: kind}
	switch {
	case errors.As(err, &all):
		for _, m := range all {
			result.Mistakes = append(result.Mistakes, Note{m.Line, m.Column, m.Text})
		}
		slices.SortStableFunc(result.Mistakes, func(a, b Note) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	case errors.As(err, &one):
		result.Mistakes = []Note{{one.Line, one.Column, one.Text}}
	default:
		result.Mistakes = []Note{{0, 0, err.Error()}}
	}
	result.Text = result.Mistakes[0].Text
	if n := len(result.Mistakes); n > 1 {
		result.Text = fmt.Sprintf("%s (and %d more)", result.Text, n-1)
	}
	return result
}

// build finds out which routes the set-up accepts, and builds its router, once.
func (s *setup) build(t *table) {
	s.once.Do(func() { s.Acceptance = s.Accept(t.Table, library.Listing) })
}

// accepts reports whether the set-up accepts the route with this index.
func (s *setup) accepts(t *table, route int) bool {
	return !slices.ContainsFunc(s.Refusals, func(r library.Refusal) bool { return r.Route.Name == t.Routes[route].Name })
}

// some returns all set-ups, or only those without options.
func (t *table) some(plain bool) []*setup {
	return slices.DeleteFunc(slices.Clone(t.setups), func(s *setup) bool { return plain && len(s.Options) > 0 })
}

// built builds set-ups.
func (c *call) built(t *table, some []*setup) error {
	for i, s := range some {
		if err := c.step(i, len(some), "set-ups"); err != nil {
			return err
		}
		s.build(t)
	}
	return nil
}

// setup returns a set-up by its name, built.
func (c *call) setup(t *table, name string) (*setup, error) {
	var known []string
	for _, s := range t.setups {
		if s.Name == name {
			if err := c.alive(); err != nil {
				return nil, err
			}
			s.build(t)
			return s, nil
		}
		known = append(known, s.Name)
	}
	return nil, &Error{Kind: KindArgument, Text: fmt.Sprintf("unknown set-up %q: expected one of %s", name, strings.Join(known, ", "))}
}

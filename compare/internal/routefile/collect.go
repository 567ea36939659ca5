package routefile

import (
	"cmp"
	"errors"
	"fmt"
	"go/token"
	"slices"

	"gorouting/internal/routes"
)

// collector gathers the routes of a file. It leaves out a route that is invalid in a table. It also leaves out a route that matches
// the same paths as an earlier route.
type collector struct {
	out    File
	name   string // of the file
	routes []routes.Route
	shapes map[string]routes.Route // by their Shape
	names  map[string]bool
	unfit  []Note // names that could not be used
}

func newCollector(name, format string) *collector {
	return &collector{name: name, out: File{Format: format}, shapes: map[string]routes.Route{}, names: map[string]bool{}}
}

// leaveOut notes that a route, such as "GET /a/{b}.{c}", is not in the table, and why.
func (c *collector) leaveOut(at place, what, why string) {
	c.out.LeftOut = append(c.out.LeftOut, Note{c.name, at.line, at.column, fmt.Sprintf("%q is left out: %s", what, why)})
}

// remark notes a difference between the table and the file.
func (c *collector) remark(at place, what, why string) {
	c.out.Remarks = append(c.out.Remarks, Note{c.name, at.line, at.column, fmt.Sprintf("%q: %s", what, why)})
}

// found is a route of a file.
type found struct {
	at      place
	method  string
	written string // the pattern as it is in the file
	pattern converted
	name    string // "" if it has none
}

func (f found) String() string { return f.method + " " + f.written }

// add adds a route to the table, or notes why it cannot.
func (c *collector) add(f found) {
	if wrong := c.take(f); wrong != "" {
		c.leaveOut(f.at, f.String(), wrong)
	}
}

// take adds a route to the table. If it cannot, it returns what is wrong with the route.
func (c *collector) take(f found) (wrong string) {
	if f.pattern.wrong != "" {
		return f.pattern.wrong
	}
	alone, err := routes.New(routes.Route{Method: f.method, Pattern: f.pattern.text})
	var mistakes routes.Errors
	if errors.As(err, &mistakes) {
		return mistakes[0].Text
	}
	r := alone.Routes[0]
	r.Line = f.at.line
	if first, ok := c.shapes[r.Shape()]; ok {
		return fmt.Sprintf("it matches the same paths as %q on line %d; remove one of them", first, first.Line)
	}
	r.Name = c.fit(f)
	c.shapes[r.Shape()], c.names[r.Name] = r, true
	c.routes = append(c.routes, r)
	for _, why := range f.pattern.remarks {
		c.remark(f.at, f.String(), why)
	}
	return ""
}

// fit returns the route's name, or "" if a table would refuse the name.
func (c *collector) fit(f found) string {
	if f.name == "" || token.IsIdentifier(f.name) && f.name != "_" && !c.names[f.name] {
		return f.name
	}
	c.unfit = append(c.unfit, Note{c.name, f.at.line, f.at.column, f.name})
	return ""
}

// file returns the table with its notes. A file without routes is an error.
func (c *collector) file() (*File, error) {
	byPlace := func(a, b Note) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) }
	slices.SortStableFunc(c.out.LeftOut, byPlace)
	if len(c.routes) == 0 {
		return nil, c.noRoutes()
	}
	if n := len(c.unfit); n > 0 {
		first := c.unfit[0]
		first.Text = fmt.Sprintf("%q is not a Go identifier, or is the name of another route; its route is named after method and pattern (names replaced: %d)", first.Text, n)
		c.out.Remarks = append(c.out.Remarks, first)
	}
	slices.SortStableFunc(c.out.Remarks, byPlace)
	slices.SortStableFunc(c.routes, func(a, b routes.Route) int { return a.Line - b.Line })
	table, err := routes.New(c.routes...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	for i, r := range c.routes {
		table.Routes[i].Line = r.Line // New has set other line numbers
	}
	c.out.Table = table
	return &c.out, nil
}

// noRoutes returns the error for a file without routes.
func (c *collector) noRoutes() error {
	if len(c.out.LeftOut) == 0 {
		return failure(c.name, place{1, 1}, "no routes found (the file is read as %s); add one", c.out.Format)
	}
	first := c.out.LeftOut[0]
	return failure(c.name, place{first.Line, first.Column}, "no route fits into a table (the file is read as %s); the first of %d: %s", c.out.Format, len(c.out.LeftOut), first.Text)
}

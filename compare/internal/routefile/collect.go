package routefile

import (
	"cmp"
	"errors"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// collector gathers the routes of a file. It leaves out a route that is invalid in a table. It also leaves out a route that matches
// the same paths as an earlier route.
type collector struct {
	Options
	out     File
	ordered bool // an earlier route for every method takes the requests of a later route
	routes  []routes.Route
	shapes  map[string]routes.Route // by method and shape
	names   map[string]bool
	unfit   []Note // names that could not be used
}

func (o Options) collector(name, format, unit string) *collector {
	return &collector{Options: o, out: File{Name: name, Format: format, unit: unit}, shapes: map[string]routes.Route{}, names: map[string]bool{}}
}

// note returns a note about a route, such as "GET /a/{b}.{c}".
func (c *collector) note(at place, what, reason, text string) Note {
	return Note{c.out.Name, at.line, at.column, reason, fmt.Sprintf("%q%s", what, text)}
}

// leaveOut notes that a route is not in the table, and why.
func (c *collector) leaveOut(at place, what, reason, why string) {
	c.out.LeftOut = append(c.out.LeftOut, c.note(at, what, reason, " is left out: "+why))
}

// remark notes a difference between the table and the file.
func (c *collector) remark(at place, what, reason, why string) {
	c.out.Remarks = append(c.out.Remarks, c.note(at, what, reason, ": "+why))
}

// found is a route of a file.
type found struct {
	at      place
	method  string
	written string // the pattern as it is in the file
	pattern converted
	name    string // "" if it has none
	groups  []string
	shared  bool // other routes may have the same name, because a table has checked it
}

func (f found) String() string { return f.method + " " + f.written }

// add adds a route to the table, or notes why it cannot.
func (c *collector) add(f found) {
	pattern := c.moved(f.pattern)
	if pattern.wrong != "" {
		c.leaveOut(f.at, f.String(), pattern.reason, pattern.wrong)
		return
	}
	r, err := alone(f.method, pattern.text)
	if err != nil {
		c.leaveOut(f.at, f.String(), refused, err.Text)
		return
	}
	free, first := c.free(r)
	switch {
	case len(free) == 0:
		c.leaveOut(f.at, f.String(), sameRequests, fmt.Sprintf("it matches the same paths as %q on line %d; remove one of them", first, first.Line))
		return
	case len(free) < len(r.Patterns):
		c.remark(f.at, f.String(), partlyTaken, fmt.Sprintf("it is read as %s, because %q on line %d takes the rest of its requests", free[0], first, first.Line))
		r.Pattern, r.Patterns = free[0].String(), free
	}
	r.Line, r.Name, r.Groups = f.at.line, c.fit(f), f.groups
	for _, p := range r.Patterns {
		c.shapes[r.Method+shape(p)] = r
	}
	c.names[r.Name] = true
	c.routes = append(c.routes, r)
	for _, m := range pattern.remarks {
		c.remark(f.at, f.String(), m.reason, m.text)
	}
}

// alone returns a route as a table has it.
func alone(method, pattern string) (routes.Route, *routes.Error) {
	table, err := routes.New(routes.Route{Method: method, Pattern: pattern})
	var mistakes routes.Errors
	if errors.As(err, &mistakes) {
		return routes.Route{}, mistakes[0]
	}
	return table.Routes[0], nil
}

// free returns the patterns of a route that no earlier route has. If it omits a pattern, first is the earlier route with this pattern.
func (c *collector) free(r routes.Route) (free []routes.Pattern, first routes.Route) {
	for _, p := range r.Patterns {
		taken, ok := c.shapes[r.Method+shape(p)]
		if !ok && c.ordered {
			taken, ok = c.shapes[routes.AnyMethod+shape(p)]
		}
		if ok {
			first = taken
		} else {
			free = append(free, p)
		}
	}
	return free, first
}

// shape returns a text for comparing patterns: it is equal for two patterns that match the same paths.
func shape(p routes.Pattern) string {
	text := ""
	for _, s := range p {
		s.Name, s.Texts = "", slices.Sorted(slices.Values(s.Texts))
		text += "/" + s.String()
	}
	return text
}

// fit returns the route's name, or "" if a table would refuse the name.
func (c *collector) fit(f found) string {
	if f.name == "" || token.IsIdentifier(f.name) && f.name != "_" && (f.shared || !c.names[f.name]) {
		return f.name
	}
	c.unfit = append(c.unfit, Note{c.out.Name, f.at.line, f.at.column, renamed, f.name})
	return ""
}

// moved returns the pattern with Strip taken off and Prefix put before it.
func (c *collector) moved(pattern converted) converted {
	if pattern.wrong != "" {
		return pattern
	}
	if c.Strip != "" {
		rest, ok := strings.CutPrefix(pattern.text, c.Strip)
		if !ok || rest != "" && rest[0] != '/' && !strings.HasPrefix(rest, "{/") {
			return refuse(notBelow, "it does not begin with %q", c.Strip)
		}
		if pattern.text = rest; rest == "" || rest == "{/}" {
			pattern.text = "/"
		} else if name, ok := strings.CutPrefix(rest, "{/"); ok {
			pattern.text = "/{" + name
		}
	}
	if c.Prefix != "" && c.Prefix != Servers {
		if pattern.text == "/" {
			pattern.text = "/{$}"
		}
		pattern.text = c.Prefix + pattern.text
	}
	return pattern
}

// file returns the table with its notes. A file without routes is an error.
func (c *collector) file() (*File, error) {
	if c.Prefix == Servers {
		return nil, failure(c.out.Name, place{1, 1}, "only a document has servers, and this is read as %s; name the prefix itself", c.out.Format)
	}
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
		return nil, fmt.Errorf("%s: %w", c.out.Name, err)
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
		return failure(c.out.Name, place{1, 1}, "no routes found (the file is read as %s); add one", c.out.Format)
	}
	first := c.out.LeftOut[0]
	return failure(c.out.Name, place{first.Line, first.Column}, "no route fits into a table (the file is read as %s); the first of %d: %s", c.out.Format, len(c.out.LeftOut), first.Text)
}

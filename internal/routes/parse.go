package routes

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error is one mistake in a table.
type Error struct {
	File   string // "" in a table made by New
	Line   int    // from 1; in a table made by New, the number of the route
	Column int    // from 1, in bytes; in a table made by New, within the method, pattern or name
	Text   string // what is wrong, and how to fix it
}

// Error returns "routes.txt:12:9: …" or, without a file, "route 12, column 9: …". Characters of a table that a terminal would obey or
// reorder are escaped.
func (e *Error) Error() string {
	if e.File == "" {
		return fmt.Sprintf("route %d, column %d: %s", e.Line, e.Column, visible(e.Text))
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, visible(e.Text))
}

// visible returns the text with escapes for bytes and characters that cannot be printed.
func visible(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		c, size := utf8.DecodeRuneInString(text)
		if part := text[:size]; part == "\ufffd" || c != utf8.RuneError && strconv.IsPrint(c) {
			b.WriteString(part)
		} else {
			quoted := strconv.Quote(part)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
		text = text[size:]
	}
	return b.String()
}

// Errors lists all mistakes in a table, in the order of its lines.
type Errors []*Error

// Error returns one line for each mistake.
func (e Errors) Error() string {
	var lines []string
	for _, one := range e {
		lines = append(lines, one.Error())
	}
	return strings.Join(lines, "\n")
}

// Parse reads a table from text. Each line is a route: "METHOD /pattern [name] [@group]…", with blanks between the fields. A field that
// begins with "#" begins a comment, and blank lines are ignored. file is the name of the text in errors. If the text contains
// mistakes, the error is an Errors with all of them.
func Parse(file, text string) (*Table, error) {
	p := parser{file: file}
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		p.line++
		if fields := splitFields(line); len(fields) > 0 {
			p.route(fields)
		}
	}
	return p.table()
}

// New makes a table from the Method, Pattern, Name and Groups of each route. If Name is empty, New makes a name from the method and the
// pattern.
func New(routes ...Route) (*Table, error) {
	p := parser{}
	for _, r := range routes {
		p.line++
		fields := []field{{r.Method, 1}, {r.Pattern, 1}}
		if r.Name != "" {
			fields = append(fields, field{r.Name, 1})
		}
		for _, group := range r.Groups {
			fields = append(fields, field{"@" + group, 1})
		}
		p.route(fields)
	}
	return p.table()
}

// field is a word of a line.
type field struct {
	text   string
	column int
}

// splitFields returns the fields of a line before its comment.
func splitFields(line string) []field {
	var all []field
	for at := 0; at < len(line); {
		if isBlank(line[at]) {
			at++
			continue
		}
		if line[at] == '#' {
			break
		}
		end := at
		for end < len(line) && !isBlank(line[end]) {
			end++
		}
		all = append(all, field{line[at:end], at + 1})
		at = end
	}
	return all
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// columns are the places of a route's method and name in its line.
type columns struct{ method, name int }

// parser collects routes and errors.
type parser struct {
	file    string
	line    int
	routes  []Route
	columns []columns // the places of each route
	doubts  []Doubt
	errors  Errors
}

func (p *parser) fail(column int, format string, args ...any) {
	p.errors = append(p.errors, &Error{p.file, p.line, column, fmt.Sprintf(format, args...)})
}

// route reads one line.
func (p *parser) route(fields []field) {
	if p.tooLong(fields) {
		return
	}
	if len(fields) == 1 {
		p.fail(fields[0].column, `found only %q; expected a method and a pattern, like "GET /users/{id}"`, fields[0].text)
		return
	}
	r := Route{Method: fields[0].text, Pattern: fields[1].text, Line: p.line}
	p.method(fields[0])
	before := len(p.errors)
	var parts []field
	r.Patterns, parts = p.pattern(fields[1])
	isRead := before == len(p.errors)
	name := fields[1] // without a name, an error about the name has the place of the pattern
	rest := fields[2:]
	if len(rest) > 0 && !strings.HasPrefix(rest[0].text, "@") {
		name, rest = rest[0], rest[1:]
		r.Name = name.text
		if !isName(r.Name) {
			p.fail(name.column, `invalid name %q; use a Go identifier like "showUser"`, r.Name)
		}
	}
	r.Groups = p.groups(rest)
	if isRead { // a pattern without mistakes is compared with the others, even if its method or name is invalid
		p.routes, p.columns = append(p.routes, r), append(p.columns, columns{fields[0].column, name.column})
		p.doubt(r, fields[0].column, parts)
	}
}

// isName reports whether text can be the name of a route or of a group.
func isName(text string) bool { return token.IsIdentifier(text) && text != "_" }

// groups reads the groups of a route.
func (p *parser) groups(fields []field) []string {
	if len(fields) > maxGroups {
		p.fail(fields[maxGroups].column, "the route has %d groups; the limit is %d; make one group of several", len(fields), maxGroups)
		return nil
	}
	var all []string
	for _, f := range fields {
		group, ok := strings.CutPrefix(f.text, "@")
		switch {
		case !ok && all != nil:
			p.fail(f.column, "unexpected %q after a group; the name must be before the groups, and a group begins with @", f.text)
		case !ok:
			p.fail(f.column, "unexpected %q after the name; a group begins with @, and a comment with #", f.text)
		case !isName(group):
			p.fail(f.column, `invalid group %q; use @ and a Go identifier, like "@auth"`, f.text)
		case slices.Contains(all, group):
			p.fail(f.column, "the group %q is there twice; remove one", f.text)
		default:
			all = append(all, group)
		}
	}
	return all
}

// method reports the mistakes in a method.
func (p *parser) method(f field) {
	if first, _, ok := strings.Cut(f.text, ","); ok && first != "" {
		p.fail(f.column, `%q is not a method; write a line for each method, and give both the same name to share a handler`, f.text)
	} else if i := strings.IndexFunc(f.text, func(c rune) bool { return !isToken(c) }); i >= 0 || f.text == "" {
		p.fail(f.column+max(i, 0), `invalid method %q; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"`, f.text)
	}
	switch {
	case strings.HasPrefix(f.text, "#"):
		p.fail(f.column, `invalid method %q: # begins a comment; use a method like "GET"`, f.text)
	case strings.EqualFold(f.text, "ANY") || strings.EqualFold(f.text, "ALL"):
		p.fail(f.column, `%q is not a method; write * for every method`, f.text)
	}
}

func isToken(c rune) bool {
	return c < utf8.RuneSelf && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("!#$%&'*+-.^_`|~", c))
}

// table returns the table, or all mistakes in it.
func (p *parser) table() (*Table, error) {
	if len(p.routes) == 0 && len(p.errors) == 0 {
		p.line = max(1, p.line)
		p.fail(1, `there are no routes; write at least one line like "GET /users/{id}"`)
	}
	p.nameAll()
	p.refuseDuplicates()
	if len(p.errors) > 0 {
		slices.SortStableFunc(p.errors, func(a, b *Error) int {
			if a.Line != b.Line {
				return a.Line - b.Line
			}
			return a.Column - b.Column
		})
		return nil, p.errors
	}
	return (&Table{Routes: p.routes, Doubts: p.doubts}).finish(), nil
}

// refuseDuplicates reports two routes with the same method that match the same paths, and two routes with the same name and
// different parameters. For two equal lines, it reports only that the paths are the same.
func (p *parser) refuseDuplicates() {
	shapes, names := map[string]Route{}, map[string]Route{}
	for i, r := range p.routes {
		p.line = r.Line
		at := p.columns[i]
		isDuplicate := false
		for _, pattern := range r.Patterns {
			shape := r.Method + pattern.shape()
			first, isTaken := shapes[shape]
			if isTaken && !isDuplicate {
				p.fail(at.method, "%q matches the same paths as %q (%s), for example %q; remove one or change its pattern", r, first, p.where(first), pattern.Sample())
			}
			isDuplicate = isDuplicate || isTaken
			if !isTaken {
				shapes[shape] = r
			}
		}
		first, isTaken := names[r.Name]
		if isTaken && !isDuplicate && !r.sharesHandler(first) {
			p.fail(at.name, "%q and %q (%s) are both named %q, but their parameters differ; rename one, or give both the same parameters in the same order", r, first, p.where(first), r.Name)
		}
		if !isTaken {
			names[r.Name] = r
		}
	}
}

// where returns the place of a route: "line 3", or "route 3" without a file.
func (p *parser) where(r Route) string {
	if p.file == "" {
		return fmt.Sprintf("route %d", r.Line)
	}
	return fmt.Sprintf("line %d", r.Line)
}

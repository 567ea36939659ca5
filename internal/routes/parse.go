package routes

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error is one thing that is wrong with a table.
type Error struct {
	File   string // "" in a table made by New
	Line   int    // from 1; in a table made by New, which of its routes it is
	Column int    // from 1, in bytes; in a table made by New, in the method, pattern or name
	Text   string // what stands there, and what would be right
}

// Error returns "routes.txt:12:9: …" or, without a file, "route 12, column 9: …".
func (e *Error) Error() string {
	if e.File == "" {
		return fmt.Sprintf("route %d, column %d: %s", e.Line, e.Column, e.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text)
}

// Errors is everything that is wrong with a table, in the order in which it stands there.
type Errors []*Error

// Error returns the errors, a line each.
func (e Errors) Error() string {
	var lines []string
	for _, one := range e {
		lines = append(lines, one.Error())
	}
	return strings.Join(lines, "\n")
}

// Parse reads a table from text: a route a line, "METHOD /pattern [name]", fields apart by blanks. A "#" at the beginning of
// a field begins a comment, and blank lines count for nothing. File is what errors call the text. If anything is wrong, the
// error is an Errors with all of it.
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

// New makes a table of routes, of which it reads Method, Pattern and Name. An empty name is made from method and pattern.
func New(routes ...Route) (*Table, error) {
	p := parser{}
	for _, r := range routes {
		p.line++
		fields := []field{{r.Method, 1}, {r.Pattern, 1}}
		if r.Name != "" {
			fields = append(fields, field{r.Name, 1})
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

// splitFields returns the fields of a line, up to a comment.
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

// parser gathers routes and errors.
type parser struct {
	file   string
	line   int
	routes []Route
	fields [][]field // what each route was read from
	doubts []Doubt
	errors Errors
}

func (p *parser) fail(column int, format string, args ...any) {
	p.errors = append(p.errors, &Error{p.file, p.line, column, fmt.Sprintf(format, args...)})
}

// route reads one line.
func (p *parser) route(fields []field) {
	if len(fields) == 1 {
		p.fail(fields[0].column, `%q stands alone; want a method, a pattern and perhaps a name, like "GET /users/{id} showUser"`, fields[0].text)
		return
	}
	if len(fields) > 3 {
		p.fail(fields[3].column, "%q is one field too many; want a method, a pattern and perhaps a name, and # before a comment", fields[3].text)
	}
	r := Route{Method: fields[0].text, Pattern: fields[1].text, Line: p.line}
	if i := strings.IndexFunc(r.Method, func(c rune) bool { return !isToken(c) }); i >= 0 || r.Method == "" {
		p.fail(fields[0].column+max(i, 0), `%q is no method; want letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"`, r.Method)
	}
	if strings.HasPrefix(r.Method, "#") {
		p.fail(fields[0].column, `%q begins with a #, which begins a comment in a table's text; want a method like "GET"`, r.Method)
	}
	before := len(p.errors)
	r.Segments = p.pattern(fields[1])
	isRead := before == len(p.errors)
	if len(fields) > 2 {
		r.Name = fields[2].text
		if !token.IsIdentifier(r.Name) || r.Name == "_" {
			p.fail(fields[2].column, `%q is no name; want a Go identifier like "showUser"`, r.Name)
		}
	}
	if isRead { // other lines are compared with it, whatever its method and its name are
		p.routes, p.fields = append(p.routes, r), append(p.fields, fields)
		p.doubt(r, fields)
	}
}

func isToken(c rune) bool {
	return c < utf8.RuneSelf && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("!#$%&'*+-.^_`|~", c))
}

// pattern reads a pattern, and reports what is wrong with it.
func (p *parser) pattern(f field) []Segment {
	if !strings.HasPrefix(f.text, "/") {
		path := f.text
		if _, address, isURL := strings.Cut(path, "://"); isURL {
			_, path, _ = strings.Cut(address, "/")
		}
		p.fail(f.column, "pattern %q does not begin with a slash; want %q", f.text, "/"+path)
		return nil
	}
	if f.text == "/" {
		return []Segment{{}}
	}
	var segments []Segment
	parts := strings.Split(f.text[1:], "/")
	column := f.column + 1
	for i, part := range parts {
		s, wrong := readSegment(part, i == len(parts)-1)
		switch {
		case part == "" && i == len(parts)-1:
			p.fail(column-1, "pattern %q ends in a slash; want %q for that path alone, or %q for all paths below", f.text, f.text+"{$}", f.text+"{path...}")
		case wrong != "":
			p.fail(column, "pattern %q: %s", f.text, wrong)
		case s.Kind != Text && slices.ContainsFunc(segments, func(o Segment) bool { return o.Kind != Text && o.Text == s.Text }):
			p.fail(column, "pattern %q has two parameters by the name of %q; want a name for each", f.text, s.Text)
		}
		segments = append(segments, s)
		column += len(part) + 1
	}
	return segments
}

// readSegment reads a part of a pattern; last says whether it is the last one. If it cannot be read, wrong says why.
func readSegment(part string, last bool) (s Segment, wrong string) {
	inner, isOpen := strings.CutPrefix(part, "{")
	inner, isClosed := strings.CutSuffix(inner, "}")
	if !isOpen || !isClosed {
		return Segment{Text, part}, wrongText(part)
	}
	if inner == "$" {
		return Segment{}, unless(last, "{$} is not the last segment; it stands for the end of the path")
	}
	if name, ok := strings.CutSuffix(inner, "..."); ok {
		if wrong := wrongName(part, name); wrong != "" {
			return Segment{}, wrong
		}
		return Segment{Rest, name}, unless(last, part+" is not the last segment; it takes the whole rest of the path")
	}
	name, kind, hasKind := strings.Cut(inner, ":")
	switch {
	case !hasKind:
		return Segment{Any, name}, wrongName(part, name)
	case kind == "int":
		return Segment{Int, name}, wrongName(part, name)
	}
	return Segment{}, fmt.Sprintf("%q is not a kind of parameter; want {%s} or {%[2]s:int}", part, name)
}

func unless(ok bool, wrong string) string {
	if ok {
		return ""
	}
	return wrong
}

// wrongText says what is wrong with a segment of text; "" if nothing is.
func wrongText(text string) string {
	switch i := strings.IndexAny(text, "{}?#"); {
	case text == "":
		return "empty segment; want one slash between two segments"
	case strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c == 0x7f }):
		return fmt.Sprintf("segment %q has a blank or a control character in it; want text without", text)
	case i < 0:
		return wrongEscape(text)
	case text[i] == '{' || text[i] == '}':
		return fmt.Sprintf("segment %q has a brace in it; want text without, or a parameter that is the whole segment, {name}, {name:int} or {name...}", text)
	default:
		return fmt.Sprintf("segment %q has a %q in it; want the path alone, without a query or a fragment", text, text[i])
	}
}

// wrongEscape says what is wrong with a text that has an escape in it, like "%41"; "" if it has none. A % alone is a byte like
// any other.
func wrongEscape(text string) string {
	for i := range text {
		if text[i] == '%' && i+2 < len(text) {
			b, err := strconv.ParseUint(text[i+1:i+3], 16, 8)
			if escaped := []byte{byte(b)}; err == nil && wrongText(string(escaped)) != "" {
				return fmt.Sprintf("segment %q has the escape %q in it, of a byte that text cannot have; want a parameter in its place, like {name}", text, text[i:i+3])
			} else if err == nil {
				return fmt.Sprintf("segment %q has the escape %q in it; want the byte itself, %q, because the decoded path is matched", text, text[i:i+3], escaped)
			}
		}
	}
	return ""
}

// wrongName says what is wrong with the name of the parameter that is part; "" if nothing is.
func wrongName(part, name string) string {
	switch {
	case name == "":
		return fmt.Sprintf("parameter %q has no name; want one like {id}", part)
	case strings.ContainsAny(name, "{}:. \t\r\n"):
		return fmt.Sprintf("parameter %q has a brace, a colon, a dot or a blank in its name; want {name}, {name:int} or {name...}", part)
	}
	return ""
}

// table returns what was read, or everything that is wrong with it.
func (p *parser) table() (*Table, error) {
	if len(p.routes) == 0 && len(p.errors) == 0 {
		p.line = max(1, p.line)
		p.fail(1, `there are no routes; want at least one line like "GET /users/{id}"`)
	}
	p.nameAll()
	p.refuseDoubles()
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

// refuseDoubles reports routes of one method that match the same paths, and names that stand twice. A line that stands twice is
// one mistake, although its name stands twice as well.
func (p *parser) refuseDoubles() {
	shapes, names := map[string]Route{}, map[string]Route{}
	for i, r := range p.routes {
		p.line = r.Line
		method, last := p.fields[i][0], p.fields[i][min(2, len(p.fields[i])-1)]
		first, isDouble := shapes[r.Shape()]
		if isDouble {
			p.fail(method.column, "%q matches the same paths as %q of %s, %q for one; want one of them, or another pattern", r, first, p.where(first), r.Sample())
		} else {
			shapes[r.Shape()] = r
		}
		first, isTaken := names[r.Name]
		if isTaken && !isDouble {
			p.fail(last.column, "%q has the name %q, as has %q of %s; want a name for each", r, r.Name, first, p.where(first))
		}
		if !isTaken {
			names[r.Name] = r
		}
	}
}

// where says where a route stands: "line 3", or "route 3" without a file.
func (p *parser) where(r Route) string {
	if p.file == "" {
		return fmt.Sprintf("route %d", r.Line)
	}
	return fmt.Sprintf("line %d", r.Line)
}

// Shape returns a text that two routes share if and only if they have the same method and match the same paths.
func (r Route) Shape() string {
	return r.Method + r.With(func(s Segment) string { return "{" + strconv.Itoa(int(s.Kind)) })
}

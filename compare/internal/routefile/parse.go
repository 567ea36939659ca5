package routefile

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// Parse parses the content of a file. name is its name in errors and notes. The extension of the name decides the form only if the
// content does not show it.
func (o Options) Parse(name string, content []byte) (*File, error) {
	name = printable(name)
	if at := slices.IndexFunc(content, isControl); at >= 0 {
		where := placeOf(content, at)
		return nil, failure(name, where, "the byte 0x%02x is not text; expected routes or a document in UTF-8", content[at])
	}
	o.Prefix, o.Strip = trimmed(o.Prefix), trimmed(o.Strip)
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	text := string(content)
	syntaxName, line, column := routes.Syntax(text)
	switch form := formOf(name, content); {
	case syntaxName != "" && (form == textForm || form == logForm):
		return o.parseListing(name, text, syntaxName, place{line, column}, false)
	case form == logForm:
		return o.parseListing(name, text, "gin", place{1, 1}, true)
	case form == jsonForm:
		return o.parseTree(name, content, readJSON)
	case form == yamlForm:
		return o.parseTree(name, content, readYAML)
	}
	return o.parseText(name, text)
}

// trimmed returns a prefix with a slash at its start and none at its end. It changes neither "" nor Servers.
func trimmed(prefix string) string {
	if prefix == Servers {
		return prefix
	}
	return strings.Join(distinct(prefix), "")
}

// isControl reports whether a byte is a control character that does not occur in text.
func isControl(b byte) bool { return b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' }

// place is a place in a file: line and column, from 1.
type place struct{ line, column int }

// placeOf returns the place of the byte at that index.
func placeOf(content []byte, at int) place {
	before := content[:at]
	return place{1 + bytes.Count(before, []byte("\n")), at - bytes.LastIndexByte(before, '\n')}
}

// failure returns an error at a place.
func failure(file string, at place, format string, args ...any) error {
	return &routes.Error{File: file, Line: at.line, Column: at.column, Text: fmt.Sprintf(format, args...)}
}

// form is the format of a file.
type form int

const (
	textForm form = iota
	jsonForm
	yamlForm
	logForm // what gin prints in debug mode
)

// documentKey matches a top-level key that shows the kind of a YAML document, such as "openapi:".
var documentKey = regexp.MustCompile(`(?m)^["']?(openapi|swagger|operations|openapi_operations)["']?[ \t]*:`)

// formOf returns the form of a file. The content counts more than the name, because a document may have any extension.
func formOf(name string, content []byte) form {
	ending := strings.ToLower(path.Ext(name))
	start := bytes.TrimLeft(content, " \t\r\n")
	isFlow := bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("["))
	isYAML := ending == ".yaml" || ending == ".yml"
	switch {
	case !documentKey.Match(content) && isGinLog(content):
		return logForm
	case isFlow && !isYAML:
		return jsonForm
	case documentKey.Match(content) || isYAML:
		return yamlForm
	case ending == ".json":
		return jsonForm
	}
	return textForm
}

// parseText reads routes in the syntax of this repository.
func (o Options) parseText(name, text string) (*File, error) {
	table, err := routes.Parse(name, text)
	if err != nil {
		return nil, explained(err, text)
	}
	if o.Prefix != "" || o.Strip != "" {
		return o.changed(name, table)
	}
	file := &File{Name: name, Format: "table of routes", Table: table, unit: "route"}
	for _, d := range table.Doubts {
		reason := tableWarning
		if d.Foreign {
			reason = likeParameter
			d.Text += fmt.Sprintf("; if a router printed these routes, name it in the first line, as in %q", routes.SyntaxMark+"gin")
		}
		file.Remarks = append(file.Remarks, Note{name, d.Line, d.Column, reason, d.Text})
	}
	return file, nil
}

// changed returns a file with the prefixes of its routes changed.
func (o Options) changed(name string, table *routes.Table) (*File, error) {
	c := o.collector(name, "table of routes", "route")
	for _, r := range table.Routes {
		c.add(found{
			at: place{r.Line, 1}, method: r.Method, written: r.Pattern, pattern: converted{text: r.Pattern}, name: r.Name, groups: r.Groups, shared: true,
		})
	}
	return c.file()
}

// explained adds a hint to the error of a text if none of its lines has a method and a path: a program may have printed them.
func explained(err error, text string) error {
	var all routes.Errors
	if routeLine.MatchString(text) || strings.TrimSpace(text) == "" || !errors.As(err, &all) {
		return err
	}
	first := *all[0]
	first.Text += fmt.Sprintf("; if a program printed this, %s says how to print its routes", guide)
	return append(routes.Errors{&first}, all[1:]...)
}

// routeLine matches a line with a method and a path.
var routeLine = regexp.MustCompile(`(?m)^[ \t]*[^ \t#]+[ \t]+/`)

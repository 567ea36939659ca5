package routefile

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// Parse reads the content of a file. name is its name in errors and notes. The extension of the name decides the form only if the
// content does not show it.
func Parse(name string, content []byte) (*File, error) {
	if at := slices.IndexFunc(content, isControl); at >= 0 {
		where := placeOf(content, at)
		return nil, failure(name, where, "the byte 0x%02x is not text; expected routes or a document in UTF-8", content[at])
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	switch formOf(name, content) {
	case jsonForm:
		return parseTree(name, content, readJSON)
	case yamlForm:
		return parseTree(name, content, readYAML)
	}
	if syntax, line, column := routes.Syntax(string(content)); syntax != "" {
		return parseListing(name, string(content), syntax, place{line, column})
	}
	return parseText(name, string(content))
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
)

// documentKey matches a top-level key that shows the kind of a YAML document, such as "openapi:".
var documentKey = regexp.MustCompile(`(?m)^["']?(openapi|swagger|operations|openapi_operations)["']?[ \t]*:`)

// formOf returns the form of a file. The content counts more than the name, because a document may have any extension.
func formOf(name string, content []byte) form {
	ending := strings.ToLower(path.Ext(name))
	start := bytes.TrimLeft(content, " \t\r\n")
	isFlow := bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("["))
	switch {
	case isFlow && ending != ".yaml" && ending != ".yml":
		return jsonForm
	case documentKey.Match(content) || ending == ".yaml" || ending == ".yml":
		return yamlForm
	case ending == ".json":
		return jsonForm
	}
	return textForm
}

// parseText reads routes in the syntax of this repository.
func parseText(name, text string) (*File, error) {
	table, err := routes.Parse(name, text)
	if err != nil {
		return nil, err
	}
	file := &File{Format: "table of routes", Table: table}
	for _, d := range table.Doubts {
		if d.Foreign {
			d.Text += fmt.Sprintf("; if a router printed these routes, name it in the first line, as in %q", routes.SyntaxMark+"gin")
		}
		file.Remarks = append(file.Remarks, Note{name, d.Line, d.Column, d.Text})
	}
	return file, nil
}

package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"gorouting/internal/routes"
)

// documentKey finds the key with which an OpenAPI or Swagger document, in YAML or JSON, says what it is.
var documentKey = regexp.MustCompile(`(?m)^["']?(?:openapi|swagger)["']?[ \t]*:|"(?:openapi|swagger)"\s*:`)

// refuseSyntax returns an error for a text whose patterns are in the syntax of another router, which a table would take for text.
func (c *config) refuseSyntax(text string) error {
	name, line, column := routes.Syntax(text)
	if name == "" {
		return nil
	}
	return c.oneError(line, column, "the patterns are in the syntax of %s, and this reads tables alone; %s", name, c.tableCommand())
}

// refuseDocument returns an error for a text that looks like an OpenAPI document, and otherwise err, which says why it is no table.
func (c *config) refuseDocument(text string, err error) error {
	text = strings.TrimPrefix(text, "\ufeff")
	at := documentKey.FindStringIndex(text)
	if err == nil || at == nil {
		return err
	}
	before := text[:at[0]]
	line, column := 1+strings.Count(before, "\n"), at[0]-strings.LastIndexByte(before, '\n')
	return c.oneError(line, column, "this looks like an OpenAPI document, and not like a table; %s", c.tableCommand())
}

// oneError returns an error at a place in the table.
func (c *config) oneError(line, column int, format string, args ...any) error {
	return routes.Errors{{File: c.fileName(), Line: line, Column: column, Text: fmt.Sprintf(format, args...)}}
}

// tableCommand says which command makes a table of the file. It runs in another folder, so that the file needs its whole path.
func (c *config) tableCommand() string {
	name := c.table
	if path, err := filepath.Abs(name); err == nil && name != "-" {
		name = path
	}
	return fmt.Sprintf(`"go run ./compare table %s", typed in gorouting's folder, makes a table of it`, quoted(name))
}

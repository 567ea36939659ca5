package routegen

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"gorouting/internal/routes"
)

// documentKey matches the key that marks an OpenAPI or Swagger document, in YAML or JSON.
var documentKey = regexp.MustCompile(`(?m)^["']?(?:openapi|swagger)["']?[ \t]*:|"(?:openapi|swagger)"\s*:`)

// refuseSyntax returns an error if the file has a line such as "# syntax: gin". In a table, ":id" would be plain text.
func (c *config) refuseSyntax(text string) error {
	name, line, column := routes.Syntax(text)
	if name == "" {
		return nil
	}
	return c.oneError(line, column, "the patterns have the syntax of %s, and routegen reads only tables; %s", name, c.tableCommand())
}

// refuseDocument returns err, the error of parsing text as a table. If text looks like an OpenAPI document, it returns a better
// error.
func (c *config) refuseDocument(text string, err error) error {
	text = strings.TrimPrefix(text, "\ufeff")
	at := documentKey.FindStringIndex(text)
	if err == nil || at == nil {
		return err
	}
	before := text[:at[0]]
	line, column := 1+strings.Count(before, "\n"), at[0]-strings.LastIndexByte(before, '\n')
	return c.oneError(line, column, "this looks like an OpenAPI document instead of a table; %s", c.tableCommand())
}

// oneError returns an error for a line and column of the table.
func (c *config) oneError(line, column int, format string, args ...any) error {
	return routes.Errors{{File: c.fileName(), Line: line, Column: column, Text: fmt.Sprintf(format, args...)}}
}

// tableCommand returns the end of an error message: the command that reads the file. The command runs in another folder, so it needs
// the file's absolute path.
func (c *config) tableCommand() string {
	name := c.table
	if path, err := filepath.Abs(name); err == nil && name != "-" {
		name = path
	}
	return fmt.Sprintf(`"go run ./compare routegen %s", run in gorouting's folder with the same flags, reads it`, quoted(name))
}

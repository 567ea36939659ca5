// Package routefile reads a table of routes from a file. The file has one of four formats: a table's own text, an OpenAPI or Swagger
// document in JSON or YAML, the list of operations of github.com/google/go-github, or the routes that a program has printed in the
// syntax of its router (docs/your-routes.md).
//
// In a document, it reads only paths, methods, operationId and the types of path parameters. It uses a YAML library, because OpenAPI
// libraries check the whole document, and refuse it for a mistake in a schema that no route needs.
package routefile

import (
	"errors"
	"fmt"
	"io"
	"os"

	"gorouting/internal/routes"
)

// maxBytes is the maximum length of a file. The largest published API documents are about half as long.
const maxBytes = 64 << 20

// File is the result of reading a file.
type File struct {
	Format string // of the file: "table of routes", "OpenAPI 3.0.3", "Swagger 2.0", "list of operations", "routes of gin"

	// Table has at least one route. The Line of a route is its line in the file. HEAD and OwnWords are false; the caller sets them.
	Table *routes.Table

	LeftOut []Note // routes that are not in the table, and why, in the order of the file
	Remarks []Note // differences between the table and the file, in the order of the file
}

// Note is a note on a place in a file.
type Note struct {
	File         string
	Line, Column int // from 1, the column in bytes
	Text         string
}

// String returns "api.yaml:12:3: …".
func (n Note) String() string { return fmt.Sprintf("%s:%d:%d: %s", n.File, n.Line, n.Column, n.Text) }

// Read reads a file. The error says what is wrong and how to fix it, with line and column if they are known.
func Read(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	return ReadFrom(path, f)
}

// ReadFrom reads a file from r. name is its name in errors and notes.
func ReadFrom(name string, r io.Reader) (*File, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err == nil && len(content) > maxBytes {
		err = fmt.Errorf("it has more than %d bytes", maxBytes)
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	return Parse(name, content)
}

// unreadable returns the error for a file that cannot be read. It contains the name once, even if err also contains the name.
func unreadable(name string, err error) error {
	var of *os.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return fmt.Errorf("%s: %w; expected a file of routes", name, err)
}

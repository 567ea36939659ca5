// Package routefile reads a table of routes from a file: from a table's own text, from an OpenAPI or Swagger document in JSON or
// YAML, from the operations that github.com/google/go-github lists, and from the routes that a running program has printed in
// the syntax of its router (docs/your-routes.md).
//
// It reads paths, methods, operationId and the types of path parameters, and nothing else of a document. That is why it decodes
// them itself with a YAML library, and takes no OpenAPI library: those check the whole document, and refuse all of it for a
// mistake in a schema that no route needs.
package routefile

import (
	"errors"
	"fmt"
	"io"
	"os"

	"gorouting/internal/routes"
)

// maxBytes is the length of the longest file that is read. The largest published API descriptions have about half of it.
const maxBytes = 64 << 20

// File is what was read.
type File struct {
	Format string // what the file is: "table of routes", "OpenAPI 3.0.3", "Swagger 2.0", "list of operations", "routes of gin"

	// Table has the routes that could be read, of which there is at least one. The Line of each is the one where it stands in
	// the file. HEAD and OwnWords are false: whoever uses the table knows what it is for.
	Table *routes.Table

	LeftOut []Note // routes of the file that the table does not have, and why, in the order of the file
	Remarks []Note // what the table says otherwise than the file, in the order of the file
}

// Note is something to know about a place in a file.
type Note struct {
	File         string
	Line, Column int // from 1, the column in bytes
	Text         string
}

// String returns "api.yaml:12:3: …".
func (n Note) String() string { return fmt.Sprintf("%s:%d:%d: %s", n.File, n.Line, n.Column, n.Text) }

// Read reads the file of that name. The error says what is wrong with it and what would be right, with line and column where
// there are some.
func Read(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	return ReadFrom(path, f)
}

// ReadFrom reads a file from r, as Read does. Name is what errors and notes call it.
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

// unreadable returns the error for what cannot be read, with its name once.
func unreadable(name string, err error) error {
	var of *os.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return fmt.Errorf("%s: %w; expected a file of routes", name, err)
}

// Package routefile reads a table of routes from a file: a table's own text, an OpenAPI or Swagger document, the operations of
// github.com/google/go-github, or the routes that a program printed (docs/your-routes.md). It notes each route that a table cannot have.
//
// In a document, it reads only paths, methods, operationId and path parameters. It uses a YAML library, because OpenAPI libraries check
// the whole document, and refuse it for a mistake in a schema that no route needs.
//
// Files are large and come from elsewhere. So the length of a file is limited, JSON is read only where a route needs it, and text with
// control characters never reaches a terminal.
package routefile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// maxBytes is the maximum length of a file. The largest published API documents are about half as long.
const maxBytes = 64 << 20

// File is the result of reading a file.
type File struct {
	Name   string // of the file, as in notes
	Format string // of the file: "table of routes", "OpenAPI 3.0.3", "Swagger 2.0", "list of operations", "routes of gin"

	// Table has at least one route. The Line of a route is its line in the file. HEAD is true if the routes are from http.ServeMux,
	// where a GET route serves HEAD. OwnWords is false; the caller sets it.
	Table *routes.Table

	LeftOut []Note // routes that are not in the table, and why, in the order of the file
	Remarks []Note // differences between the table and the file, in the order of the file

	unit string // what the file has: "route" or "operation"
}

// ForRouters returns a copy of the file with the table that routers are asked about; see routes.Table.Apart. If routes have groups, the copy has
// a remark that answers do not depend on them.
func (f *File) ForRouters() *File {
	asked := *f
	asked.Table = f.Table.Apart()
	i := slices.IndexFunc(f.Table.Routes, func(r routes.Route) bool { return len(r.Groups) > 0 })
	if i < 0 {
		return &asked
	}
	text := fmt.Sprintf("answers do not depend on @%s; only routegen uses groups", strings.Join(f.Table.Groups(), " @"))
	asked.Remarks = append(slices.Clone(f.Remarks), Note{f.Name, f.Table.Routes[i].Line, 1, ignoredGroups, text})
	return &asked
}

// Note is a note on a place in a file.
type Note struct {
	File         string
	Line, Column int    // from 1, the column in bytes
	Reason       string // what similar notes have in common: "two parameters in a segment"
	Text         string
}

// String returns "api.yaml:12:3: …".
func (n Note) String() string { return fmt.Sprintf("%s:%d:%d: %s", n.File, n.Line, n.Column, n.Text) }

// Options say how to read a file. The zero Options change nothing.
type Options struct {
	Int    bool   // integer parameters of a document become {name:int}, even if the document allows integers below 1
	Prefix string // text to put before each path: "/v1", or Servers
	Strip  string // text to remove from the start of each path: "/v1". Routes without it are omitted
}

// Servers is an Options.Prefix: it stands for the prefix in the "servers" or "basePath" of a document.
const Servers = "servers"

// Read reads a file without options.
func Read(path string) (*File, error) { return Options{}.Read(path) }

// ReadFrom reads from r without options.
func ReadFrom(name string, r io.Reader) (*File, error) { return Options{}.ReadFrom(name, r) }

// Parse parses the content of a file without options.
func Parse(name string, content []byte) (*File, error) { return Options{}.Parse(name, content) }

// Read reads a file. The error says what is wrong and how to fix it, with line and column if they are known.
func (o Options) Read(path string) (*File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() { // opening a named pipe waits for its writer, perhaps for ever
		err = errors.New("it is a device or a pipe; name a file, or - for standard input")
	}
	if err != nil {
		return nil, unreadable(path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	return o.ReadFrom(path, f)
}

// ReadFrom reads a file from r. name is its name in errors and notes.
func (o Options) ReadFrom(name string, r io.Reader) (*File, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err == nil && len(content) > maxBytes {
		err = fmt.Errorf("it has more than %d bytes", maxBytes)
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	return o.Parse(name, content)
}

// unreadable returns the error for a file that cannot be read. It contains the name once, even if err also contains the name.
func unreadable(name string, err error) error {
	var of *os.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return fmt.Errorf("%s: %w; expected a file of routes", printable(name), err)
}

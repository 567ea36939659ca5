// Package routegen is the command routegen: it writes the Go code of a router for a table of routes (docs/routegen.md). cmd/routegen reads
// tables only, because this module has no YAML library; "compare routegen" is the same command with a reader for documents and listings.
package routegen

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// Reader reads a table from files that are not tables.
type Reader interface {
	AddFlags(fs *flag.FlagSet)
	// Read reads the file, or stdin if its name is "-", and prints notes on it to stderr.
	Read(name string, stdin io.Reader, stderr io.Writer) (*routes.Table, error)
}

// Main runs the command, and returns its exit status. If r is nil, the file must be a table.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, r Reader) int {
	return exitCode(run(args, stdin, stdout, stderr, r), stderr)
}

// run reads the table, prints warnings to stderr, and writes, checks or prints the package.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, r Reader) error {
	c, err := parse(args, stdout, r)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	table, err := c.readTable(stdin, stderr)
	if err != nil {
		return err
	}
	if err := gen.TooLarge(table); err != nil {
		return inFile(c.fileName(), err)
	}
	if err := c.warn(table, stderr); err != nil {
		return err
	}
	if err := c.fitPackage(); err != nil {
		return err
	}
	if text := gen.Warning(table, c.options.Technique); text != "" {
		fmt.Fprintf(stderr, "%s: warning: %s\n", c.fileName(), text)
	}
	files, err := gen.Generate(table, c.options)
	if err != nil {
		return inFile(c.fileName(), err)
	}
	if c.dir != "" && declares(c.dir, "App", "handlers.go") != "" { // the user has moved App to another file
		files = slices.DeleteFunc(files, func(f gen.File) bool { return f.Once })
	}
	switch {
	case c.print:
		_, err = stdout.Write(files[0].Text)
	case c.check:
		err = check(c.dir, files, stdout)
	default:
		var before []method
		if router := filepath.Join(c.dir, files[0].Name); slices.Contains(built(c.dir), router) {
			before = interfaceOf(router, nil)
		}
		var written []string
		if written, err = writeAll(c.dir, files); err == nil {
			c.report(stdout, written, files, before)
			c.adviseKit(files, stderr)
		}
	}
	return err
}

// inFile adds the name of the file to an error of Generate. A routes.Errors gets the name in each of its errors.
func inFile(name string, err error) error {
	var lines routes.Errors
	if !errors.As(err, &lines) {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, one := range lines {
		one.File = name
	}
	return lines
}

// maxTable is the largest text of a table, in bytes. GitHub's API, 1,387 routes, has 104,000.
const maxTable = 1 << 20

// readTable reads the table from its file, or from stdin.
func (c *config) readTable(stdin io.Reader, stderr io.Writer) (*routes.Table, error) {
	if c.reader != nil {
		return c.reader.Read(c.table, stdin, stderr)
	}
	if c.table != "-" {
		info, err := os.Stat(c.table)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s is not a regular file; pass its text on standard input, with - as the name", c.table)
		}
		f, err := os.Open(c.table)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		stdin = f
	}
	text, err := io.ReadAll(io.LimitReader(stdin, maxTable+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > maxTable:
		return nil, fmt.Errorf("%s has more than %d bytes, the most that a table may have; split it", c.fileName(), maxTable)
	case bytes.IndexByte(text, 0) >= 0:
		return nil, fmt.Errorf("%s is not a text: it has a byte 0 at offset %d", c.fileName(), bytes.IndexByte(text, 0))
	}
	if err := c.refuseSyntax(string(text)); err != nil {
		return nil, err
	}
	table, err := routes.Parse(c.fileName(), string(text))
	return table, c.refuseDocument(string(text), err)
}

// fileName returns the name of the table for error messages.
func (c *config) fileName() string {
	if c.table == "-" {
		return "stdin"
	}
	return c.table
}

// exitCode prints err to stderr and returns the exit status: 0 without an error, 2 for a wrong command line, and 1 for any
// other error. Each error of a table is one line. Any other error is one line too.
func exitCode(err error, stderr io.Writer) int {
	var lines routes.Errors
	switch {
	case err == nil:
		return 0
	case errors.As(err, &lines):
		printFew(stderr, lines, "errors")
	default:
		fmt.Fprintf(stderr, "routegen: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	}
	if errors.Is(err, errUsage) {
		return 2
	}
	return 1
}

// few is the number of errors, warnings or changed methods that are printed.
const few = 20

// printFew prints the first errors, and how many follow. things says what they are.
func printFew(stderr io.Writer, all routes.Errors, things string) {
	for _, one := range all[:min(few, len(all))] {
		fmt.Fprintln(stderr, one)
	}
	if n := len(all) - few; n > 0 {
		fmt.Fprintf(stderr, "… and %d more %s\n", n, things)
	}
}

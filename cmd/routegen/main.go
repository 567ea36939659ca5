// Routegen writes the Go code of a router for a table of routes. docs/routegen.md is its manual; -h shows a table, a command and
// what comes out.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

func main() {
	os.Exit(exitCode(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr), os.Stderr))
}

// run does what args ask for: it reads the table, warns on stderr, and writes, checks or prints the package.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	c, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	table, err := c.readTable(stdin)
	if err != nil {
		return err
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
	if c.dir != "" && declares(c.dir, "App", "handlers.go") != "" { // the user has put the handlers into another file
		files = slices.DeleteFunc(files, func(f gen.File) bool { return f.Once })
	}
	switch {
	case c.print:
		_, err = stdout.Write(files[0].Text)
	case c.check:
		err = check(c.dir, files, stdout)
	default:
		if err = writeAll(c.dir, files); err == nil {
			c.adviseKit(stderr)
		}
	}
	return err
}

// inFile returns an error of Generate with the name of the file, in each line if it has a line for each of several routes.
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

// readTable reads the table from the file, or from stdin for "-".
func (c *config) readTable(stdin io.Reader) (*routes.Table, error) {
	read := func() ([]byte, error) { return os.ReadFile(c.table) }
	if c.table == "-" {
		read = func() ([]byte, error) { return io.ReadAll(stdin) }
	}
	text, err := read()
	if err != nil {
		return nil, err
	}
	if err := c.refuseSyntax(string(text)); err != nil {
		return nil, err
	}
	table, err := routes.Parse(c.fileName(), string(text))
	return table, c.refuseDocument(string(text), err)
}

// fileName returns what errors call the table.
func (c *config) fileName() string {
	if c.table == "-" {
		return "stdin"
	}
	return c.table
}

// exitCode prints err to stderr and returns the status to exit with: 2 if the command line is at fault, 1 if something else is
// wrong, 0 without an error. The errors of a table and overlapping routes have a line each, all others one line.
func exitCode(err error, stderr io.Writer) int {
	var lines routes.Errors
	switch {
	case err == nil:
		return 0
	case errors.As(err, &lines):
		fmt.Fprintln(stderr, lines)
	default:
		fmt.Fprintf(stderr, "routegen: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	}
	if errors.Is(err, errUsage) {
		return 2
	}
	return 1
}

// Routes prints a table of routes from a file in any of the forms that the package routefile reads:
//
//	go run -C compare ./cmd/routes ../openapi.yaml > routes.txt
//
// What the table does not have, or has otherwise than the file, is on standard error. docs/your-routes.md says how a program prints
// the routes of its router into such a file.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"gorouting/compare/internal/routefile"
)

const usage = `Usage: routes FILE

Prints the routes of a file as a table, a line for each: METHOD /pattern name. FILE is "-" for standard input, or
- a table of routes,
- an OpenAPI 3 or Swagger 2 document, in JSON or YAML,
- the operations that github.com/google/go-github lists in openapi_operations.yaml,
- routes in the syntax of a router, which the first line names: "# syntax: chi", echo, gin, gorilla, httprouter or servemux.

What the table does not have, or has otherwise than the file, is printed to standard error. Wrong arguments are status 2, a file
without routes is status 1.
`

// errUsage is the error for a wrong command line.
var errUsage = errors.New(`want one file, or "-" for standard input; routes -h has more`)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintf(os.Stderr, "routes: %v\n", err)
	}
	os.Exit(exitCode(err))
}

func exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		return 2
	}
	return 1
}

// run prints the table of the file that args name to stdout, and its notes to stderr.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if len(args) != 1 {
		return errUsage
	}
	if args[0] == "-h" || args[0] == "-help" || args[0] == "--help" {
		_, err := io.WriteString(stdout, usage)
		return err
	}
	file, err := read(args[0], stdin)
	if err != nil {
		return err
	}
	for _, n := range append(file.LeftOut, file.Remarks...) {
		fmt.Fprintln(stderr, n)
	}
	_, err = io.WriteString(stdout, file.Table.String())
	return err
}

// read reads a file, or standard input for "-".
func read(path string, stdin io.Reader) (*routefile.File, error) {
	if path != "-" {
		return routefile.Read(path)
	}
	return routefile.ReadFrom("standard input", stdin)
}

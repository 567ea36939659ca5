package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/routefile"
)

func tableCommand() *cli.Command {
	return &cli.Command{
		Name:      "table",
		Usage:     "print the routes of an API document or a listing as a table",
		ArgsUsage: "FILE",
		Description: `Prints the routes of FILE as a table, a route a line. FILE is "-" for standard input, or
  - a table of routes,
  - an OpenAPI 3 or Swagger 2 document, in JSON or YAML,
  - openapi_operations.yaml of github.com/google/go-github,
  - routes as a router writes them. The first line names the router: "# syntax: gin" for chi, echo, gin, gorilla, httprouter or servemux.
Notes on standard error say which routes the table lacks, and where it differs from the file.

Example:
  $ printf '# syntax: gin\nGET /users/:id\nGET /a:b\n' | go run ./compare table -
  GET /users/{id} getUsersId
  standard input:3:1: "GET /a:b" is left out: …`,
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.NArg() != 1 {
				return misuse(cmd, "%d files are given: expected one, or - for standard input", cmd.NArg())
			}
			file, err := readFile(cmd, cmd.Args().First())
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.Writer, file.Table.String())
			return err
		},
	}
}

// readFile reads a file of routes, or standard input for "-". It prints the notes on the file to stderr.
func readFile(cmd *cli.Command, name string) (*routefile.File, error) {
	var file *routefile.File
	var err error
	if name == "-" {
		file, err = routefile.ReadFrom("standard input", cmd.Reader)
	} else {
		file, err = routefile.Read(name)
	}
	if err != nil {
		return nil, err
	}
	for _, note := range slices.Concat(file.LeftOut, file.Remarks) {
		fmt.Fprintln(cmd.ErrWriter, note)
	}
	return file, nil
}

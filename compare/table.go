package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/routefile"
)

func tableCommand() *cli.Command {
	return &cli.Command{
		Name:      "table",
		Usage:     "print the routes of an API document or a listing as a table",
		ArgsUsage: "[flags] FILE",
		Description: `Prints the routes of FILE as a table, a route a line. FILE is "-" for standard input, or
  - a table of routes,
  - an OpenAPI 3 or Swagger 2 document, in JSON or YAML,
  - openapi_operations.yaml of github.com/google/go-github,
  - routes as a router writes them. The first line names the router: "# syntax: gin" for chi, echo, fiber, gin, gorilla, httprouter or servemux,
  - what gin prints in debug mode; the routes of echo, fiber or gin, or of chi's docgen, in JSON.
The table has comments with the number of its routes, and with the routes that it lacks. Standard error repeats them, with some
differences of each kind between the file and the table. docs/your-routes.md has a program for each router that prints its routes.

Example:
  $ printf '# syntax: gin\nGET /users/:id\nGET /:a:b\n' | go run ./compare table -
  # standard input: 1 of 2 routes; 1 is left out
  #   1: two parameters in a segment
  GET /users/{id} getUsersId
  …
  # standard input:3:1: "GET /:a:b" is left out: …`,
		Flags: readFlags(),
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.NArg() != 1 {
				return misuse(cmd, "%d files are given: expected one, or - for standard input", cmd.NArg())
			}
			file, err := readFile(cmd, cmd.Args().First())
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.Writer, tableText(file))
			return err
		},
	}
}

// tableText returns a table with comments: the number of its routes at the top, and the omitted routes at the end.
func tableText(file *routefile.File) string {
	var text strings.Builder
	for _, line := range file.Summary() {
		fmt.Fprintf(&text, "# %s\n", line)
	}
	text.WriteString(file.Table.String())
	if len(file.LeftOut) > 0 {
		text.WriteString("\n# Left out:\n")
	}
	for _, note := range file.LeftOut {
		fmt.Fprintf(&text, "# %s\n", note)
	}
	return text.String()
}

// readFlags are the flags of the commands that read a file of routes.
func readFlags(others ...cli.Flag) []cli.Flag {
	return append(others,
		&cli.BoolFlag{Name: "int", Usage: "\tread integer parameters of a document as {name:int}, even if it allows integers below 1"},
		&cli.StringFlag{Name: "prefix", Usage: " PATH\tput PATH before each path; \"servers\" stands for the servers or basePath of a document"},
		&cli.StringFlag{Name: "strip", Usage: " PATH\tremove PATH from the start of each path, and omit routes without it"},
	)
}

// readAsked is readFile for a command that asks routers.
func readAsked(cmd *cli.Command, name string) (*routefile.File, error) {
	return readWith(cmd, name, (*routefile.File).ForRouters)
}

// readFile reads a file of routes, or standard input for "-". It prints to stderr how many routes the table has, which routes it lacks, and
// where it differs from the file.
func readFile(cmd *cli.Command, name string) (*routefile.File, error) {
	return readWith(cmd, name, func(file *routefile.File) *routefile.File { return file })
}

// readWith is readFile, and changes the file before it prints the notes.
func readWith(cmd *cli.Command, name string, change func(*routefile.File) *routefile.File) (*routefile.File, error) {
	options := routefile.Options{Int: cmd.Bool("int"), Prefix: cmd.String("prefix"), Strip: cmd.String("strip")}
	file, err := readAny(options, name, cmd.Reader)
	if err != nil {
		return nil, err
	}
	file = change(file)
	printNotes(cmd.ErrWriter, file)
	return file, nil
}

// readAny reads a file, or stdin for the name "-".
func readAny(options routefile.Options, name string, stdin io.Reader) (*routefile.File, error) {
	if name == "-" {
		return options.ReadFrom("standard input", stdin)
	}
	return options.Read(name)
}

// fewRemarks is the greatest number of remarks to print for a reason. A page has all of them.
const fewRemarks = 3

// printNotes prints the number of routes in the table, each omitted route, and some remarks of each kind. It prints nothing if the table has
// everything that the file has.
func printNotes(w io.Writer, file *routefile.File) {
	if len(file.LeftOut)+len(file.Remarks) == 0 {
		return
	}
	for _, line := range file.Summary() {
		fmt.Fprintln(w, line)
	}
	for _, note := range file.LeftOut {
		fmt.Fprintln(w, note)
	}
	for _, g := range routefile.Groups(file.Remarks) {
		for _, note := range g.Notes[:min(fewRemarks, len(g.Notes))] {
			fmt.Fprintln(w, note)
		}
		if more := len(g.Notes) - fewRemarks; more > 0 {
			fmt.Fprintf(w, "%s: %d more notes of this kind: %s\n", file.Name, more, g.Reason)
		}
	}
}

package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/report"
	"gorouting/internal/routes"
)

func diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "what clients notice when one router replaces another",
		ArgsUsage: "-from A -to B FILE",
		Description: `Lists what clients notice if the routes of FILE move from one library to another: routes that one of the two refuses, and each change on
the routes that both accept, with its shortest request. FILE is anything that "table" reads.

Example:
  $ go run ./compare diff -from gin -to servemux internal/routes/testdata/parse.txt
  # parse.txt: what changes from gin to servemux
  …
  ## Refused otherwise

  - 404 → 405: …`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: " A\tthe library that serves the routes today, such as gin or gin-options"},
			&cli.StringFlag{Name: "to", Usage: " B\tthe library that is to serve them"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			for _, flag := range []string{"from", "to"} {
				if err := checkLibrary(cmd, flag); err != nil {
					return err
				}
			}
			if cmd.NArg() != 1 {
				return misuse(cmd, "%d files are given: expected one, or - for standard input", cmd.NArg())
			}
			name := cmd.Args().First()
			file, err := readFile(cmd, name)
			if err != nil {
				return err
			}
			found, err := diff(ctx, file.Table, cmd.String("from"), cmd.String("to"))
			if err != nil {
				return err
			}
			page, err := report.DiffPage{File: name, Migration: found}.Markdown()
			if err != nil {
				return err
			}
			_, err = cmd.Writer.Write(page)
			return err
		},
	}
}

// diff compares two libraries. It returns early when ctx is done.
func diff(ctx context.Context, table *routes.Table, from, to string) (behaviour.Migration, error) {
	type result struct {
		found behaviour.Migration
		err   error
	}
	done := make(chan result, 1)
	go func() {
		found, err := behaviour.Diff(table, from, to)
		done <- result{found, err}
	}()
	select {
	case r := <-done:
		return r.found, r.err
	case <-ctx.Done():
		return behaviour.Migration{}, context.Cause(ctx)
	}
}

// checkLibrary returns an error if a flag does not name a library.
func checkLibrary(cmd *cli.Command, flag string) error {
	var all []string
	for _, r := range library.In(library.Library) {
		if r.Name == cmd.String(flag) {
			return nil
		}
		all = append(all, r.Name)
	}
	if !cmd.IsSet(flag) {
		return misuse(cmd, "-%s is missing: expected one of %s", flag, strings.Join(all, ", "))
	}
	return misuse(cmd, "-%s %s: expected one of %s", flag, cmd.String(flag), strings.Join(all, ", "))
}

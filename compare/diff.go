package main

import (
	"context"
	"errors"
	"fmt"
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
		Usage:     "list the changes that clients notice when one router replaces another",
		ArgsUsage: "-from A -to B FILE",
		Description: `Lists the changes that clients notice if the routes of FILE move from one router to another: the routes that the new router refuses, with
advice, and the requests that get another answer. It follows redirects, groups the differences by cause, and shows the simplest request for
each change. FILE is anything that "table" reads.

A and B are libraries, or routegen with one of its techniques: ` + strings.Join(partyNames(), ", ") + `.
Append options of your program to the name: gorilla:StrictSlash, or gin:RedirectTrailingSlash=false,RemoveExtraSlash.
` + switchNames() + `
The exit code is 1 if a change can hurt or if B refuses a route, and 0 otherwise.

Example:
  $ go run ./compare diff -from gin -to servemux internal/routes/testdata/parse.txt
  parse.txt: 26 routes, from gin…
  …
    servemux takes 26 routes.
    Clients notice…`,
		Flags: readFlags(
			&cli.StringFlag{Name: "from", Usage: " A\tthe router that serves the routes today, such as gin or gorilla:StrictSlash"},
			&cli.StringFlag{Name: "to", Usage: " B\tthe router to move to"},
			&cli.StringFlag{Name: "format", Usage: " FORMAT\ttext, markdown or json", Value: "text"},
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			for _, flag := range []string{"from", "to"} {
				if err := checkParty(cmd, flag); err != nil {
					return err
				}
			}
			page := report.DiffPage{File: cmd.Args().First()}
			write, ok := map[string]func(report.DiffPage) ([]byte, error){
				"text": report.DiffPage.Text, "markdown": report.DiffPage.Markdown, "json": report.DiffPage.JSON,
			}[cmd.String("format")]
			if !ok {
				return misuse(cmd, "-format %s: expected text, markdown or json", cmd.String("format"))
			}
			if cmd.NArg() != 1 {
				return misuse(cmd, "%d files are given: expected one, or - for standard input", cmd.NArg())
			}
			file, err := readAsked(cmd, page.File)
			if err != nil {
				return err
			}
			page.Read = file
			if page.Migration, err = diff(ctx, file.Table, cmd.String("from"), cmd.String("to")); err != nil {
				return err
			}
			text, err := write(page)
			if err != nil {
				return err
			}
			if _, err := cmd.Writer.Write(text); err != nil {
				return err
			}
			if page.Hurts() {
				return errHurts
			}
			return nil
		},
	}
}

// errHurts ends a diff that found changes that can hurt. The page says why, so the error is not printed.
var errHurts = errors.New("a change can hurt")

// diff compares two routers. It returns early when ctx is done.
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

// parties returns the routers that diff compares.
func parties() []library.Router {
	return append(library.In(library.Library, library.Server), library.Generated()...)
}

func partyNames() []string {
	var names []string
	for _, r := range parties() {
		names = append(names, r.Name)
	}
	return names
}

// switchNames lists the options that may follow the name of a router, a line for each library.
func switchNames() string {
	var lines strings.Builder
	for _, r := range parties() {
		if len(r.Switches()) == 0 || r.Group == library.Routegen && r.Name != "routegen" {
			continue
		}
		var names []string
		for _, s := range r.Switches() {
			if s.On {
				names = append(names, s.Name+"=false")
			} else {
				names = append(names, s.Name)
			}
		}
		fmt.Fprintf(&lines, "  %s: %s\n", r.Name, strings.Join(names, ", "))
	}
	return lines.String()
}

// checkParty returns an error if a flag does not name a router with its options.
func checkParty(cmd *cli.Command, flag string) error {
	value := cmd.String(flag)
	name, _, _ := strings.Cut(value, ":")
	for _, known := range partyNames() {
		if known != name {
			continue
		}
		if _, err := library.Named(value); err != nil {
			return misuse(cmd, "-%s: %v", flag, err)
		}
		return nil
	}
	if !cmd.IsSet(flag) {
		return misuse(cmd, "-%s is missing: expected one of %s", flag, strings.Join(partyNames(), ", "))
	}
	return misuse(cmd, "-%s %s: expected one of %s", flag, value, strings.Join(partyNames(), ", "))
}

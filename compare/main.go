// Compare compares Go routers, on the eleven widget routes or on yours:
//
//	go run ./compare routes FILE…              # which libraries accept your routes, how their answers differ, and what requests cost
//	go run ./compare diff -from A -to B FILE   # the changes that clients notice when one router replaces another
//	go run ./compare table FILE                # the routes of an API document or a listing, as a table
//	go run ./compare routegen FILE             # a router for them
//	go run ./compare play                      # the playground: type a request, and see what each router does
//	go run ./compare report                    # measure all routers on the widget routes, and write the report
//	go run ./compare site -o FOLDER            # the report and the playground as a site for any web server
//	go run ./compare docs                      # put the report's figures into README.md and docs
//
// go run ./compare COMMAND -h explains a command and shows an example.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/urfave/cli/v3"

	"gorouting/internal/routes"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	os.Exit(exitCode(run(ctx, os.Args[1:], os.Stdout, os.Stderr), os.Stderr))
}

// run runs a command. Results go to stdout, progress and notes to stderr.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	err := newProgram(stdout, stderr).Run(ctx, append([]string{"compare"}, args...))
	if err != nil && ctx.Err() != nil {
		return errInterrupted
	}
	return err
}

// errInterrupted is the error of a command that Ctrl-C ended.
var errInterrupted = errors.New("interrupted: what was unfinished is not written")

// newProgram returns the program with all its commands.
func newProgram(stdout, stderr io.Writer) *cli.Command {
	all := []*cli.Command{routesCommand(), diffCommand(), tableCommand(), routegenCommand(), playCommand(), reportCommand(), siteCommand(), docsCommand()}
	for _, c := range all {
		c.CustomHelpTemplate = helpOfCommand
		c.HideHelpCommand = true // otherwise a file could not be named "help"
		c.OnUsageError = explainUsage
	}
	return &cli.Command{
		Name:                          "compare",
		Commands:                      all,
		Writer:                        stdout,
		ErrWriter:                     stderr,
		HideHelpCommand:               true,
		CustomRootCommandHelpTemplate: helpOfProgram,
		OnUsageError:                  explainUsage,
		ExitErrHandler:                func(context.Context, *cli.Command, error) {}, // main prints the error and exits
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Present() {
				return misuse(cmd, "unknown command %q: expected %s", cmd.Args().First(), commandNames(cmd))
			}
			return misuse(cmd, "a command is missing: expected %s", commandNames(cmd))
		},
	}
}

// The help of a command shows its Usage, Description and Flags. In the Usage of a flag, a tab separates the name of the value from
// the explanation: "FOLDER\twrite a page for each file into FOLDER".
const (
	helpOfCommand = `Usage: go run ./compare {{.Name}} {{.ArgsUsage}}

{{.Description}}
{{if gt (len .VisibleFlags) 1}}
Flags:
{{range .VisibleFlags}}{{if ne .Name "help"}}  -{{.Name}}{{.Usage}}
{{end}}{{end}}{{end}}`

	helpOfProgram = `Usage: go run ./compare COMMAND

Compares Go routers, on the eleven widget routes or on yours.

Commands:
{{range .VisibleCommands}}  {{.Name}}` + "\t" + `{{.Usage}}
{{end}}
go run ./compare COMMAND -h explains a command and shows an example.
Ctrl-C stops a command; nothing is left half written. Exit codes: 0 success, 1 error or a change that can hurt (diff), 2 wrong usage, 130
Ctrl-C (go run turns all but 0 into 1).
`
)

// usageError is a mistake on the command line.
type usageError struct {
	text string
	help string // the command that prints the help
}

func (e *usageError) Error() string { return e.text + " (" + e.help + " prints the help)" }

// misuse returns a usageError for a command.
func misuse(cmd *cli.Command, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), "go run ./" + cmd.FullName() + " -h"}
}

// explainUsage returns a usageError for a mistake that cli has found.
func explainUsage(_ context.Context, cmd *cli.Command, err error, _ bool) error {
	if flag, ok := strings.CutPrefix(err.Error(), "flag needs an argument: "); ok {
		return misuse(cmd, "%s needs a value", flag)
	}
	flag, isUnknown := strings.CutPrefix(err.Error(), "flag provided but not defined: ")
	if !isUnknown {
		return misuse(cmd, "%v", err)
	}
	var names []string
	for _, f := range cmd.VisibleFlags() {
		names = append(names, "-"+f.Names()[0])
	}
	return misuse(cmd, "unknown flag %s: expected one of %s", flag, strings.Join(names, ", "))
}

// commandNames returns the names of a program's commands: "routes, diff or table".
func commandNames(program *cli.Command) string {
	var names []string
	for _, c := range program.Commands {
		names = append(names, c.Name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// exitCode prints err to stderr, and returns the status to exit with: 0 without an error, 2 for wrong usage, 130 for Ctrl-C, otherwise 1.
// For errHurts it prints nothing.
func exitCode(err error, stderr io.Writer) int {
	var status exitStatus
	if err == nil {
		return 0
	} else if errors.As(err, &status) {
		return int(status)
	}
	if errors.Is(err, errHurts) {
		return 1
	}
	for _, line := range errorLines(err) {
		fmt.Fprintf(stderr, "compare: %s\n", strings.Join(strings.Fields(line), " "))
	}
	var usage *usageError
	switch {
	case errors.Is(err, errInterrupted):
		return 130
	case errors.As(err, &usage):
		return 2
	}
	return 1
}

// fewMistakes is the greatest number of mistakes to print. A file that is not a table has a mistake in every line.
const fewMistakes = 10

// errorLines returns the lines to print for an error. A table with mistakes has one line for each of the first mistakes. Any
// other error is a single line.
func errorLines(err error) []string {
	var all routes.Errors
	if !errors.As(err, &all) {
		return []string{err.Error()}
	}
	var lines []string
	for _, one := range all[:min(fewMistakes, len(all))] {
		lines = append(lines, one.Error())
	}
	if more := len(all) - fewMistakes; more > 0 {
		lines = append(lines, fmt.Sprintf("%s has %d more mistakes; correct these first", all[0].File, more))
	}
	return lines
}

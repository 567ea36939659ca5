package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"gorouting/internal/gen"
)

const usage = `Usage: routegen [flags] routes.txt        (- reads the table from standard input)

Writes the Go code of a router for your routes. The table has a route a line, METHOD /pattern [name]:

  GET    /posts/{slug}                   showPost
  DELETE /posts/{slug}/comments/{id:int} deleteComment
  GET    /files/{name...}                showFile         # the rest of the path, perhaps empty

{slug} is one segment of any text; {id:int} is digits with a value of 1 or more, no 0, no sign; /files/{$} is /files/ alone.

  routegen -o router routes.txt          # then: go test ./router

writes router/router.go (an interface Handlers with ShowPost(w, r, slug string) and so on, and New(h Handlers)
http.Handler), router/router_test.go, and once, for you to fill in, router/handlers.go.

Techniques:
`

const statuses = `
Status 1: the table is wrong, something cannot be written, or -check or -strict found something. 2: wrong flags.
`

// errUsage ends the text of every error in the command line, and is how exitCode knows one.
var errUsage = errors.New("routegen -h lists the flags")

// config is a valid command line.
type config struct {
	options              gen.Options
	table                string // the file's name, or "-"
	dir                  string
	print, check, strict bool
}

// parse reads the command line. If it asks for help, parse prints that to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer) (*config, error) {
	c := &config{}
	fs := flag.NewFlagSet("routegen", flag.ContinueOnError)
	fs.StringVar(&c.options.Technique, "technique", "after", "`name` of the technique")
	fs.StringVar(&c.dir, "o", "", "`folder` to write the package into")
	fs.StringVar(&c.options.Package, "package", "", "`name` of the package (default that of the folder)")
	fs.BoolVar(&c.options.HEAD, "head", true, "leave HEAD to routes of its own; by default it goes where GET goes")
	fs.BoolVar(&c.options.OPTIONS, "options", false, "answer OPTIONS with 204 and Allow")
	fs.BoolVar(&c.options.Paths, "paths", false, "write functions that build the paths")
	fs.BoolVar(&c.options.Pattern, "pattern", false, "set r.Pattern and path values, as net/http does")
	fs.BoolVar(&c.options.Standalone, "standalone", false, "write a test that imports nothing but the standard library; the usual one needs gorouting in your go.mod")
	fs.BoolVar(&c.print, "print", false, "print router.go, and write nothing")
	fs.BoolVar(&c.check, "check", false, "write nothing; print what would change, and exit with 1 if anything would")
	fs.BoolVar(&c.strict, "strict", false, "take warnings about routes for errors: those that cross, :id as text, methods in small letters")

	fs.SetOutput(io.Discard) // the error is returned, and says it in one line
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		printHelp(fs, stdout)
		return c, err
	case err != nil:
		return c, usageError("%v", err)
	}
	if err := c.validate(fs); err != nil {
		return c, err
	}
	c.table = fs.Arg(0)
	c.options.Command = command(fs)
	return c, nil
}

// validate says what is wrong with flags that were read.
func (c *config) validate(fs *flag.FlagSet) error {
	names := []string{}
	for _, t := range gen.Techniques() {
		names = append(names, t[0])
	}
	switch {
	case fs.NArg() == 0:
		return usageError("want the name of the file with the table, or - for standard input")
	case fs.NArg() > 1:
		return usageError("unexpected argument %q: want flags first, and then one table", fs.Arg(1))
	case !slices.Contains(names, c.options.Technique):
		return usageError("-technique %q: want one of %s", c.options.Technique, strings.Join(names, ", "))
	case c.print && (c.check || c.dir != ""):
		return usageError("-print writes nothing: want it without -o and -check")
	case !c.print && c.dir == "":
		return usageError("want -o and a folder to write the package into, or -print")
	}
	return nil
}

// printHelp prints what -h asks for, in a screen.
func printHelp(fs *flag.FlagSet, stdout io.Writer) {
	fmt.Fprint(stdout, usage)
	for _, t := range gen.Techniques() {
		fmt.Fprintf(stdout, "  %-12s %s\n", t[0], t[1])
	}
	fmt.Fprint(stdout, "\nFlags:\n")
	fs.VisitAll(func(f *flag.Flag) {
		kind, text := flag.UnquoteUsage(f)
		name := "-" + f.Name
		if f.DefValue == "true" {
			name += "=false"
		} else if kind != "" {
			name += " " + kind
		}
		if f.DefValue == "after" {
			text += " (default after)"
		}
		fmt.Fprintf(stdout, "  %-16s %s\n", name, text)
	})
	fmt.Fprint(stdout, statuses)
}

// command returns the command line that stands in the files: without what decides on the files' place or on what is printed, and with
// the table's name alone. So it is the same wherever it is typed.
func command(fs *flag.FlagSet) string {
	words := []string{"routegen", "-technique", fs.Lookup("technique").Value.String()}
	fs.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "technique", "print", "check", "strict", "o":
		case "package":
			words = append(words, "-"+f.Name, quoted(f.Value.String()))
		default:
			words = append(words, strings.TrimSuffix("-"+f.Name+"="+f.Value.String(), "=true"))
		}
	})
	return strings.Join(append(words, quoted(filepath.Base(fs.Arg(0)))), " ")
}

// quoted returns the word as a shell reads it.
func quoted(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\n\"'`$\\*?[]{}()<>|&;#~!") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// usageError returns an error that wraps errUsage.
func usageError(format string, args ...any) error {
	return fmt.Errorf("%s (%w)", fmt.Sprintf(format, args...), errUsage)
}

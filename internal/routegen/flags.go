package routegen

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

Writes the Go code of a router for your routes. Each line of the table is a route, METHOD /pattern [name] [@group]...:

  GET    /posts/{slug}                   showPost
  DELETE /posts/{slug}/comments/{id:int} deleteComment
  GET    /files/{name...}                showFile         # the rest of the path, perhaps empty
  GET    /admin                          showAdmin @auth  # through the middleware Auth

{slug} matches one segment, {id:int} matches digits with a value of 1 or more, and {version:v1|latest} one of these texts.
A parameter may have text beside it: {id}.json. /files/{$} matches only /files/, and /users{/} matches /users and /users/.
The method * is every method.

  routegen -o router routes.txt          # then: go test ./router

writes three files to the folder router: router.go has an interface Handlers with ShowPost(w, r, slug string) and so on,
and New(h Handlers) http.Handler; router_test.go tests it; handlers.go, written only once, has handlers to fill in.

Techniques:
`

const statuses = `
Exit status: 1 for a wrong table, a file that cannot be written, or findings of -check or -strict; 2 for wrong flags.
`

// errUsage is wrapped by every error about the command line.
var errUsage = errors.New("routegen -h lists the flags")

// config is a valid command line.
type config struct {
	options              gen.Options
	table                string // the name of the file, or "-" for standard input
	dir                  string
	print, check, strict bool
	reader               Reader // nil if the file must be a table
}

// parse reads the command line. For -h, it prints the help to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer, r Reader) (*config, error) {
	c := &config{reader: r}
	fs := flag.NewFlagSet("routegen", flag.ContinueOnError)
	fs.StringVar(&c.options.Technique, "technique", "after", "`name` of the technique")
	fs.StringVar(&c.dir, "o", "", "`folder` to write the package into")
	fs.StringVar(&c.options.Package, "package", "", "`name` of the package (default: the name of the folder)")
	fs.BoolVar(&c.options.HEAD, "head", true, "serve HEAD only with HEAD routes; by default GET routes serve it too")
	fs.BoolVar(&c.options.OPTIONS, "options", false, "answer OPTIONS with 204 and an Allow header")
	fs.BoolVar(&c.options.Paths, "paths", false, "write a function for each route that builds its path")
	fs.BoolVar(&c.options.Pattern, "pattern", false, "set r.Pattern, as net/http does")
	fs.BoolVar(&c.options.PathValues, "pathvalues", false, "set the values of r.PathValue, on a copy of the request")
	fs.BoolVar(&c.options.Hooks, "hooks", false, "add NotFound and MethodNotAllowed to Handlers, for your own 404 and 405")
	fs.BoolVar(&c.options.Lookup, "lookup", false, "write Lookup(method, path), which returns the route and its values")
	fs.BoolVar(&c.options.Standalone, "standalone", false, "write a test that imports only the standard library; the default test imports gorouting")
	fs.BoolVar(&c.print, "print", false, "print router.go instead of writing files")
	fs.BoolVar(&c.check, "check", false, "print what would change instead of writing files; the exit status is 1 if anything would change")
	fs.BoolVar(&c.strict, "strict", false, "turn warnings into errors: overlapping routes, :id as text, methods in lower case")
	if r != nil {
		r.AddFlags(fs)
	}

	fs.SetOutput(io.Discard) // parse returns the error
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		if r != nil {
			fmt.Fprint(stdout, "The routes may also be an API document or a listing, as for \"go run ./compare table\".\n\n")
		}
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

// validate returns an error if flags are missing or contradict each other.
func (c *config) validate(fs *flag.FlagSet) error {
	names := []string{}
	for _, t := range gen.Techniques() {
		names = append(names, t[0])
	}
	switch {
	case fs.NArg() == 0:
		return usageError("the table is missing: add the name of its file, or - for standard input")
	case fs.NArg() > 1:
		return usageError("unexpected argument %q: flags come first, and then one table", fs.Arg(1))
	case !slices.Contains(names, c.options.Technique):
		return usageError("-technique %q does not exist; choose one of %s", c.options.Technique, strings.Join(names, ", "))
	case c.print && (c.check || c.dir != ""):
		return usageError("-print cannot be combined with -o or -check")
	case !c.print && c.dir == "":
		return usageError("-o is missing: add -o and a folder for the package, or -print")
	}
	return nil
}

// printHelp prints the help, which fits on one screen.
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

// command returns the command line for the comment in generated files. It leaves out folders, and flags that do not change
// router.go, so it is the same in every folder.
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

// quoted quotes the word for a shell if necessary.
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

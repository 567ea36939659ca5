package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/report"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

func routesCommand() *cli.Command {
	return &cli.Command{
		Name:      "routes",
		Usage:     "show which libraries accept your routes, how their answers differ, and what requests cost",
		ArgsUsage: "[flags] FILE…",
		Description: `Prints a page for each FILE. The page shows which libraries accept the routes, which routes the others refuse and why, where each library
departs from the table, and what a request costs in the libraries and in generated routers. FILE is anything that "table" reads.

Example:
  $ go run ./compare routes -library '^(chi|gin)$' -only behaviour internal/routes/testdata/parse.txt
  # parse.txt: 26 routes
  …
  | router | accepts | differences | with options |
  | --- | ---: | ---: | ---: |
  | ` + "`chi`" + ` | 26 | 12 | 11 |
  | ` + "`gin`" + ` | 26 | 4 | 2 |
  …

Two hundred routes take some minutes on two idle cores, and 1,400 some ten.`,
		Flags: readFlags(
			&cli.StringFlag{Name: "library", Usage: " REGEXP\tcompare the libraries whose names match, such as '^(gin|chi)$'"},
			&cli.StringFlag{Name: "o", Usage: " FOLDER\twrite the pages into FOLDER: routes.md and routes.html for routes.txt"},
			&cli.StringFlag{Name: "only", Usage: " PART\tfind out one part: behaviour or cost"},
			&cli.BoolFlag{Name: "quick", Usage: "\tmeasure one short round, for a look"},
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			run, err := newRoutesRun(cmd)
			if err != nil {
				return err
			}
			return run.all(ctx, cmd)
		},
	}
}

// routesRun is a valid command line of the command routes.
type routesRun struct {
	files     []string
	libraries []string // the names of the configurations to compare
	folder    string   // for the pages; "" to print them
	asks      bool     // whether to find out how libraries answer
	measures  bool     // whether to find out what requests cost
	quick     bool
	command   string // the command line that the page shows
}

// newRoutesRun reads the command line.
func newRoutesRun(cmd *cli.Command) (*routesRun, error) {
	r := &routesRun{files: cmd.Args().Slice(), folder: cmd.String("o"), asks: true, measures: true, quick: cmd.Bool("quick")}
	if len(r.files) == 0 {
		return nil, misuse(cmd, "a file of routes is missing")
	}
	switch only := cmd.String("only"); only {
	case "":
	case "behaviour":
		r.measures = false
	case "cost":
		r.asks = false
	default:
		return nil, misuse(cmd, "-only %s: expected behaviour or cost", only)
	}
	var err error
	if r.libraries, err = librariesMatching(cmd, cmd.String("library")); err != nil {
		return nil, err
	}
	if r.folder != "" {
		err = checkPages(cmd, r.folder, r.files)
	}
	r.command = commandLine(cmd, r.files)
	return r, err
}

// librariesMatching returns the names of the configurations to compare. The expression must match the name of a configuration
// or of its library.
func librariesMatching(cmd *cli.Command, expression string) ([]string, error) {
	re, err := regexp.Compile(expression)
	if err != nil {
		return nil, misuse(cmd, "-library: %v", err)
	}
	var all, some []string
	for _, r := range library.In(library.Library) {
		all = append(all, r.Name)
		if re.MatchString(r.Library) || re.MatchString(r.Name) {
			some = append(some, r.Name)
		}
	}
	if some == nil {
		return nil, misuse(cmd, "-library %s matches nothing: expected some of %s", expression, strings.Join(all, ", "))
	}
	return some, nil
}

// all makes the page of each file, and prints or writes it. It reads all files before it asks or measures any router.
func (r *routesRun) all(ctx context.Context, cmd *cli.Command) error {
	var files []*routefile.File
	for _, name := range r.files {
		file, err := readAsked(cmd, name)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	if r.folder != "" {
		if err := writable(r.folder); err != nil {
			return err
		}
	}
	for i, file := range files {
		page, err := r.page(ctx, newProgress(cmd.ErrWriter), r.files[i], file)
		if err == nil {
			err = r.publish(cmd, r.files[i], page)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.files[i], err)
		}
	}
	return nil
}

// page asks and measures the routers with one table, and returns the page.
func (r *routesRun) page(ctx context.Context, p *progress, name string, file *routefile.File) (page report.RoutesPage, err error) {
	defer p.end()
	table := file.Table
	page = report.RoutesPage{File: name, Read: file, Table: table, Command: r.command, Date: time.Now(), Go: runtime.Version()}
	if r.asks {
		p.stage(fmt.Sprintf("asking about %d routes", len(table.Routes)), len(r.libraries))
		if page.Found, err = behaviour.OwnTable(ctx, table, p.step, r.libraries...); err != nil {
			return page, err
		}
	}
	if r.measures {
		if page.Bench, err = r.measure(ctx, p, name, table); err != nil {
			return page, err
		}
	}
	return page, nil
}

// mostMeasured is the greatest number of routes to measure. Compiling the generated routers of a larger table takes minutes.
const mostMeasured = 5000

// measure measures what requests cost, for all routes and for 10, 100 and 1,000 of them.
func (r *routesRun) measure(ctx context.Context, p *progress, file string, table *routes.Table) (*bench.Results, error) {
	all := min(len(table.Routes), mostMeasured)
	plan, err := bench.ForTable(pageName(file), part(table, all))
	if err != nil {
		return nil, err
	}
	for n := 10; n <= all/2; n *= 10 {
		smaller, err := bench.Positional(plan.Tables[0].Name, part(table, n))
		if err != nil {
			return nil, err
		}
		plan.Tables = append(plan.Tables, smaller)
	}
	if r.quick {
		plan.Rounds, plan.Again = 1, false
	}
	plan.Command, plan.Routers = r.command, slices.Concat(r.libraries, []string{bench.ServeMux})
	for _, technique := range gen.Techniques() {
		if _, err := library.Named(technique[0]); err != nil { // leaves out the technique servemux: the library is measured
			plan.Routers = append(plan.Routers, technique[0])
		}
	}
	var lines bytes.Buffer
	if err := bench.Run(ctx, plan, p.follow, &lines); err != nil {
		return nil, err
	}
	return bench.Read(file, &lines)
}

// part returns n of the routes, picked evenly.
func part(t *routes.Table, n int) *routes.Table {
	var some []int
	for i := range n {
		some = append(some, i*len(t.Routes)/n)
	}
	return t.Only(some...)
}

// publish prints a page, or writes it into the folder and prints the names of its two forms.
func (r *routesRun) publish(cmd *cli.Command, file string, page report.RoutesPage) error {
	if r.folder == "" {
		text, err := page.Markdown()
		if err != nil {
			return err
		}
		_, err = cmd.Writer.Write(text)
		return err
	}
	name := pageName(file)
	files, err := page.Files(name)
	if err != nil {
		return err
	}
	if err := report.WriteFiles(r.folder, files); err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(r.folder, name), err)
	}
	_, err = fmt.Fprintf(cmd.Writer, "%s\n%s\n", filepath.Join(r.folder, name+".md"), filepath.Join(r.folder, name+".html"))
	return err
}

// pageName returns the name of the pages for a file of routes, without extension: "github" for "tables/github.txt".
func pageName(file string) string { return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) }

// checkPages returns an error if two files would have the same page, or if a page would replace its own file.
func checkPages(cmd *cli.Command, folder string, files []string) error {
	of := map[string]string{}
	for _, file := range files {
		name := pageName(file)
		if other, ok := of[name]; ok {
			return misuse(cmd, "-o %s: %s and %s would both be written to %s.md; rename one of them", folder, other, file, name)
		}
		if slices.Contains([]string{name + ".md", name + ".html"}, filepath.Base(file)) && filepath.Clean(folder) == filepath.Dir(file) {
			return misuse(cmd, "-o %s: the page would replace %s; name another folder", folder, file)
		}
		of[name] = file
	}
	return nil
}

// writable makes a folder, and returns an error if it cannot write a file there. It is called before measuring, which takes
// minutes.
func writable(folder string) error {
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		var f *os.File
		if f, err = os.CreateTemp(folder, ".writable-*"); err == nil {
			return errors.Join(f.Close(), os.Remove(f.Name()))
		}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err // without the name of the temporary file
	}
	return fmt.Errorf("cannot write into the folder %s: %w; name another with -o", folder, err)
}

// commandLine returns the command line as a user would type it.
func commandLine(cmd *cli.Command, args []string) string {
	words := []string{"go run ./" + cmd.FullName()}
	for _, f := range cmd.Flags {
		name := f.Names()[0]
		if !f.IsSet() || name == "help" {
			continue
		}
		words = append(words, "-"+name)
		if value := f.Get(); value != true {
			words = append(words, shellWord(fmt.Sprint(value)))
		}
	}
	for _, arg := range args {
		words = append(words, shellWord(arg))
	}
	return strings.Join(words, " ")
}

// plainWord matches text that needs no quotes in a shell.
var plainWord = regexp.MustCompile(`^[\w./+-]+$`)

// shellWord returns text as one word of a shell. It adds quotes if they are needed.
func shellWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

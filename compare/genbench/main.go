// Command genbench measures the routers that routegen makes, beside libraries, and prints a page of Markdown. For each table it
// generates a router in each technique, builds them into one program with the libraries, and runs that in several processes, each of
// which has its code in another order.
//
//	go run -C compare ./genbench > docs/speed.md                          # what docs/speed.md shows; some twenty minutes
//	go run -C compare ./genbench -rounds 3 -processes 1 ../blog/routes.txt
//
// A table is a file, "widgets", "hard", or "grown:1000" for a made table of so many routes.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gorouting/compare/genbench/bench"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

func main() {
	err := run(os.Stdout, os.Stderr, os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "genbench:", err)
		os.Exit(1)
	}
}

// config is the command line.
type config struct {
	rounds, processes int
	techniques        []string
	dir               string // where the programs are built
	log               io.Writer
}

// usual is the tables that docs/speed.md shows.
var usual = []string{
	"widgets", "../internal/routes/testdata/github-2013.txt", "../internal/routes/testdata/github-2025.txt",
	"../internal/routes/testdata/static.txt", "grown:10", "grown:100", "grown:1000", "grown:10000", "hard",
}

func run(out, log io.Writer, args []string) error {
	c := config{log: log}
	flags := flag.NewFlagSet("genbench", flag.ContinueOnError)
	flags.IntVar(&c.rounds, "rounds", 5, "how often each router is timed on each load, in each process")
	flags.IntVar(&c.processes, "processes", 3, "how many processes there are, each of which has its code in another order")
	techniques := flags.String("techniques", "", "techniques to generate, with commas, each perhaps with +pattern behind it; the first is what others are compared with (default all, or for more than 300 routes tree, table, after and shiftpath)")
	docs := flags.Bool("docs", false, "write docs/speed.md and the table of techniques in README.md, in place of printing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *techniques != "" {
		c.techniques = strings.Split(*techniques, ",")
	}
	if c.rounds < 1 || c.processes < 1 {
		return errors.New("want at least one round and one process")
	}
	names := flags.Args()
	if len(names) == 0 {
		names = usual
	}
	p := page{config: c, args: args, before: load()}
	for _, name := range names {
		s, err := c.table(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		p.sections = append(p.sections, s)
	}
	p.after = load()
	if *docs {
		return p.publish("..")
	}
	_, err := io.WriteString(out, p.String())
	return err
}

// table measures a table.
func (c config) table(name string) (section, error) {
	s := section{name: strings.TrimSuffix(filepath.Base(name), ".txt")}
	var err error
	if s.routes, err = bench.Table(name); err != nil {
		return s, err
	}
	fmt.Fprintf(c.log, "%s: %d routes\n", name, len(s.routes.Routes))
	if c.dir, err = os.MkdirTemp("", "genbench"); err != nil {
		return s, err
	}
	defer os.RemoveAll(c.dir)
	if s.made, err = c.generate(s.routes); err != nil {
		return s, err
	}
	for seed := range c.processes {
		m, err := c.process(s.routes, seed+1)
		if err != nil {
			return s, err
		}
		s.measured = append(s.measured, m)
	}
	return s, nil
}

// techniquesFor returns the techniques to generate for a table: those asked for, or all that take it. Of a large one, most would take
// the compiler minutes.
func (c config) techniquesFor(t *routes.Table) []string {
	if c.techniques != nil {
		return c.techniques
	}
	names := []string{"tree", "table", "after", "shiftpath"}
	if gen.Warning(t, "split") != "" {
		return names
	}
	for _, technique := range gen.Techniques() {
		_, err := gen.Generate(t, gen.Options{Technique: technique[0], Package: "router"})
		if err == nil && !slices.Contains(names, technique[0]) {
			names = append(names, technique[0])
		}
	}
	return append(names, "after+pattern")
}

// generate writes the program for a table, and returns what is to be said of the routers in it.
func (c config) generate(t *routes.Table) ([]made, error) {
	if err := writeModule(c.dir); err != nil {
		return nil, err
	}
	var all []made
	var imports, rows strings.Builder
	for _, technique := range c.techniquesFor(t) {
		m, err := c.router(t, technique)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
		technique = m.name()
		fmt.Fprintf(&imports, "\t%s \"gorouting/compare/generated/%[1]s\"\n", technique)
		fmt.Fprintf(&rows, "\t\t{Technique: %q, New: func() http.Handler { return %s.New(new(%[2]s.Handled)) }},\n", m.technique, technique)
	}
	text := fmt.Appendf(nil, program, &imports, &rows, c.rounds, bench.Generated(t))
	return all, os.WriteFile(filepath.Join(c.dir, "main.go"), text, 0o666)
}

// process builds the program with its code in an order that the seed decides on, and runs it.
func (c config) process(t *routes.Table, seed int) (bench.Measured, error) {
	var m bench.Measured
	layout := fmt.Sprintf("-ldflags=-randlayout=%d", seed)
	if err := command(c.dir, c.log, nil, "go", "build", "-mod=mod", layout, "-o", "genbench", "."); err != nil {
		return m, err
	}
	var out bytes.Buffer
	if err := command(c.dir, &out, strings.NewReader(t.String()), filepath.Join(c.dir, "genbench")); err != nil {
		return m, err
	}
	return m, json.Unmarshal(out.Bytes(), &m)
}

// program is the one that measures. It reads the table from its standard input.
const program = `package main

import (
	"io"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v5"
	"github.com/uptrace/bunrouter"

%s	"gorouting/compare/genbench/bench"
	"gorouting/internal/routes"
)

var _ = chi.URLParam // in a table without parameters, nobody else uses it

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	t, err := routes.Parse("table", string(text))
	if err != nil {
		panic(err)
	}
	err = bench.Run(os.Stdout, t, []bench.Router{
%s	}, handlers, %d)
	if err != nil {
		panic(err)
	}
}

%s`

// writeModule writes a go.mod and go.sum that have what this module has, and this module too.
func writeModule(dir string) error {
	compare, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "gorouting/compare").Output()
	if err != nil {
		return fmt.Errorf("go list: %w; want to be run in the module compare", err)
	}
	root := strings.TrimSpace(string(compare))
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	mod = bytes.Replace(mod, []byte("module gorouting/compare"), []byte("module gorouting/compare/generated"), 1)
	mod = bytes.Replace(mod, []byte("replace gorouting => ../"), nil, 1)
	mod = fmt.Appendf(mod, "\nrequire gorouting/compare v0.0.0\n\nreplace (\n\tgorouting => %s\n\tgorouting/compare => %s\n)\n", filepath.Dir(root), root)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "go.mod"), mod, 0o666)
}

// made is what is to be said of a generated router.
type made struct {
	technique string        // perhaps with "+pattern" behind it
	lines     int           // of its router.go
	build     time.Duration // that the go command took for it, with all that it imports compiled before
}

// name returns the name of the router's package.
func (m made) name() string { return "made" + strings.ReplaceAll(m.technique, "+", "") }

// router generates a router, and handlers that do what those of the libraries do, and builds them.
func (c config) router(t *routes.Table, technique string) (made, error) {
	m := made{technique: technique}
	dir := filepath.Join(c.dir, m.name())
	plain, isPatterned := strings.CutSuffix(technique, "+pattern")
	files, err := gen.Generate(t, gen.Options{Technique: plain, Package: m.name(), Command: "genbench", Pattern: isPatterned})
	if err != nil {
		return m, err
	}
	text := files[0].Text
	handlers, err := handled(text, m.name())
	if err != nil {
		return m, err
	}
	m.lines = bytes.Count(text, []byte("\n"))
	text = fmt.Appendf(text, "\n// built %v\n", time.Now()) // so that it is not in the build cache
	if err := errors.Join(os.MkdirAll(dir, 0o777), os.WriteFile(filepath.Join(dir, "router.go"), text, 0o666)); err != nil {
		return m, err
	}
	if err := os.WriteFile(filepath.Join(dir, "handlers.go"), handlers, 0o666); err != nil {
		return m, err
	}
	if err := command(c.dir, c.log, nil, "go", "build", "-mod=mod", "gorouting/compare/genbench/bench"); err != nil {
		return m, err
	}
	start := time.Now()
	err = command(c.dir, c.log, nil, "go", "build", "-mod=mod", "./"+m.name())
	m.build = time.Since(start)
	return m, err
}

// handled returns a file with the type Handled, which has the methods of the router's Handlers, in the order of the routes. Each
// reads its parameters and answers.
func handled(router []byte, name string) ([]byte, error) {
	_, list, ok := strings.Cut(string(router), "type Handlers interface {\n")
	list, _, closed := strings.Cut(list, "\n}")
	if !ok || !closed {
		return nil, fmt.Errorf("the router has no interface Handlers")
	}
	var text bytes.Buffer
	fmt.Fprintf(&text, "package %s\n\nimport (\n\t\"net/http\"\n\n\t\"gorouting/compare/genbench/bench\"\n)\n\ntype Handled struct{}\n", name)
	i := 0
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		_, params, _ := strings.Cut(strings.TrimSuffix(line, ")"), "r *http.Request")
		fmt.Fprintf(&text, "\nfunc (*Handled) %s {\n", line)
		for param := range strings.SplitSeq(strings.TrimPrefix(params, ", "), ", ") {
			switch variable, kind, _ := strings.Cut(param, " "); kind {
			case "string":
				fmt.Fprintf(&text, "\tbench.Text(%s)\n", variable)
			case "int":
				fmt.Fprintf(&text, "\tbench.Number(%s)\n", variable)
			}
		}
		fmt.Fprintf(&text, "\tbench.Answer(w, %d)\n}\n", i)
		i++
	}
	return text.Bytes(), nil
}

// command runs a program in a directory.
func command(dir string, out io.Writer, in io.Reader, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir, c.Stdin, c.Stdout, c.Stderr = dir, in, out, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

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
	techniques := flags.String("techniques", "tree,table,after", "techniques to generate, with commas; the first is what others are compared with")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c.techniques = strings.Split(*techniques, ",")
	if c.rounds < 1 || c.processes < 1 {
		return errors.New("want at least one round and one process")
	}
	names := flags.Args()
	if len(names) == 0 {
		names = usual
	}
	before := load()
	var sections bytes.Buffer
	for _, name := range names {
		if err := c.table(&sections, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return page(out, c, before, load(), args, sections.Bytes())
}

// table measures a table, and prints what came out.
func (c config) table(out io.Writer, name string) error {
	t, err := bench.Table(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.log, "%s: %d routes\n", name, len(t.Routes))
	if c.dir, err = os.MkdirTemp("", "genbench"); err != nil {
		return err
	}
	defer os.RemoveAll(c.dir)
	made, err := c.generate(t)
	if err != nil {
		return err
	}
	var all []bench.Measured
	for seed := range c.processes {
		m, err := c.process(t, seed+1)
		if err != nil {
			return err
		}
		all = append(all, m)
	}
	section(out, name, t, made, all)
	return nil
}

// generate writes the program for a table, and returns what is to be said of the routers in it.
func (c config) generate(t *routes.Table) ([]made, error) {
	if err := writeModule(c.dir); err != nil {
		return nil, err
	}
	var all []made
	var imports, rows strings.Builder
	for _, technique := range c.techniques {
		m, err := c.router(t, technique)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
		fmt.Fprintf(&imports, "\t%s \"gorouting/compare/generated/%[1]s\"\n", technique)
		fmt.Fprintf(&rows, "\t\t{Technique: %q, New: func() http.Handler { return %[1]s.New(new(%[1]s.Handled)) }},\n", technique)
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
	technique string
	lines     int           // of its router.go
	build     time.Duration // that the go command took for it, with all that it imports compiled before
}

// router generates a router, and handlers that do what those of the libraries do, and builds them.
func (c config) router(t *routes.Table, technique string) (made, error) {
	m := made{technique: technique}
	dir := filepath.Join(c.dir, technique)
	files, err := gen.Generate(t, gen.Options{Technique: technique, Package: technique, Command: "genbench"})
	if err != nil {
		return m, err
	}
	text := files[0].Text
	handlers, err := handled(text, technique)
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
	err = command(c.dir, c.log, nil, "go", "build", "-mod=mod", "./"+technique)
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

// Command genbench measures what package gen generates, beside libraries: for each table it generates a router in each
// technique, builds them into one program with the libraries, and runs that.
//
//	go run ./genbench [-rounds 9] [-techniques tree,table,after] [table ...]
//
// A table is a file, "widgets", or "grown:1000" for a made table of so many routes; without any, widgets alone.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"gorouting/compare/genbench/bench"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "genbench:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, args []string) error {
	flags := flag.NewFlagSet("genbench", flag.ContinueOnError)
	rounds := flags.Int("rounds", 9, "how often each router is timed on each load")
	techniques := flags.String("techniques", "tree,table,after", "techniques to generate, with commas; the first is what others are compared with")
	keep := flags.String("keep", "", "write the program to this directory, and leave it there")
	if err := flags.Parse(args); err != nil {
		return err
	}
	names := flags.Args()
	if len(names) == 0 {
		names = []string{"widgets"}
	}
	dir := *keep
	if dir == "" {
		temp, err := os.MkdirTemp("", "genbench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		dir = temp
	}
	for _, name := range names {
		if err := measure(out, dir, name, strings.Split(*techniques, ","), *rounds); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// measure writes the program for a table, builds it, and runs it.
func measure(out io.Writer, dir, name string, techniques []string, rounds int) error {
	t, err := bench.Table(name)
	if err != nil {
		return err
	}
	if err := writeModule(dir); err != nil {
		return err
	}
	var imports, rows strings.Builder
	for _, technique := range techniques {
		if err := writeRouter(filepath.Join(dir, technique), t, technique); err != nil {
			return err
		}
		fmt.Fprintf(&imports, "\t%s \"gorouting/compare/generated/%[1]s\"\n", technique)
		fmt.Fprintf(&rows, "\t\t{Technique: %q, New: func() http.Handler { return %[1]s.New(new(%[1]s.Handled)) }},\n", technique)
	}
	if err := os.WriteFile(filepath.Join(dir, "main.go"), fmt.Appendf(nil, program, &imports, &rows, rounds, bench.Generated(t)), 0o666); err != nil {
		return err
	}
	if err := command(dir, out, nil, "go", "build", "-mod=mod", "-o", "genbench", "."); err != nil {
		return err
	}
	return command(dir, out, strings.NewReader(t.String()), filepath.Join(dir, "genbench"), name)
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
	bench.Run(os.Stdout, os.Args[1], t, []bench.Router{
%s	}, handlers, %d)
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

// writeRouter generates a router, and handlers that do what those of the libraries do.
func writeRouter(dir string, t *routes.Table, technique string) error {
	files, err := gen.Generate(t, gen.Options{Technique: technique, Package: technique, Command: "genbench"})
	if err != nil {
		return err
	}
	handlers, err := handled(files[0].Text, technique)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "router.go"), files[0].Text, 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "handlers.go"), handlers, 0o666)
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

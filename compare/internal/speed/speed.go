// Package speed measures the routers that routegen makes, beside libraries. For a table it generates a router in each technique, builds
// them into one program with the libraries, and runs that in several processes, each of which has the generated code at other addresses.
package speed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/speed/bench"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// Config says how to measure.
type Config struct {
	Rounds     int      // how often each router is timed on each load, in each process
	Processes  int      // how many processes there are
	Shuffled   bool     // whether each process has all functions of the program in another order, and not in that of their packages
	Techniques []string // those to generate, each perhaps with "+pattern" behind it; nil for all that take the table, or of a large one those that are built in seconds
	Step       func()   // is called when a router or a process is done
}

// Steps returns how often Step is called for a table.
func (c Config) Steps(t *routes.Table) int { return len(c.techniquesFor(t)) + c.Processes }

// run is a table that is being measured.
type run struct {
	Config
	ctx context.Context
	dir string // where the program is built
}

// Measure measures a table. It fails if a technique does not take the table, if the go command does not build the program, or if
// ctx is done.
func (c Config) Measure(ctx context.Context, name string, t *routes.Table) (Section, error) {
	s := Section{name: name, routes: t}
	dir, err := os.MkdirTemp("", "speed")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(dir)
	r := run{c, ctx, dir}
	if s.made, err = r.generate(t); err != nil {
		return s, err
	}
	for seed := range c.Processes {
		m, err := r.process(t, seed+1)
		if err != nil {
			return s, err
		}
		s.measured = append(s.measured, m)
		c.Step()
	}
	return s, nil
}

// techniquesFor returns the techniques to generate for a table: those asked for, or all that take it. Of a large one, most would take
// the compiler minutes.
func (c Config) techniquesFor(t *routes.Table) []string {
	if c.Techniques != nil {
		return c.Techniques
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
func (c run) generate(t *routes.Table) ([]made, error) {
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
		c.Step()
		technique = m.name()
		fmt.Fprintf(&imports, "\t%s \"gorouting/compare/generated/%[1]s\"\n", technique)
		fmt.Fprintf(&rows, "\t\t{Technique: %q, New: func() http.Handler { return %s.New(&%[2]s.Handled{}) }, Pad: %[2]s.Pad},\n", m.technique, technique)
	}
	text := fmt.Appendf(nil, program, &imports, &rows, c.Rounds, bench.Generated(t))
	return all, os.WriteFile(filepath.Join(c.dir, "main.go"), text, 0o666)
}

// process builds the program with its code where the seed has it, and runs it.
func (c run) process(t *routes.Table, seed int) (bench.Measured, error) {
	var m bench.Measured
	if err := c.build(t, seed); err != nil {
		return m, err
	}
	var out bytes.Buffer
	if err := c.command(&out, strings.NewReader(t.String()), filepath.Join(c.dir, "measure")); err != nil {
		return m, err
	}
	return m, json.Unmarshal(out.Bytes(), &m)
}

// build builds the program with its code where the seed has it.
func (c run) build(t *routes.Table, seed int) error {
	if err := c.pad(t, seed); err != nil {
		return err
	}
	layout := "-ldflags="
	if c.Shuffled {
		layout = fmt.Sprintf("-ldflags=-randlayout=%d", seed)
	}
	return c.command(nil, nil, "go", "build", "-mod=mod", layout, "-o", "measure", ".")
}

// pad writes a function in front of each router's, as long as chance and the seed have it. What follows is then at another address, and
// has its code in other lines of the caches.
func (c run) pad(t *routes.Table, seed int) error {
	random := rand.New(rand.NewPCG(uint64(seed), 0))
	var err error
	for _, technique := range c.techniquesFor(t) {
		name := made{technique: technique}.name()
		statements := strings.Repeat("\tn = n*n + 7\n", 1+random.IntN(200))
		text := fmt.Sprintf("package %s\n\n// Pad is there for its length.\nfunc Pad(n int) int {\n%s\treturn n\n}\n", name, statements)
		err = errors.Join(err, os.WriteFile(filepath.Join(c.dir, name, "pad.go"), []byte(text), 0o666))
	}
	return err
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

%s	"gorouting/compare/internal/speed/bench"
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
func (c run) router(t *routes.Table, technique string) (made, error) {
	m := made{technique: technique}
	dir := filepath.Join(c.dir, m.name())
	plain, isPatterned := strings.CutSuffix(technique, "+pattern")
	options := gen.Options{Technique: plain, Package: m.name(), Command: "speed", Pattern: isPatterned}
	files, err := gen.Generate(t, options)
	if err != nil {
		return m, err
	}
	text := files[0].Text
	handlers, err := gen.OwnHandlers(t, options, "Handled", []string{"gorouting/compare/internal/speed/bench"}, handler)
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
	if err := c.command(nil, nil, "go", "build", "-mod=mod", "gorouting/compare/internal/speed/bench"); err != nil {
		return m, err
	}
	start := time.Now()
	err = c.command(nil, nil, "go", "build", "-mod=mod", "./"+m.name())
	m.build = time.Since(start)
	return m, err
}

// handler returns what a handler does: it reads its parameters, and answers.
func handler(route int, params []gen.Param) string {
	var text strings.Builder
	for _, p := range params {
		read := "Text"
		if p.Kind == routes.Int {
			read = "Number"
		}
		fmt.Fprintf(&text, "bench.%s(%s)\n", read, p.Name)
	}
	fmt.Fprintf(&text, "bench.Answer(w, %d)", route)
	return text.String()
}

// command runs a program in the folder of the run. What it says on stderr is in the error, if there is one.
func (c run) command(out io.Writer, in io.Reader, name string, args ...string) error {
	var said bytes.Buffer
	cmd := exec.CommandContext(c.ctx, name, args...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = c.dir, in, out, &said
	if err := cmd.Run(); err != nil {
		return errors.Join(measure.Stopped(c.ctx), fmt.Errorf("%s: %w: %.1000s", filepath.Base(name), err, strings.TrimSpace(said.String())))
	}
	return nil
}

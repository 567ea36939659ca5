// Figures runs the benchmarks of the repository's root and puts what they say into its documents:
//
//	go run -C compare ./figures                         # measures, for a quarter of an hour
//	go run -C compare ./figures -from ../docs/bench.txt # only puts the figures into the documents once more
//	go run -C compare ./figures -check                  # only looks whether they are there
//
// The raw lines are in docs/bench.txt. In README.md and the Markdown of docs, what is between a line like these and the next
// "<!-- end -->" is made by this program:
//
//	<!-- figures: machine -->                         when, where and how it was measured, and how well
//	<!-- figures: cost request=mixed unit=floor -->   routers by what a request costs; the options are what they are without
//	<!-- figures: routes unit=floor -->               every request in every router, as multiples over noop; ns/op without unit
//	<!-- figures: plain request=hits -->              the libraries' routers beside the libraries in plain configuration
//	<!-- figures: BenchmarkX rows=a cols=b over=v --> any benchmark whose sub-benchmarks are named a=…/b=…; without cols with
//	                                                  its allocations; with over as multiples of the row v as well
package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"gorouting/compare/internal/stats"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal is not caught: it ends the process at once
	err := run(ctx, os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	} else if err != nil {
		fmt.Fprintf(os.Stderr, "figures: %v\n", err)
		os.Exit(1)
	}
}

// config is a command line, and where to do what it says.
type config struct {
	from  string
	check bool
	count int
	each  time.Duration
	root  string
}

// run does what args ask for, with its progress on stderr.
func run(ctx context.Context, args []string, stderr io.Writer) error {
	c, err := parse(args, stderr)
	if err != nil {
		return err
	}
	if c.root, err = moduleRoot(ctx); err != nil {
		return err
	}
	pages, err := readPages(c.root)
	if err != nil {
		return err
	}
	raw, err := c.raw(ctx, stderr)
	if err != nil {
		return err
	}
	bench, err := load(raw, cmp.Or(c.from, benchFile))
	if err != nil {
		return err
	}
	return c.update(pages, bench, raw)
}

func parse(args []string, stderr io.Writer) (config, error) {
	var c config
	fs := flag.NewFlagSet("figures", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&c.from, "from", "", "`file` of raw lines to take the figures from, in place of measuring; they become "+benchFile)
	fs.BoolVar(&c.check, "check", false, "change nothing, and fail if there is anything to change; implies -from "+benchFile+" of the root")
	fs.IntVar(&c.count, "count", 8, "`number` of rounds")
	fs.DurationVar(&c.each, "benchtime", 150*time.Millisecond, "how long to measure each benchmark in a round")
	switch err := fs.Parse(args); {
	case err != nil:
		return c, err
	case fs.NArg() > 0:
		return c, fmt.Errorf("unexpected argument %q: there are only flags", fs.Arg(0))
	case c.count < stats.MinRounds:
		return c, fmt.Errorf("-count %d: fewer than %d rounds give no interval", c.count, stats.MinRounds)
	case c.each <= 0:
		return c, fmt.Errorf("-benchtime %v: want more than nothing", c.each)
	}
	return c, nil
}

// moduleRoot returns the folder of the module around this one.
func moduleRoot(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "gorouting").Output()
	if err != nil {
		return "", errors.New("the module gorouting is not to be found: start this with go run -C compare ./figures")
	}
	return strings.TrimSpace(string(out)), nil
}

// benchFile is where the raw lines are in the root.
const benchFile = "docs/bench.txt"

// raw returns the raw lines: from a file, or by measuring.
func (c config) raw(ctx context.Context, stderr io.Writer) ([]byte, error) {
	switch {
	case c.from != "":
		return os.ReadFile(c.from)
	case c.check:
		return os.ReadFile(filepath.Join(c.root, filepath.FromSlash(benchFile)))
	}
	return c.measure(ctx, stderr)
}

// update writes what is not yet as bench has it, or, for -check, returns an error that names it.
func (c config) update(pages []page, bench *stats.Bench, raw []byte) error {
	files := map[string][]byte{benchFile: raw}
	for _, p := range pages {
		text, err := p.render(bench)
		if err != nil {
			return err
		}
		files[p.name] = text
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := files[name]
		path := filepath.Join(c.root, filepath.FromSlash(name))
		old, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(old, text):
		case c.check:
			return fmt.Errorf("%s has not the figures of %s: go run -C compare ./figures -from ../%[2]s puts them in", name, benchFile)
		default:
			if err := os.WriteFile(path, text, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

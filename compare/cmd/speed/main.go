// Command speed measures the routers that routegen makes, beside libraries, and prints a page of Markdown:
//
//	go run -C compare ./cmd/speed -docs                               # writes docs/speed.md, and its table in README.md; some thirty minutes
//	go run -C compare ./cmd/speed -rounds 3 -processes 1 ../blog/routes.txt
//
// A table is a file, "widgets", "hard", or "grown:1000" for a made table of so many routes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/speed"
	"gorouting/compare/internal/speed/bench"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Stdout, os.Stderr, os.Args[1:])
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

// usual is the tables that docs/speed.md shows.
var usual = []string{
	"widgets", "../internal/routes/testdata/github-2013.txt", "../internal/routes/testdata/github-2025.txt",
	"../internal/routes/testdata/prometheus.txt", "../internal/routes/testdata/parse.txt", "../internal/routes/testdata/static.txt", "grown:10", "grown:100", "grown:1000", "grown:10000", "hard",
}

// run does what args ask for.
func run(ctx context.Context, out, log io.Writer, args []string) error {
	p := speed.Page{Command: strings.TrimSpace("go run -C compare ./cmd/speed " + strings.Join(args, " "))}
	flags := flag.NewFlagSet("speed", flag.ContinueOnError)
	flags.IntVar(&p.Config.Rounds, "rounds", 5, "how often each router is timed on each load, in each process")
	flags.IntVar(&p.Config.Processes, "processes", 3, "how many processes there are, each of which has the generated code at other addresses")
	flags.BoolVar(&p.Config.Shuffled, "shuffle", false, "link each process with all functions in another order, far from those of their package")
	techniques := flags.String("techniques", "", "techniques to generate, with commas, each perhaps with +pattern behind it; the first is what others are compared with (default all, or for more than 300 routes tree, table, after and shiftpath)")
	docs := flags.Bool("docs", false, "write docs/speed.md and the table of techniques in README.md, in place of printing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *techniques != "" {
		p.Config.Techniques = strings.Split(*techniques, ",")
	}
	if p.Config.Rounds < 1 || p.Config.Processes < 1 {
		return errors.New("want at least one round and one process")
	}
	names := flags.Args()
	if len(names) == 0 {
		names = usual
	}
	if err := tables(ctx, log, &p, names); err != nil {
		return err
	}
	if *docs {
		return p.Publish("..")
	}
	_, err := io.WriteString(out, p.String())
	return err
}

// tables measures tables for the page.
func tables(ctx context.Context, log io.Writer, p *speed.Page, names []string) error {
	p.Before = average()
	for _, name := range names {
		t, err := bench.Table(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(log, "%s: %d routes", name, len(t.Routes))
		p.Config.Step = func() { fmt.Fprint(log, ".") }
		s, err := p.Config.Measure(ctx, strings.TrimSuffix(filepath.Base(name), ".txt"), t)
		fmt.Fprintln(log)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		p.Sections = append(p.Sections, s)
	}
	p.After = average()
	return nil
}

// average returns the load average of the last minute.
func average() string { return fmt.Sprintf("%.1f", measure.Load()) }

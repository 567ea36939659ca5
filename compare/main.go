// Compare runs popular Go routers against the widget contract, and writes a report on what they answer and what they cost:
//
//	go run -C compare .            # some twelve minutes
//	go run -C compare . -quick     # less than one, once everything is compiled
//	go run -C compare . -docs      # also puts the figures into README.md and docs
//
// The commands above write the report into the folder compare/report, or docs/report with -docs: a page, Markdown, pictures,
// JSON, and the raw lines for benchstat. Ctrl-C ends the measuring early and keeps what there is; with -docs, it changes
// nothing. -h lists the flags.
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
	"syscall"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/repeat"
	"gorouting/compare/internal/report"
	"gorouting/internal/routes"
)

func main() {
	if os.Getenv(measure.AsWorker) != "" {
		work()
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal is not caught: it ends the process at once
	os.Exit(exitCode(run(ctx, os.Args[1:], os.Stdout, os.Stderr), os.Stderr))
}

// work does what the program that started this one asks for. It leaves signals, which come from the terminal to both, to that
// one.
func work() {
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	if err := measure.Work(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "compare: a process that measures: %v\n", err)
		os.Exit(1)
	}
}

// errInterrupted is what run returns if ctx was done first.
var errInterrupted = errors.New("interrupted")

// run does what args ask for: it prints the help to stdout, or finds out what a report says, with its progress on stderr,
// writes the report, and prints to stdout where it is and what is in it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if c.against != "" {
		return c.compareRuns(stdout)
	}
	if c.routes != nil {
		return c.runRoutes(ctx, stdout, stderr)
	}
	if c.docs {
		return c.runDocuments(ctx, stdout, stderr)
	}
	r, lines, err := c.obtain(ctx, stderr)
	if err != nil {
		return err
	}
	interrupted := r.Run.Interrupted && c.from == ""
	if before := filepath.Join(c.dir, "report.json"); interrupted && r.Run.Rounds == 0 && exists(before) {
		return fmt.Errorf("%w before the first round was done: the report that is in %s is left as it was", errInterrupted, c.dir)
	}
	if err := report.Write(c.dir, r, lines); err != nil {
		return err
	}
	summarize(stdout, c.dir, r)
	if interrupted {
		return fmt.Errorf("%w after %d of %d rounds: what was found until then is in %s",
			errInterrupted, r.Run.Rounds, r.Run.Wanted, filepath.Join(c.dir, "report.html"))
	}
	return nil
}

// compareRuns prints how far two reports agree. It returns an error if they contradict each other.
func (c config) compareRuns(stdout io.Writer) error {
	first, _, err := readReport(c.from)
	if err != nil {
		return err
	}
	second, _, err := readReport(c.against)
	if err != nil {
		return err
	}
	comparison := repeat.Compare(first, second)
	if len(comparison.Requests) == 0 {
		return fmt.Errorf("the reports in %s and %s have no request in common; want two runs of one command", c.from, c.against)
	}
	fmt.Fprint(stdout, comparison.Markdown())
	if comparison.Opposed() {
		return fmt.Errorf("the reports in %s and %s contradict each other on who is faster", c.from, c.against)
	}
	return nil
}

// runDocuments measures what the documents of the repository show, and writes it there; or, for -check, looks whether it is
// there.
func (c config) runDocuments(ctx context.Context, stdout, stderr io.Writer) error {
	d, err := findDocuments(ctx)
	if err != nil {
		return err
	}
	if c.check {
		return d.check()
	}
	return c.update(ctx, d, stdout, stderr)
}

// update measures, or reads the report that -from names, and writes a report into the folder of the published one and its
// figures into the documents.
func (c config) update(ctx context.Context, d documents, stdout, stderr io.Writer) error {
	c.dir = d.report()
	if c.from == "" {
		benchmarks, err := d.benchmarks(c.pace.each)
		if err != nil {
			return err
		}
		if err := benchmarks.Find(ctx); err != nil {
			return unlessDone(ctx, fmt.Errorf("the documents show benchmarks that cannot be measured: %w", err))
		}
		c.others = &benchmarks
	}
	r, lines, err := c.obtain(ctx, stderr)
	if err != nil {
		return err
	}
	if r.Run.Interrupted {
		return unlessDone(ctx, errors.New("the report was interrupted, and is not for the documents"))
	}
	changed, err := d.write(r, lines)
	if err != nil {
		return err
	}
	summarize(stdout, c.dir, r)
	for _, name := range changed {
		fmt.Fprintf(stdout, "%s has new figures\n", name)
	}
	return nil
}

// obtain returns a report with its raw lines: an earlier one, for -from, or a new one. Before it measures, it makes sure that
// the report can be written: to be told so minutes later would be late.
func (c config) obtain(ctx context.Context, stderr io.Writer) (*found.Report, []byte, error) {
	if c.from != "" {
		return readReport(c.from)
	}
	if err := writable(c.dir); err != nil {
		return nil, nil, err
	}
	return c.compare(ctx, newProgress(stderr))
}

// unlessDone returns err, or errInterrupted if ctx is done.
func unlessDone(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%w: the documents and their report are left as they were", errInterrupted)
	}
	return err
}

// writable returns an error if nothing can be written into the folder, which it makes if there is none.
func writable(dir string) error {
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		var f *os.File
		if f, err = os.CreateTemp(dir, ".writable-*"); err == nil {
			return errors.Join(f.Close(), os.Remove(f.Name()))
		}
	}
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err // without the name of a temporary file
	}
	return fmt.Errorf("the report cannot be written into the folder %q: %w; -o names another", dir, err)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// exitCode prints err to stderr: the mistakes of a table on a line each, and everything else on one line. It returns the status to exit
// with: 2 if the command line is at fault, 130 if a signal ended it, 1 if something else is wrong, 0 without an error.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	var mistakes routes.Errors
	if errors.As(err, &mistakes) {
		printMistakes(stderr, mistakes)
		return 1
	}
	fmt.Fprintf(stderr, "compare: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	switch {
	case errors.Is(err, errUsage):
		return 2
	case errors.Is(err, errInterrupted):
		return 130
	}
	return 1
}

// fewMistakes is how many mistakes of a table are printed. A file that is no table has as many as lines.
const fewMistakes = 10

// printMistakes prints the first mistakes of a table, a line each, as compilers do.
func printMistakes(stderr io.Writer, all routes.Errors) {
	for _, one := range all[:min(fewMistakes, len(all))] {
		fmt.Fprintf(stderr, "compare: %s\n", strings.Join(strings.Fields(one.Error()), " "))
	}
	if more := len(all) - fewMistakes; more > 0 {
		fmt.Fprintf(stderr, "compare: and %d more mistakes in %s; go run -C compare ./cmd/routes %[2]s lists all of them\n", more, all[0].File)
	}
}

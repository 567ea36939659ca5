// Compare puts every popular Go router to the widget contract, by running it, and writes down what it found:
//
//	go run -C compare .            # about ten minutes
//	go run -C compare . -quick     # less than one, once everything is compiled
//
// The report is in the folder report, which is compare/report for the commands above: a page, Markdown, JSON, and the raw
// lines for benchstat. Ctrl-C ends the measuring early and keeps what there is. -h lists the flags.
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

	"gorouting/compare/internal/report"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal is not caught: it ends the process at once
	os.Exit(exitCode(run(ctx, os.Args[1:], os.Stdout, os.Stderr), os.Stderr))
}

// errInterrupted is what run returns if ctx was done before it was. The report has been written all the same.
var errInterrupted = errors.New("interrupted")

// run does what args ask for: it prints the help to stdout, or compares, with its progress on stderr, writes the report, and
// prints to stdout where it is and what is in it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if err := writable(c.dir); err != nil {
		return err
	}
	found, lines, err := c.compare(ctx, newProgress(stderr))
	if err != nil {
		return err
	}
	if before := filepath.Join(c.dir, "report.json"); found.Run.Interrupted && found.Run.Rounds == 0 && exists(before) {
		return fmt.Errorf("%w before the first round was done: the report that is in %s is left as it was", errInterrupted, c.dir)
	}
	if err := report.Write(c.dir, found, lines); err != nil {
		return err
	}
	summarize(stdout, c.dir, found)
	if found.Run.Interrupted {
		return fmt.Errorf("%w after %d of %d rounds: what was found until then is in %s",
			errInterrupted, found.Run.Rounds, found.Run.Wanted, filepath.Join(c.dir, "report.html"))
	}
	return nil
}

// writable returns an error if nothing can be written into the folder, which it makes if there is none. It is asked first,
// because to be told after ten minutes of measuring would be late.
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
		err = path.Err // without the name of a file that nobody has asked for
	}
	return fmt.Errorf("the report cannot be written into the folder %q: %w; -o names another", dir, err)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// exitCode prints err to stderr, on one line whatever is in it, and returns the status to exit with: 2 if the command line
// is at fault, 130 if a signal ended it, 1 if something else is wrong, 0 without an error.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return 0
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

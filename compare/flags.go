package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/report"
	"gorouting/compare/internal/stats"
	"gorouting/routertest"
)

const usage = `Usage: compare [flags]

Puts every popular Go router to the widget contract by running it: what it answers, what a request costs, and what its table
of routes costs. It takes about ten minutes on a machine that has nothing else to do, and writes a report.

Flags:
`

const examples = `
Examples, in the repository's root:
  go run -C compare .                                # everything; the report is in compare/report
  go run -C compare . -quick                         # short rounds, for a look: less than a minute, compiling aside
  go run -C compare . -o ../docs/report              # -C changes the folder: -o is relative to compare
  go run -C compare . -router 'chi|^match$' -request '^(hits|mixed)$' -count 20
  benchstat -col /router -row /request compare/report/bench.txt

Ctrl-C ends the measuring, writes what was found until then, and exits with status 130; a second one ends it at once. Wrong
flags are status 2, other errors 1. (go run itself exits with 1 for all of these.)
`

// pace is how often and how long each request is measured in each router.
type pace struct {
	rounds int
	each   time.Duration
}

// The paces of a run for publishing, and of one for a look.
var (
	fullPace  = pace{rounds: 12, each: 120 * time.Millisecond}
	quickPace = pace{rounds: stats.MinRounds, each: 10 * time.Millisecond}
)

// errUsage ends the text of every error in the command line, and is how exitCode knows one.
var errUsage = errors.New("compare -h lists the flags")

// config is a valid command line.
type config struct {
	contestants []contestant.Contestant
	workloads   []routertest.Workload
	pace        pace
	quick       bool
	dir         string
	command     string // what to type for the like of it
}

// parse reads the flags. If they ask for help it prints that to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer) (config, error) {
	var c config
	fs := flag.NewFlagSet("compare", flag.ContinueOnError)
	fs.BoolVar(&c.quick, "quick", false, "measure in short rounds, for a look: not for publishing")
	fs.Func("count", fmt.Sprintf("`number` of rounds, at least %d unless with -quick (default %d, or %d with -quick)",
		stats.MinRounds, fullPace.rounds, quickPace.rounds), c.pace.setRounds)
	router := fs.String("router", "", "`regexp` of the names of the routers to compare; floor and noop always are")
	request := fs.String("request", "", "`regexp` of the names of the requests to measure")
	fs.StringVar(&c.dir, "o", "report", "`folder` for the report")

	fs.SetOutput(io.Discard) // the error is returned, and says it in one line
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		fmt.Fprint(stdout, examples)
		return c, err
	case err != nil:
		return c, usageError("%v", err)
	case fs.NArg() > 0:
		return c, usageError("unexpected argument %q: there are only flags", fs.Arg(0))
	case c.dir == "":
		return c, usageError(`-o "": want a folder`)
	}
	if err := cmp.Or(c.setPace(), c.pick(*router, *request)); err != nil {
		return c, err
	}
	c.command = c.like(*router, *request)
	return c, nil
}

// setRounds reads -count.
func (p *pace) setRounds(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return errors.New("want a number, 1 or more")
	}
	p.rounds = n
	return nil
}

// setPace fills in what -quick and -count have left open.
func (c *config) setPace() error {
	p := fullPace
	if c.quick {
		p = quickPace
	}
	if c.pace.rounds == 0 {
		c.pace.rounds = p.rounds
	}
	c.pace.each = p.each
	if c.pace.rounds < stats.MinRounds && !c.quick {
		return usageError("-count %d: fewer than %d rounds give no interval at %.0f %% confidence; want %[2]d or more, or -quick for a look without",
			c.pace.rounds, stats.MinRounds, 100*stats.Confidence)
	}
	return nil
}

// pick finds the routers and requests to compare. Those to measure by are there even if they were not asked for.
func (c *config) pick(router, request string) error {
	contestants, workloads := contestant.All(), routertest.Workloads()
	byName := func(c contestant.Contestant) string { return c.Name }
	wanted, err := matching("-router", router, contestants, byName)
	if err != nil {
		return err
	}
	c.contestants = slices.DeleteFunc(contestants, func(c contestant.Contestant) bool {
		return c.Group != report.GroupGauge && !slices.Contains(wanted, c.Name)
	})
	requests, err := matching("-request", request, workloads, func(w routertest.Workload) string { return w.Name })
	c.workloads = slices.DeleteFunc(workloads, func(w routertest.Workload) bool { return !slices.Contains(requests, w.Name) })
	return err
}

// matching returns the names that a flag's regexp matches, or an error that says which there are.
func matching[T any](flag, expression string, all []T, name func(T) string) ([]string, error) {
	re, err := regexp.Compile(expression)
	if err != nil {
		return nil, usageError("%s: %v", flag, err)
	}
	var names, found []string
	for _, x := range all {
		names = append(names, name(x))
		if re.MatchString(name(x)) {
			found = append(found, name(x))
		}
	}
	if found == nil {
		return nil, usageError("%s %q matches none of %s", flag, expression, strings.Join(names, ", "))
	}
	return found, nil
}

// like returns what to type for another report of the kind, wherever it is to be written.
func (c *config) like(router, request string) string {
	s, usual := "go run -C compare .", fullPace
	if c.quick {
		s, usual = s+" -quick", quickPace
	}
	if c.pace.rounds != usual.rounds {
		s += fmt.Sprintf(" -count %d", c.pace.rounds)
	}
	for _, f := range [][2]string{{"-router", router}, {"-request", request}} {
		if f[1] != "" {
			s += " " + f[0] + " '" + strings.ReplaceAll(f[1], "'", `'\''`) + "'"
		}
	}
	return s
}

// usageError returns an error that wraps errUsage.
func usageError(format string, args ...any) error {
	return fmt.Errorf("%s (%w)", fmt.Sprintf(format, args...), errUsage)
}

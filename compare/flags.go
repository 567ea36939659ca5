package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/generated"
	"gorouting/compare/internal/growth"
	"gorouting/compare/internal/measure"
)

const usage = `Usage: compare [flags]

Runs popular Go routers against the widget contract: what they answer, what a request costs, what their table of routes and
larger ones cost, and what part of a whole request routing is. Then it writes a report. This takes some twelve minutes on two
cores that do nothing else, one to two with -quick, and longer on a busy machine. Compiling comes on top: minutes the first time.

Flags:
`

const examples = `
Examples, in the repository's root:
  go run -C compare .                                # everything; the report is in compare/report
  go run -C compare . -quick                         # short rounds, one to two minutes; too few to rank
  go run -C compare . -o ../docs/report              # -C changes the folder: -o is relative to compare
  go run -C compare . -router 'chi|^match$' -request '^(hits|mixed)$' -count 8
  go run -C compare . -only growth -router gin       # what 10 to 10,000 routes cost
  go run -C compare . -only share                    # what part of a whole request routing is
  go run -C compare . -from report                   # draw the report in compare/report again, without measuring
  go run -C compare . -from report -against second   # do two runs say the same? status 1 if they contradict each other
  go run -C compare . -routes ../routes.txt          # who takes these routes, who answers otherwise, and what they cost
  go run -C compare . -routes ../routes.txt -only behaviour
  go run -C compare . -o ../pages -routes ../a.txt ../b.yaml   # a page for each file, in ../pages
  go run -C compare . -routes ../routes.txt -from gin -to servemux
  go run -C compare . -docs                          # measure what README.md and docs show, and put it there
  go run -C compare . -docs -from ../docs/report     # only put the figures of docs/report there
  go run -C compare . -docs -check                   # only look whether they are there
  benchstat -ignore process,round,load,others -col /router -row /request compare/report/bench.txt

Ctrl-C ends the measuring, writes what was found until then, and exits with status 130; a second one ends it at once. With
-docs, nothing is written then. Wrong flags are status 2, other errors 1. (go run itself exits with 1 for all of these.)
`

// pace is how often each process measures each request in each router, for how long, and how much of the rest there is.
type pace struct {
	rounds  int
	each    time.Duration
	sizes   []int         // of tables, for growth
	growers int           // how many of the processes measure them
	made    int           // up to how many routes routegen's routers are among them: the compiler takes long for large ones
	serving time.Duration // for how long a process serves a router, for share
	servers int           // how many of the processes do
}

// The paces of a run for publishing, and of one for a look.
var (
	fullPace  = pace{4, 20 * time.Millisecond, growth.Sizes, measure.ProcessCount, 10_000, time.Second, measure.ProcessCount}
	quickPace = pace{1, 5 * time.Millisecond, growth.Sizes[:3], 2, 100, 300 * time.Millisecond, 1}
)

// routesParts are the parts of a run with -routes.
var routesParts = []string{found.PartBehaviour, found.PartRequests, found.PartGrowth}

// errUsage is at the end of every error in the command line; exitCode tells such errors by it.
var errUsage = errors.New("compare -h lists the flags")

// config is a valid command line.
type config struct {
	contestants []library.Contestant
	servers     []library.Server
	requests    []measure.Request
	makers      []growth.Maker
	techniques  []string            // of routegen, to be measured with larger tables
	parts       []string            // of the run
	others      *measure.Benchmarks // to be measured beside the routers; nil if there are none
	pace        pace
	seed        uint64
	quick       bool
	dir         string
	from        string // the folder of an earlier report; "" to measure
	against     string // the folder of another one, to set beside it; "" for none
	docs, check bool
	routes      []string // the files of other routes to compare the libraries on; none for the widget routes
	pages       string   // with routes: the folder for a page for each of these files; "" to print them
	to          string   // with routes: the library that takes the place of the one that is then named by from
	command     string   // what to type for another report like this one
}

// parse reads the flags. If they ask for help it prints that to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer) (config, error) {
	var c config
	fs := flag.NewFlagSet("compare", flag.ContinueOnError)
	fs.BoolVar(&c.quick, "quick", false, "measure in short rounds, for a look, not for publishing")
	fs.Func("count", fmt.Sprintf("`number` of rounds; each of the %d processes measures once in each (default %d, or %d with -quick)",
		measure.ProcessCount, fullPace.rounds, quickPace.rounds), c.pace.setRounds)
	fs.Uint64Var(&c.seed, "seed", 0, "`number` from which the layouts of the processes and the order of the routers are drawn; the report says it (default another each time)")
	router := fs.String("router", "", "`regexp` of the names of the routers to compare; the gauges, such as baseline and noop, always are")
	request := fs.String("request", "", "`regexp` of the names of the requests to measure")
	only := fs.String("only", "", "`regexp` of the parts of the run: "+strings.Join(found.Parts(), ", ")+" (default all)")
	fs.StringVar(&c.dir, "o", "report", "`folder` for the report")
	fs.StringVar(&c.from, "from", "", "`folder` of an earlier report: draw it again from its raw lines, and measure nothing; with -to, the library that is left")
	fs.StringVar(&c.against, "against", "", "with -from: `folder` of a report of another run: print how far the two agree on who is faster, and write nothing")
	fs.Func("routes", "`file` of routes, and more files behind it: print which libraries take them, how they answer otherwise, and what they cost, also in the routers of routegen; with -o, write a page for each file into that folder", c.addRoutes)
	fs.StringVar(&c.to, "to", "", "with -routes and -from: print only what changes from that `library` to this one, gin to servemux, say")
	fs.BoolVar(&c.docs, "docs", false, "measure all that README.md and docs show; write it there, and the report into docs/report")
	fs.BoolVar(&c.check, "check", false, "with -docs: change nothing, and fail if a document does not show the figures of docs/report")

	fs.SetOutput(io.Discard) // the error is returned, and says it in one line
	switch err := c.parseAll(fs, args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		fmt.Fprint(stdout, examples)
		return c, err
	case err != nil:
		return c, usageError("%v", err)
	case c.dir == "":
		return c, usageError(`-o "": want a folder`)
	}
	if err := cmp.Or(c.together(fs), c.pick(*router, *request, *only)); err != nil {
		return c, err
	}
	if c.routes != nil && len(c.libraryNames()) == 0 {
		return c, usageError("-router %q: with -routes, want a library", *router)
	}
	c.setPace()
	if c.seed == 0 {
		c.seed = uint64(rand.Uint32())
	}
	c.command = c.like(*router, *request, *only)
	return c, nil
}

// together returns an error if one flag makes another senseless.
func (c *config) together(fs *flag.FlagSet) error {
	given := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if given["from"] && c.from == "" {
		return usageError(`-from "": want the folder of a report`)
	}
	if given["against"] && (c.against == "" || c.from == "") {
		return usageError("-against %q: want the folder of a report, and -from with that of the other one", c.against)
	}
	if c.check && !c.docs {
		return usageError("-check: want -docs with it")
	}
	if given["to"] && (c.routes == nil || c.from == "") {
		return usageError("-to: want -routes and -from with it")
	}
	if err := c.checkRoutes(given); err != nil {
		return err
	}
	for _, rule := range []struct {
		flag, why string
		on        bool
		without   []string
	}{
		{"check", "only looks at what docs/report has", c.check, []string{"from", "quick", "count", "seed"}},
		{"against", "only prints", c.against != "", []string{"docs", "routes", "o"}},
		{"docs", "shows every router and request, and docs/report", c.docs, []string{"router", "request", "only", "o"}},
		{"routes", "has requests and a pace of its own", c.routes != nil, []string{"count", "seed", "request", "docs", "check"}},
		{"to", "names both libraries, measures nothing, and prints", c.to != "", []string{"router", "quick", "only", "o"}},
		{"from", "measures nothing", c.from != "" && c.to == "", []string{"quick", "count", "seed", "router", "request", "only"}},
	} {
		for _, name := range rule.without {
			if rule.on && given[name] {
				return usageError("-%s %s: want no -%s with it", rule.flag, rule.why, name)
			}
		}
	}
	return nil
}

// checkRoutes returns an error if what goes with -routes makes no sense.
func (c *config) checkRoutes(given map[string]bool) error {
	switch {
	case c.routes != nil && c.from != "" && c.to == "":
		return usageError("-from %s: with -routes, want -to with it", c.from)
	case c.to != "":
		return checkLibraries(c.from, c.to)
	case c.routes != nil && given["o"]:
		c.pages = c.dir
		return checkPages(c.pages, c.routes)
	}
	return nil
}

// parseAll reads the flags, and the files of routes that stand behind the one of -routes, as a shell leaves them there for *.txt.
func (c *config) parseAll(fs *flag.FlagSet, args []string) error {
	for {
		if err := fs.Parse(args); err != nil || fs.NArg() == 0 {
			return err
		}
		if c.routes == nil {
			return fmt.Errorf("unexpected argument %q: there are only flags, and files behind -routes", fs.Arg(0))
		}
		if err := c.addRoutes(fs.Arg(0)); err != nil {
			return err
		}
		args = fs.Args()[1:]
	}
}

// addRoutes reads -routes.
func (c *config) addRoutes(file string) error {
	if file == "" {
		return errors.New("want a file")
	}
	c.routes = append(c.routes, file)
	return nil
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

// setPace fills in what -quick and -count left open.
func (c *config) setPace() {
	p := fullPace
	if c.quick {
		p = quickPace
	}
	if c.pace.rounds > 0 {
		p.rounds = c.pace.rounds
	}
	c.pace = p
}

// pick finds the routers, requests and parts of the run. The gauges are always among the routers, because the others are measured
// by them.
func (c *config) pick(router, request, only string) error {
	contestants, requests := library.All(), measure.Requests()
	servers := library.Servers()
	var names []string
	for _, x := range contestants {
		names = append(names, x.Name)
	}
	for _, s := range servers {
		names = append(names, s.Name)
	}
	names = append(names, slices.DeleteFunc(generated.Names(), func(name string) bool { return slices.Contains(names, name) })...)
	wanted, err := matching("-router", router, names, func(name string) string { return name })
	if err != nil {
		return err
	}
	c.servers = slices.DeleteFunc(servers, func(s library.Server) bool { return !slices.Contains(wanted, s.Name) })
	c.contestants = slices.DeleteFunc(contestants, func(c library.Contestant) bool {
		return c.Group != found.GroupGauge && !slices.Contains(wanted, c.Name)
	})
	c.makers = slices.DeleteFunc(growth.Makers(), func(m growth.Maker) bool { return !slices.Contains(wanted, m.Name) && router != "" })
	c.techniques = slices.DeleteFunc(generated.Names(), func(name string) bool { return !slices.Contains(wanted, name) })
	parts := found.Parts()
	if c.routes != nil {
		parts = routesParts
	}
	if c.parts, err = matching("-only", only, parts, func(part string) string { return part }); err != nil {
		return err
	}
	wanted, err = matching("-request", request, requests, func(q measure.Request) string { return q.Name })
	c.requests = slices.DeleteFunc(requests, func(q measure.Request) bool { return !slices.Contains(wanted, q.Name) })
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

// like returns what to type for another report like this one, in the folder that is the default.
func (c *config) like(router, request, only string) string {
	s, usual := "go run -C compare .", fullPace
	if c.docs {
		s += " -docs"
	}
	if c.routes != nil {
		s += " -routes"
		for _, file := range c.routes {
			s += " " + shellWord(file)
		}
	}
	if c.pages != "" {
		s += " -o " + shellWord(c.pages)
	}
	if c.quick {
		s, usual = s+" -quick", quickPace
	}
	if c.pace.rounds != usual.rounds {
		s += fmt.Sprintf(" -count %d", c.pace.rounds)
	}
	for _, f := range [][2]string{{"-router", router}, {"-request", request}, {"-only", only}} {
		if f[1] != "" {
			s += " " + f[0] + " " + quoted(f[1])
		}
	}
	return s
}

// plainWord is what a shell takes as it stands.
var plainWord = regexp.MustCompile(`^[\w./+-]+$`)

// shellWord returns text as a shell takes it for one word, in quotes if it has to be.
func shellWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return quoted(text)
}

// quoted returns text in the quotes of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// usageError returns an error that wraps errUsage.
func usageError(format string, args ...any) error {
	return fmt.Errorf("%s (%w)", fmt.Sprintf(format, args...), errUsage)
}

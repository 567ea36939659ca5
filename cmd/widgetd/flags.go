package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"gorouting/internal/routers"
)

const usage = `Usage: widgetd [flags]

Serves one of the eight widget routers over HTTP until SIGINT, SIGTERM or SIGHUP.

Flags (examples of durations: 500ms, 10s, 1m30s):
`

const examples = `
Examples:
  widgetd -router split &
  curl -i --retry 3 --retry-connrefused http://127.0.0.1:8080/api/widgets
  curl -i -X POST http://127.0.0.1:8080/api/widgets/foo/parts/7/update
  kill %1                                        # answers the requests in flight, then exits
  widgetd -router chirouter -addr 127.0.0.1:0    # any free port; the log prints it
  widgetd -addr :8080                            # every network of this machine
  widgetd -ops-addr 127.0.0.1:6060               # /livez, /readyz, /metrics and /debug/pprof/ on port 6060
`

// config is a valid command line.
type config struct {
	router      routers.Router
	addr        string
	opsAddr     string // may be empty
	logFormat   string // text or json
	logRequests bool
	limits      limits
}

// parse reads the flags. For -h it prints the help to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer) (config, error) {
	var c config
	fs := flag.NewFlagSet("widgetd", flag.ContinueOnError)
	router := fs.String("router", "match", "`name` of the router: "+routerNames())
	fs.StringVar(&c.addr, "addr", "127.0.0.1:8080", "`host:port` to listen on; port 0 means any free port")
	fs.StringVar(&c.opsAddr, "ops-addr", "", "loopback `host:port` for /livez, /readyz, /metrics and /debug/pprof/ (default none)")
	fs.StringVar(&c.logFormat, "log-format", "text", "`format` of the log, text or json")
	fs.BoolVar(&c.logRequests, "log-requests", true, "log every request; -log-requests=false logs only failures")
	limitFlags(fs, &c.limits)

	fs.SetOutput(io.Discard) // the returned error is enough
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		printHelp(fs, stdout)
		return c, err
	case err != nil:
		return c, usageError("%v", err)
	case fs.NArg() > 0:
		return c, usageError("unexpected argument %q", fs.Arg(0))
	}
	if err := c.setRouter(*router); err != nil {
		return c, err
	}
	return c, c.check(isSet(fs, "drain-delay"))
}

func (c *config) setRouter(name string) error {
	i := slices.IndexFunc(routers.All, func(r routers.Router) bool { return r.Name == name })
	if i < 0 {
		return usageError("unknown router %q: must be one of %s", name, routerNames())
	}
	c.router = routers.All[i]
	return nil
}

// check returns an error for the first invalid flag. Without -ops-addr it sets the drain delay to 0: no load balancer
// can ask for readiness.
func (c *config) check(delaySet bool) error {
	if err := checkAddr("addr", c.addr); err != nil {
		return err
	}
	if c.logFormat != "text" && c.logFormat != "json" {
		return usageError("-log-format %q: must be text or json", c.logFormat)
	}
	if c.opsAddr != "" {
		if err := checkLoopback("ops-addr", c.opsAddr); err != nil {
			return err
		}
	} else if delaySet {
		return usageError("-drain-delay %v: requires -ops-addr, because only its /readyz shows that a drain has begun", c.limits.delay)
	} else {
		c.limits.delay = 0
	}
	return c.limits.check()
}

func (c config) logHandler(w io.Writer) slog.Handler {
	if c.logFormat == "json" {
		return slog.NewJSONHandler(w, nil)
	}
	return slog.NewTextHandler(w, nil)
}

// isSet reports whether the command line contains the flag.
func isSet(fs *flag.FlagSet, name string) (set bool) {
	fs.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

func usageError(format string, args ...any) error {
	return fmt.Errorf(format+" (widgetd -h lists the flags)", args...)
}

func printHelp(fs *flag.FlagSet, w io.Writer) {
	fmt.Fprint(w, usage)
	fs.SetOutput(w)
	fs.PrintDefaults()
	fmt.Fprint(w, examples)
}

func routerNames() string {
	var names []string
	for _, r := range routers.All {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

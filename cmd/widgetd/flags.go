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

Flags (a duration is a number with its unit: 500ms, 10s, 1m30s):
`

const examples = `
Examples:
  widgetd -router split &
  curl -i --retry 3 --retry-connrefused http://127.0.0.1:8080/api/widgets
  curl -i -X POST http://127.0.0.1:8080/api/widgets/foo/parts/7/update
  kill %1                                        # requests in flight finish first
  widgetd -router chirouter -addr 127.0.0.1:0    # any free port: the log says which
  widgetd -addr :8080                            # every network of this machine, not only loopback
  widgetd -ops-addr 127.0.0.1:6060               # also /livez, /readyz, /metrics and /debug/pprof/, there
`

// config is a valid command line.
type config struct {
	router      routers.Router
	addr        string
	opsAddr     string // empty for none
	logFormat   string // text or json
	logRequests bool
	limits      limits
}

// parse reads the flags. If they ask for help it prints that to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer) (config, error) {
	var c config
	fs := flag.NewFlagSet("widgetd", flag.ContinueOnError)
	router := fs.String("router", "match", "`name` of the router: "+routerNames())
	fs.StringVar(&c.addr, "addr", "127.0.0.1:8080", "`host:port` to listen on; port 0 is any free one")
	fs.StringVar(&c.opsAddr, "ops-addr", "", "loopback `host:port` of readiness, liveness, metrics and pprof (default none)")
	fs.StringVar(&c.logFormat, "log-format", "text", "`format` of the log, text or json")
	fs.BoolVar(&c.logRequests, "log-requests", true, "log every request; -log-requests=false logs only what goes wrong")
	limitFlags(fs, &c.limits)

	fs.SetOutput(io.Discard) // the error is returned, and says it in one line
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

// setRouter finds the router with that name.
func (c *config) setRouter(name string) error {
	i := slices.IndexFunc(routers.All, func(r routers.Router) bool { return r.Name == name })
	if i < 0 {
		return usageError("unknown router %q: want one of %s", name, routerNames())
	}
	c.router = routers.All[i]
	return nil
}

// check returns an error for the first flag whose value is no good. Without -ops-addr nobody can ask for readiness,
// so that there is nothing to delay the drain for.
func (c *config) check(delaySet bool) error {
	if err := checkAddr("addr", c.addr); err != nil {
		return err
	}
	if c.logFormat != "text" && c.logFormat != "json" {
		return usageError("-log-format %q: want text or json", c.logFormat)
	}
	if c.opsAddr != "" {
		if err := checkLoopback("ops-addr", c.opsAddr); err != nil {
			return err
		}
	} else if delaySet {
		return usageError("-drain-delay %v: needs -ops-addr, without which nobody sees that the server is not ready", c.limits.delay)
	} else {
		c.limits.delay = 0
	}
	return c.limits.check()
}

// logHandler returns a handler that writes to w in the format of the configuration.
func (c config) logHandler(w io.Writer) slog.Handler {
	if c.logFormat == "json" {
		return slog.NewJSONHandler(w, nil)
	}
	return slog.NewTextHandler(w, nil)
}

// isSet reports whether the command line has the flag.
func isSet(fs *flag.FlagSet, name string) (set bool) {
	fs.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

// usageError returns an error in the command line.
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

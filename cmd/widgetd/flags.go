package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gorouting/internal/routers"
)

const usage = `Usage: widgetd [flags]

Serves one of the eight widget routers over HTTP until SIGINT or SIGTERM.

Flags (a duration is a number with its unit: 500ms, 10s, 1m30s):
`

const examples = `
Examples:
  widgetd -router split &
  curl -i http://127.0.0.1:8080/api/widgets
  curl -i -X POST http://127.0.0.1:8080/api/widgets/foo/parts/7/update
  widgetd -router chirouter -addr 127.0.0.1:0    # any free port: the log says which
  widgetd -addr :8080                            # every network of this machine, not only loopback
`

// maxHeader is the most that -max-header takes, and net/http's own default.
const maxHeader = 1 << 20

// errUsage ends the text of every error in the command line, and is how exitCode knows one.
var errUsage = errors.New("widgetd -h lists the flags")

// config is a valid command line.
type config struct {
	router routers.Router
	addr   string
	limits limits
}

// parse reads the flags. If they ask for help it prints that to stdout and returns flag.ErrHelp.
func parse(args []string, stdout io.Writer) (config, error) {
	var c config
	fs := flag.NewFlagSet("widgetd", flag.ContinueOnError)
	router := fs.String("router", "match", "`name` of the router: "+routerNames())
	fs.StringVar(&c.addr, "addr", "127.0.0.1:8080", "`host:port` to listen on; port 0 is any free one")
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
	case c.addr == "":
		return c, usageError(`-addr "": want host:port`) // net.Listen would take it for every network, any port
	}
	i := slices.IndexFunc(routers.All, func(r routers.Router) bool { return r.Name == *router })
	if i < 0 {
		return c, usageError("unknown router %q: want one of %s", *router, routerNames())
	}
	c.router = routers.All[i]
	return c, checkLimits(fs)
}

// limitFlags defines a flag for each limit. A request takes at most the header and the write timeout,
// so that the default for the drain is enough for any.
func limitFlags(fs *flag.FlagSet, l *limits) {
	for _, f := range []struct {
		target *time.Duration
		name   string
		value  time.Duration
		gives  string
	}{
		{&l.header, "header-timeout", 5 * time.Second, "what a client has to send a header"},
		{&l.read, "read-timeout", 10 * time.Second, "what a client has to send a whole request"},
		{&l.write, "write-timeout", 10 * time.Second, "what there is from the end of the header to the end of the answer"},
		{&l.idle, "idle-timeout", time.Minute, "what a connection may wait for its next request"},
		{&l.drain, "drain-timeout", 15 * time.Second, "what requests in flight have to finish after SIGINT or SIGTERM"},
	} {
		fs.DurationVar(f.target, f.name, f.value, f.gives)
	}
	fs.IntVar(&l.maxHeader, "max-header", 64<<10,
		fmt.Sprintf("`bytes` that a header may have, up to %d; net/http lets 4096 more pass", maxHeader))
}

// checkLimits returns an error for the first flag whose time or size is none, or for too large a header.
func checkLimits(fs *flag.FlagSet) error {
	var err error
	fs.VisitAll(func(f *flag.Flag) {
		duration, isDuration := f.Value.(flag.Getter).Get().(time.Duration)
		size, isSize := f.Value.(flag.Getter).Get().(int)
		switch {
		case err != nil:
		case isDuration && duration <= 0 || isSize && size <= 0:
			err = usageError("-%s %s: must be more than zero", f.Name, f.Value)
		case size > maxHeader:
			err = usageError("-%s %s: must be at most %d", f.Name, f.Value, maxHeader)
		}
	})
	return err
}

// usageError returns an error that wraps errUsage.
func usageError(format string, args ...any) error {
	return fmt.Errorf("%s (%w)", fmt.Sprintf(format, args...), errUsage)
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
